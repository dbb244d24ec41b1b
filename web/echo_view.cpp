// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/echo_view.hpp"

#include "base/strings.hpp"
#include "web/wording.hpp"

#include <algorithm>
#include <array>

namespace dossier::web {
namespace {

/// One sort of widening: how it is told and how it is switched.
struct Sort {
  Expansion::Kind kind;
  std::string_view name;   ///< of the switch
  bool Widening::*member;  ///< none for what the query itself asked for
};

constexpr std::array<Sort, 6> sorts{{{Expansion::Kind::Spelling, "spelling", &Widening::spelling},
                                     {Expansion::Kind::Stem, "word forms", &Widening::stems},
                                     {Expansion::Kind::Variant, "British and American spelling", &Widening::variants},
                                     {Expansion::Kind::Synonym, "synonyms", &Widening::synonyms},
                                     {Expansion::Kind::Acronym, "acronyms", &Widening::acronyms},
                                     {Expansion::Kind::Wildcard, "wildcards", nullptr}}};

constexpr std::size_t words_in_sight = 6;

View expansion_view(const Expansion& expansion) {
  std::string to;
  for (std::size_t i = 0; i < std::min(expansion.to.size(), words_in_sight); ++i) {
    to += (i == 0 ? "" : ", ") + expansion.to[i];
  }
  if (expansion.to.size() > words_in_sight)
    to += " and " + counted(expansion.to.size() - words_in_sight, "more", "more");
  return {{"from", expansion.from}, {"to", to}};
}

View widening_view(const Sort& sort, const QueryEcho& echo, const PageUrl& url) {
  View words = View::array();
  for (const auto& expansion : echo.expansions) {
    if (expansion.kind == sort.kind && !expansion.to.empty()) words.push_back(expansion_view(expansion));
  }
  const bool off = sort.member != nullptr && !(url.request.widening.*sort.member);
  if (words.empty() && !off) return View::array();
  View view{{"name", sort.name}, {"words", words}, {"off", off}, {"switch_href", false}};
  if (sort.member != nullptr) {
    auto switched = url;
    switched.request.offset = 0;
    switched.request.widening.*sort.member = off;
    view["switch_href"] = switched.text();
  }
  return view;
}

View diagnostic_view(const Diagnostic& diagnostic) {
  std::string hint;
  for (const auto& suggestion : diagnostic.suggestions) hint += (hint.empty() ? "Did you mean " : ", ") + suggestion;
  if (!hint.empty()) hint += "?";
  return {{"message", diagnostic.message}, {"hint", hint}};
}

}  // namespace

View echo_view(const QueryEcho& echo, const PageUrl& url) {
  View widenings = View::array();
  for (const auto& sort : sorts) {
    auto view = widening_view(sort, echo, url);
    if (!view.empty()) widenings.push_back(std::move(view));
  }
  View diagnostics = View::array();
  for (const auto& diagnostic : echo.diagnostics) diagnostics.push_back(diagnostic_view(diagnostic));
  View relaxations = View::array();
  for (const auto& relaxation : echo.relaxations) {
    if (relaxation.passages == 0) continue;
    const auto changed = relaxation.facet.empty() ? url.with_query(relaxation.query) : url.without(relaxation.facet);
    relaxations.push_back({{"without", relaxation.without},
                           {"count", counted(relaxation.passages, "passage")},
                           {"href", changed.text()}});
  }
  return {{"understood", echo.understood != echo.given ? echo.understood : std::string()},
          {"implied", echo.implied},
          {"widenings", widenings},
          {"widened", !widenings.empty()},
          {"diagnostics", diagnostics},
          {"relaxations", relaxations},
          {"relaxed", !relaxations.empty()}};
}

}  // namespace dossier::web
