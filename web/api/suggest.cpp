// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/api/suggest.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/response_json.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace dossier::web {
namespace {

constexpr std::size_t words_looked_at = 2000;
constexpr std::uint32_t passages_looked_at = 20;
constexpr std::uint32_t papers_looked_at = 2000;
constexpr std::size_t most_words = 4;
constexpr std::size_t most_headings = 2;
constexpr std::size_t most_papers = 3;
constexpr std::size_t most_authors = 2;
constexpr std::size_t most_values = 3;  // of one facet
constexpr std::size_t most_values_of_field = 12;
constexpr std::size_t longest_query = 512;

/// The query before its last word, and that word folded; no word where the query ends with a space or a bracket. Where
/// the word is the beginning of a field's value, `before` goes up to the field.
struct Typed {
  std::string_view before;
  std::string word;
  std::string field;
};

bool is_field_char(char c) { return is_alpha_ascii(c) || is_digit(c) || c == '_' || c == '-'; }

/// Takes `dyad:`, `author:"` from the end of what stands before the word.
void read_field(Typed& typed) {
  auto rest = typed.before;
  if (rest.ends_with('"')) rest.remove_suffix(1);
  if (!rest.ends_with(':')) return;
  rest.remove_suffix(1);
  auto begin = rest.size();
  while (begin > 0 && is_field_char(rest[begin - 1])) --begin;
  if (begin < rest.size() && rest[begin] == '-') ++begin;  // an exclusion
  typed.field = lowered(rest.substr(begin));
  if (!typed.field.empty()) typed.before = typed.before.substr(0, begin);
}

Typed typed(std::string_view query) {
  Tokens tokens;
  Analyzer().analyze(query, tokens);
  Typed out{query, {}, {}};
  const auto last = tokens.empty() ? TextSpan{} : tokens.span(tokens.size() - 1);
  if (!tokens.empty() && last.end == query.size()) {
    out.before = query.substr(0, last.begin);
    out.word = std::string(tokens.term(tokens.size() - 1));
  }
  read_field(out);
  return out;
}

/// Suggestions by kind, so that no kind takes all places.
class Collector {
 public:
  explicit Collector(std::string_view query) { seen_.emplace(query); }

  /// What is added from now on is of another kind.
  void begin_kind() { kinds_.emplace_back(); }
  void add(Suggestion suggestion) {
    if (seen_.insert(suggestion.query).second) kinds_.back().push_back(std::move(suggestion));
  }
  /// The first of each kind, then the second of each, up to the limit; shown kind by kind.
  [[nodiscard]] std::vector<Suggestion> best(std::size_t limit) const {
    std::vector<std::size_t> taken(kinds_.size(), 0);
    for (std::size_t left = limit, before = limit + 1; left > 0 && left < before;) {
      before = left;
      for (std::size_t i = 0; i < kinds_.size() && left > 0; ++i) {
        if (taken[i] == kinds_[i].size()) continue;
        ++taken[i];
        --left;
      }
    }
    std::vector<Suggestion> out;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      out.insert(out.end(), kinds_[i].begin(), kinds_[i].begin() + static_cast<std::ptrdiff_t>(taken[i]));
    }
    return out;
  }

 private:
  std::vector<std::vector<Suggestion>> kinds_{1};
  std::set<std::string> seen_;
};

/// `end`: of what has been typed out; the word behind it may be the beginning of a right one.
void add_spelling(const SearchResponse& response, std::string_view query, std::size_t end, Collector& out) {
  std::string corrected(query);
  auto expansions = response.echo.expansions;
  std::sort(expansions.begin(), expansions.end(), [](const auto& a, const auto& b) { return a.span > b.span; });
  bool changed = false;
  for (const auto& expansion : expansions) {
    if (expansion.kind != Expansion::Kind::Spelling || expansion.to.empty() || expansion.span.end > end) continue;
    corrected.replace(expansion.span.begin, expansion.span.size(), expansion.to.front());
    changed = true;
  }
  if (changed) out.add({corrected, corrected, "spelling", response.total});
}

