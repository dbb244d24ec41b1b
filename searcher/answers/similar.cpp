// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/similar.hpp"

#include "base/strings.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/types/list_order.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace dossier {
namespace {

/// Words of the passage that are searched: enough to tell it apart, few enough to be quick.
constexpr std::size_t query_words = 25;

/// Of nearness in meaning to the passage, in standard deviations of what the words score: a whole passage says better
/// what it means than the few words of a query do.
constexpr double meaning_weight = 2.0;

/// The passage's words by weight: frequency, logarithmic, times inverse document frequency. Words of no other passage
/// find nothing and are left out, as are stop words and numbers.
Result<std::vector<SharedTerm>> telling_words(const PassageSource& passages, const std::string& text) {
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  std::map<std::string, std::uint32_t, std::less<>> frequencies;
  for (std::size_t i = 0; i < tokens.size(); ++i) ++frequencies[std::string(tokens.term(i))];
  std::vector<SharedTerm> terms;
  std::vector<std::string> words;
  for (const auto& [term, frequency] : frequencies) words.push_back(term);
  const auto& stop_words = StopWords::for_words(words);
  for (const auto& [term, frequency] : frequencies) {
    const auto with = passages.passages_with(TextField::Text, term);
    if (!with) return with.error();
    if (is_number(term) || *with < 2 || stop_words.contains(term)) continue;
    terms.push_back({term, (1 + std::log(frequency)) * inverse_document_frequency(passages.passage_count(), *with)});
  }
  std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
  if (terms.size() > query_words) terms.resize(query_words);
  return terms;
}

/// Parts of a score by word, greatest first.
std::vector<SharedTerm> shared_terms(const std::vector<ScorePart>& parts) {
  std::map<std::string, double> weights;
  for (const auto& part : parts) {
    if (!part.term.empty()) weights[part.term] += part.weight;
  }
  std::vector<SharedTerm> terms;
  for (const auto& [term, weight] : weights) terms.push_back({term, weight});
  std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return terms;
}

SearchRequest request_for(const SimilarRequest& similar, const Passage& passage, const std::vector<SharedTerm>& terms) {
  SearchRequest request;
  for (const auto& term : terms) request.query += (request.query.empty() ? "" : " ") + term.term;
  request.filters = similar.filters;
  request.filters.push_back({"paper", {}, {passage.paper}});
  request.user_notes = similar.user_notes;
  request.expansion.spelling = false;
  request.expansion.synonyms = false;
  request.expansion.related = false;
  request.limit = similar.limit;
  request.per_paper = similar.per_paper;
  request.explain = true;
  request.ranking = similar.ranking;
  request.ranking.all_words_weight = 0;
  request.ranking.proximity_weight = 0;
  request.ranking.context_weight = 0;
  request.ranking.neighbour_weight = 0;
  request.ranking.meaning_weight = meaning_weight;
  request.ranking.meaning_best_weight = 0;  // the best are no better a sign of what is meant than the passage itself
  return request;
}

/// What there is to say of the filters; the words were not typed by anyone.
std::vector<Diagnostic> of_filters(std::vector<Diagnostic> diagnostics) {
  const std::set<std::string_view> codes{to_string(DiagnosticCode::UnknownField),
                                         to_string(DiagnosticCode::UnknownValue), to_string(DiagnosticCode::BadRange)};
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) { return !codes.contains(diagnostic.code); });
  return diagnostics;
}

/// What is given of a run: the passages, and the facets where they are asked for.
Result<void> add_hits(const Catalogue& catalogue, QueryRun& run, const SearchRequest& request,
                      SimilarResponse& response) {
  response.facets = run.found().facets(request.facet_values);
  HitBuilder builder(catalogue, run, request);
  const auto best = run.best(request.limit);
  if (!best) return best.error();
  for (const auto& ranked : *best) {
    auto hit = builder.build(ranked);
    if (!hit) return hit.error();
    if (auto added = builder.add_paper(*hit, response.hit_papers); !added) return added.error();
    auto shared = shared_terms(hit->parts);
    response.hits.push_back({std::move(hit.value()), std::move(shared)});
  }
  return {};
}

}  // namespace

Result<SimilarResponse> answer_similar(SearchState& state, const SimilarRequest& similar) {
  const Stopwatch stopwatch;
  const auto& catalogue = state.ports.catalogue;
  const auto doc = catalogue.find(similar.id);
  if (!doc) return doc.error();
  auto passage = catalogue.passage(*doc);
  if (!passage) return passage.error();

  SimilarResponse response;
  response.passage = std::move(passage.value());
  auto terms = telling_words(state.ports.passages, response.passage.text);
  if (!terms) return std::move(terms).error();
  response.terms = *std::move(terms);
  const auto request = request_for(similar, response.passage, response.terms);
  if (!response.terms.empty()) {
    const auto started =
        QueryRun::start(state.ports, request, similar.facets ? catalogue.facets() : std::vector<std::string>());
    if (!started) return started.error();
    auto& run = **started;
    run.mean_passage(*doc);
    if (auto added = add_hits(catalogue, run, request, response); !added) return added.error();
    sort_passages(
        response.hits, similar.sort, [](const SimilarHit& one) -> const Passage& { return one.hit.passage; },
        [&](const SimilarHit& one) -> const Paper& { return response.hit_papers.at(one.hit.passage.paper); });
    response.diagnostics = of_filters(run.query().echo.diagnostics);
  }
  auto paper = catalogue.paper(response.passage.paper);
  if (!paper) return paper.error();
  response.hit_papers.emplace(response.passage.paper, std::move(paper.value()));
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

SearchRequest asked_of(const SimilarRequest& request) {
  SearchRequest asked;
  asked.filters = request.filters;
  asked.user_notes = request.user_notes;
  asked.min_confidence = request.min_confidence;
  return asked;
}

}  // namespace dossier
