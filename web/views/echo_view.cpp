// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/echo_view.hpp"

#include "base/strings.hpp"
#include "searcher/types/without_repeats.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <array>

namespace dossier::web {
namespace {

/// One sort of expansion: how it is told and how it is switched.
struct Sort {
  Expansion::Kind kind;
  std::string_view name;            ///< of the switch
  bool ExpansionSwitches::*member;  ///< none for what the query itself asked for
};

constexpr std::array<Sort, 9> sorts{
    {{Expansion::Kind::Spelling, "spelling", &ExpansionSwitches::spelling},
     {Expansion::Kind::Stem, "word forms", &ExpansionSwitches::stems},
     {Expansion::Kind::Derived, "derived words, behind the others", nullptr},
     {Expansion::Kind::Compound, "other ways of writing", nullptr},
     {Expansion::Kind::Variant, "British and American spellings, traditional and simplified Chinese",
      &ExpansionSwitches::variants},
     {Expansion::Kind::Synonym, "synonyms", &ExpansionSwitches::synonyms},
     {Expansion::Kind::Acronym, "acronyms", &ExpansionSwitches::acronyms},
     {Expansion::Kind::Related, "related words", &ExpansionSwitches::related},
     {Expansion::Kind::Wildcard, "wildcards", nullptr}}};

constexpr std::size_t words_in_sight = 6;
constexpr std::size_t longest_in_line = 48;  // bytes of all words of a sort

/// A word as it is; what stands for a facet value in words: `theory: realism`.
std::string shown_word(const std::string& word, const Catalogue& catalogue) {
  const auto colon = word.find(':');
  if (colon == std::string::npos) return word;
  const auto facet = word.substr(0, colon);
  return facet + ": " + shown_value(facet, word.substr(colon + 1), catalogue);
}

View expansion_view(const Expansion& expansion, const Catalogue& catalogue) {
  std::string to;
  for (std::size_t i = 0; i < std::min(expansion.to.size(), words_in_sight); ++i) {
    to += (i == 0 ? "" : ", ") + shown_word(expansion.to[i], catalogue);
  }
  if (expansion.to.size() > words_in_sight)
    to += " and " + counted(expansion.to.size() - words_in_sight, "more", "more");
  return {{"from", expansion.from}, {"to", to}};
}

View expansion_group_view(const Sort& sort, const QueryEcho& echo, const PageUrl& url, const Catalogue& catalogue) {
  View words = View::array();
  std::size_t length = 0;
  for (const auto& expansion : echo.expansions) {
    if (expansion.kind != sort.kind || expansion.to.empty()) continue;
    words.push_back(expansion_view(expansion, catalogue));
    for (const auto& word : expansion.to) length += word.size();
  }
  // What was taken for a slip of the pen has to be seen; long lists are a click away.
  const bool folded = length > longest_in_line && sort.kind != Expansion::Kind::Spelling;
  const bool off = sort.member != nullptr && !(url.request.expansion.*sort.member);
  if (words.empty() && !off) return View::array();
  View view{{"name", sort.name},    {"words", words},   {"off", off},
            {"switch_href", false}, {"folded", folded}, {"in_line", !folded && !words.empty()}};
  if (sort.member != nullptr) {
    auto switched = url;
    switched.request.offset = 0;
    switched.request.expansion.*sort.member = off;
    view["switch_href"] = switched.text();
  }
  return view;
}

View meaning_view(const PageUrl& url) {
  auto switched = url;
  switched.request.offset = 0;
  switched.request.meaning = !url.request.meaning;
  return {{"name", "nearness in meaning"},  {"words", View::array()}, {"off", !url.request.meaning}, {"folded", false},
          {"switch_href", switched.text()}, {"in_line", false}};
}

/// What the URL chooses in a facet, in words.
std::string chosen_in(const PageUrl& url, const std::string& facet, const Catalogue& catalogue) {
  std::string out;
  for (const auto& filter : url.request.filters) {
    if (filter.facet != facet) continue;
    for (const auto& value : filter.any_of) out += (out.empty() ? "" : " or ") + shown_value(facet, value, catalogue);
    for (const auto& value : filter.none_of)
      out += (out.empty() ? "not " : ", not ") + shown_value(facet, value, catalogue);
  }
  return facet_title(facet) + ": " + out;
}

/// The query with a suggestion in the place that a diagnostic is about; empty for a place that is not in the query.
std::string query_with(const std::string& suggestion, const Diagnostic& diagnostic, const std::string& given) {
  if (diagnostic.span.begin >= diagnostic.span.end || diagnostic.span.end > given.size()) return {};
  return given.substr(0, diagnostic.span.begin) + suggestion + given.substr(diagnostic.span.end);
}

View diagnostic_view(const Diagnostic& diagnostic, const std::string& given, const PageUrl& url) {
  const bool senses = diagnostic.code == "several-senses";
  const bool replaces = diagnostic.code == "unknown-word" || diagnostic.code == "papers" || senses;
  View links = View::array();
  std::string hint;
  for (const auto& suggestion : diagnostic.suggestions) {
    const auto query = replaces ? query_with(suggestion, diagnostic, given) : std::string();
    if (query.empty()) {
      hint += (hint.empty() ? "Did you mean " : ", ") + suggestion;
    } else {
      links.push_back({{"text", suggestion}, {"href", url.with_query(query).text()}});
    }
  }
  if (!hint.empty()) hint += "?";
  const bool papers = diagnostic.code == "papers";
  return {{"message", diagnostic.message},
          {"hint", hint},
          {"linked", !links.empty()},
          {"link_name", papers   ? "Open"
                        : senses ? "Search for one:"
                                 : "Did you mean"},
          {"links", links}};
}

}  // namespace

View echo_view(const QueryEcho& echo, const PageUrl& url, const SearchableIndex& index) {
  const auto& catalogue = index.catalogue();
  View expansions = View::array();
  for (const auto& sort : sorts) {
    auto view = expansion_group_view(sort, echo, url, catalogue);
    if (!view.empty()) expansions.push_back(std::move(view));
  }
  if (index.finds_by_meaning()) expansions.push_back(meaning_view(url));
  const auto& all = *expansions.if_list();
  const bool any_folded =
      std::any_of(all.begin(), all.end(), [](const View& one) { return one.find("folded")->is_true_or_object(); });
  View diagnostics = View::array();
  for (const auto& diagnostic : without_repeats(echo.diagnostics)) {
    diagnostics.push_back(diagnostic_view(diagnostic, echo.given, url));
  }
  View relaxations = View::array();
  for (const auto& relaxation : echo.relaxations) {
    if (relaxation.passages == 0) continue;
    const auto changed = relaxation.facet.empty() ? url.with_query(relaxation.query) : url.without(relaxation.facet);
    relaxations.push_back(
        {{"without", relaxation.facet.empty() ? relaxation.without : chosen_in(url, relaxation.facet, catalogue)},
         {"count", counted(relaxation.passages, "passage")},
         {"href", changed.text()}});
  }
  return {{"understood", echo.understood != echo.given ? echo.understood : std::string()},
          {"implied", echo.implied},
          {"expansions", expansions},
          {"expanded", !expansions.empty()},
          {"any_folded", any_folded},
          {"diagnostics", diagnostics},
          {"relaxations", relaxations},
          {"relaxed", !relaxations.empty()}};
}

}  // namespace dossier::web