void add_words(const Typed& typed, const Vocabulary& vocabulary, Collector& out) {
  std::vector<std::pair<std::uint32_t, std::string>> words;
  std::size_t looked_at = 0;
  vocabulary.visit_words(TextField::Text, typed.word, [&](std::string_view term, std::uint32_t passages) {
    words.emplace_back(passages, term);
    return ++looked_at < words_looked_at;
  });
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (words.size() > most_words) words.resize(most_words);
  for (auto& [passages, word] : words) out.add({std::string(typed.before) + word, word, "word", passages});
}

bool has_word_with(std::string_view value, std::string_view prefix) {
  const auto folded = fold(value);
  return folded.starts_with(prefix) || folded.find(' ' + std::string(prefix)) != std::string::npos;
}

void add_values(const Typed& typed, const FacetCounts& facet, std::size_t most, const Catalogue& catalogue,
                Collector& out) {
  std::size_t added = 0;
  out.begin_kind();
  for (const auto& count : facet.counts) {
    const auto text = shown_value(facet.facet, count.value, catalogue);
    if (!has_word_with(count.value, typed.word) && !has_word_with(text, typed.word)) continue;
    if (added++ == most) return;
    out.add({std::string(typed.before) + facet.facet + ":\"" + count.value + '"', text, facet.facet, count.passages});
  }
}

/// The passages whose headings, titles or authors have a word that begins so; few of each paper.
Result<SearchResponse> found_in(std::string_view field, const Typed& typed, const Searcher& searcher) {
  SearchRequest request;
  request.query = std::string(field) + ":" + typed.word + "*";
  request.limit = passages_looked_at;
  if (field != "heading") request.per_paper = 1;
  request.facets = request.snippets = false;
  request.ranking.meaning_weight = 0;
  return searcher.search(request);
}

Result<void> add_headings(const Typed& typed, const Searcher& searcher, Collector& out) {
  const auto response = found_in("heading", typed, searcher);
  if (!response) return response.error();
  out.begin_kind();
  std::size_t added = 0;
  std::set<std::string_view> seen;
  for (const auto& hit : response->hits) {
    for (const auto& heading : hit.passage.heading) {
      const bool usable = heading.find('"') == std::string::npos && has_word_with(heading, typed.word);
      if (added == most_headings || !usable || !seen.insert(heading).second) continue;
      ++added;
      out.add({std::string(typed.before) + "heading:\"" + heading + '"', heading, "heading", 0});
    }
  }
  return {};
}

/// Papers that may have a word that begins so in their titles or authors: in a library of moderate size all of them, in
/// a larger one those that a search finds, which knows the words that stand in a text, too.
Result<std::vector<Paper>> papers_for(std::string_view field, const Typed& typed, const Catalogue& catalogue,
                                      const Searcher& searcher) {
  if (catalogue.info().papers <= papers_looked_at) return catalogue.papers();
  auto response = found_in(field, typed, searcher);
  if (!response) return response.error();
  std::vector<Paper> papers;
  for (auto& [id, paper] : response->hit_papers) papers.push_back(std::move(paper));
  return papers;
}

/// Authors by any of their names; each once.
Result<void> add_authors(const Typed& typed, const Catalogue& catalogue, const Searcher& searcher, Collector& out) {
  const auto papers = papers_for("author", typed, catalogue, searcher);
  if (!papers) return papers.error();
  out.begin_kind();
  std::set<std::string_view> seen;
  for (const auto& paper : *papers) {
    for (const auto& author : paper.authors) {
      const bool usable = author.find('"') == std::string::npos && has_word_with(author, typed.word);
      if (seen.size() == most_authors || !usable || !seen.insert(author).second) continue;
      out.add({std::string(typed.before) + "author:\"" + author + '"', author, "author", 0});
    }
  }
  return {};
}

