// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/api/suggest.hpp"

#include "base/analyzer.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/response_json.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace dossier::web {
namespace {

constexpr std::size_t words_looked_at = 2000;
constexpr std::uint32_t headings_looked_at = 20;
constexpr std::size_t most_words = 4;
constexpr std::size_t most_headings = 2;
constexpr std::size_t most_values = 3;  // of one facet
constexpr std::size_t longest_query = 512;

/// The query before its last word, and that word folded; no word where the query ends with a space or a bracket.
struct Typed {
  std::string_view before;
  std::string word;
};

Typed typed(std::string_view query) {
  Tokens tokens;
  Analyzer().analyze(query, tokens);
  if (tokens.empty()) return {query, {}};
  const auto last = tokens.span(tokens.size() - 1);
  if (last.end != query.size()) return {query, {}};
  return {query.substr(0, last.begin), std::string(tokens.term(tokens.size() - 1))};
}

class Collector {
 public:
  Collector(std::size_t limit, std::string_view query) : limit_(limit) { seen_.emplace(query); }

  bool add(Suggestion suggestion) {
    if (list.size() < limit_ && seen_.insert(suggestion.query).second) list.push_back(std::move(suggestion));
    return list.size() < limit_;
  }

  std::vector<Suggestion> list;

 private:
  std::size_t limit_;
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

Result<void> add_words(const Typed& typed, const IndexReader& reader, Collector& out) {
  std::vector<std::pair<std::uint32_t, std::string>> words;
  std::size_t looked_at = 0;
  auto visited = reader.visit_words(typed.word, [&](std::string_view term, std::uint32_t passages) {
    words.emplace_back(passages, term);
    return ++looked_at < words_looked_at;
  });
  if (!visited) return visited;
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (words.size() > most_words) words.resize(most_words);
  for (auto& [passages, word] : words) out.add({std::string(typed.before) + word, word, "word", passages});
  return {};
}

bool has_word_with(std::string_view value, std::string_view prefix) {
  const auto folded = fold(value);
  return folded.starts_with(prefix) || folded.find(' ' + std::string(prefix)) != std::string::npos;
}

void add_values(const Typed& typed, const std::vector<FacetCounts>& facets, const IndexReader& reader, Collector& out) {
  for (const auto& facet : facets) {
    std::size_t added = 0;
    for (const auto& count : facet.counts) {
      if (added == most_values || !has_word_with(count.value, typed.word)) continue;
      ++added;
      const auto filter = facet.facet + ":\"" + count.value + '"';
      const auto text = shown_value(facet.facet, count.value, reader);
      if (!out.add({std::string(typed.before) + filter, text, facet.facet, count.passages})) return;
    }
  }
}

Result<void> add_headings(const Typed& typed, const Searcher& searcher, Collector& out) {
  SearchRequest request;
  request.query = "heading:" + typed.word + "*";
  request.limit = headings_looked_at;
  request.facets = request.snippets = false;
  const auto response = searcher.search(request);
  if (!response) return response.error();
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

}  // namespace

Result<std::vector<Suggestion>> suggestions_for(std::string_view query, std::size_t limit, const IndexReader& reader,
                                                const Searcher& searcher, const std::vector<FacetCounts>& facets) {
  Collector out(limit, query);
  const auto last = typed(query);
  if (query.size() > longest_query || last.word.empty()) return std::move(out.list);
  SearchRequest request;
  request.query = query;
  request.limit = 0;
  request.facets = false;
  const auto response = searcher.search(request);
  if (!response) return response.error();
  bool begins_a_word = false;
  auto visited = reader.visit_words(last.word, [&](std::string_view, std::uint32_t) {
    begins_a_word = true;
    return false;
  });
  if (!visited) return std::move(visited).error();
  add_spelling(*response, query, begins_a_word ? last.before.size() : query.size(), out);
  if (auto done = add_words(last, reader, out); !done) return std::move(done).error();
  if (auto done = add_headings(last, searcher, out); !done) return std::move(done).error();
  add_values(last, facets, reader, out);
  return std::move(out.list);
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