/// Papers by a word of their titles.
Result<void> add_papers(const Typed& typed, const Catalogue& catalogue, const Searcher& searcher, Collector& out) {
  const auto papers = papers_for("title", typed, catalogue, searcher);
  if (!papers) return papers.error();
  out.begin_kind();
  std::size_t added = 0;
  for (const auto& paper : *papers) {
    const bool usable = paper.id.find('"') == std::string::npos && has_word_with(paper.title, typed.word);
    if (added == most_papers || !usable) continue;
    ++added;
    out.add({std::string(typed.before) + "paper:\"" + paper.id + '"', paper.title, "title", 0});
  }
  return {};
}

/// Of a field that was typed with the beginning of a value; false where there is no such field.
Result<bool> add_of_field(const Typed& typed, const Searcher& searcher, const Catalogue& catalogue,
                          const std::vector<FacetCounts>& facets, Collector& out) {
  const auto facet = std::ranges::find(facets, typed.field, &FacetCounts::facet);
  if (facet != facets.end()) {
    add_values(typed, *facet, most_values_of_field, catalogue, out);
    return true;
  }
  if (typed.word.empty()) return typed.field == "author" || typed.field == "title" || typed.field == "heading";
  Result<void> done;
  if (typed.field == "author") {
    done = add_authors(typed, catalogue, searcher, out);
  } else if (typed.field == "title") {
    done = add_papers(typed, catalogue, searcher, out);
  } else if (typed.field == "heading") {
    done = add_headings(typed, searcher, out);
  } else {
    return false;
  }
  if (!done) return done.error();
  return true;
}

}  // namespace

Result<std::vector<Suggestion>> suggestions_for(std::string_view query, std::size_t limit, const SearchableIndex& index,
                                                const std::vector<FacetCounts>& facets) {
  const auto& catalogue = index.catalogue();
  const auto& searcher = index.searcher();
  Collector out(query);
  const auto last = typed(query);
  if (query.size() > longest_query) return out.best(limit);
  if (!last.field.empty()) {
    const auto done = add_of_field(last, searcher, catalogue, facets, out);
    if (!done) return done.error();
    if (*done) return out.best(limit);
  }
  if (last.word.empty()) return out.best(limit);
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  request.facets = false;
  const auto response = searcher.search(request);
  if (!response) return response.error();
  bool begins_a_word = false;
  const auto vocabulary = index.vocabulary();
  vocabulary->visit_words(TextField::Text, last.word, [&](std::string_view, std::uint32_t) {
    begins_a_word = true;
    return false;
  });
  add_spelling(*response, query, begins_a_word ? last.before.size() : query.size(), out);
  out.begin_kind();
  add_words(last, *vocabulary, out);
  if (auto status = vocabulary->status(); !status) return std::move(status).error();
  if (auto done = add_papers(last, catalogue, searcher, out); !done) return std::move(done).error();
  if (auto done = add_authors(last, catalogue, searcher, out); !done) return std::move(done).error();
  if (auto done = add_headings(last, searcher, out); !done) return std::move(done).error();
  for (const auto& facet : facets) {
    if (facet.facet != "paper") add_values(last, facet, most_values, catalogue, out);
  }
  return out.best(limit);
}

std::string suggestions_json(std::string_view query, const std::vector<Suggestion>& suggestions) {
  nlohmann::ordered_json json{
      {"schema", json_schema}, {"query", query}, {"suggestions", nlohmann::ordered_json::array()}};
  for (const auto& one : suggestions) {
    json["suggestions"].push_back(
        {{"query", one.query}, {"text", one.text}, {"kind", one.kind}, {"passages", one.passages}});
  }
  return json_parts::printed(json, 2) + "\n";
}

std::string opensearch_json(std::string_view query, const std::vector<Suggestion>& suggestions) {
  auto json = nlohmann::ordered_json::array(
      {query, nlohmann::ordered_json::array(), nlohmann::ordered_json::array(), nlohmann::ordered_json::array()});
  for (const auto& one : suggestions) {
    json[1].push_back(one.query);
    json[2].push_back(one.kind);
  }
  return json_parts::printed(json, -1) + "\n";
}

}  // namespace dossier::web
