// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/search.hpp"

#include "searcher/answers/search_state.hpp"

#include <utility>

namespace dossier {
namespace {

Result<SearchResponse> response_of(const Catalogue& catalogue, QueryRun& run, const SearchRequest& request) {
  const auto& found = run.found();
  SearchResponse response;
  response.total = found.total();
  response.total_all_words = found.all_words();
  response.total_loose = found.loose();
  response.facets = found.facets(request.facet_values);
  const auto papers = found.papers();
  if (!papers) return papers.error();
  response.papers = *papers;

  if (response.total > 0) run.add_near();
  HitBuilder builder(catalogue, run, request);
  // Where the number of hits does not tell whether the list goes on, one rank more than is wanted does. Ranks behind
  // the first ten cost more.
  const bool goes_on =
      request.limit > 0 && request.per_paper == 0 && response.total > std::uint64_t{request.offset} + request.limit;
  auto ranks = run.ranks(request.offset, request.limit + std::size_t{request.limit > 0 && !goes_on ? 1U : 0U});
  if (!ranks) return std::move(ranks).error();
  response.more = goes_on || ranks->size() > request.limit;
  if (ranks->size() > request.limit) ranks->resize(request.limit);
  for (const auto& ranked : *ranks) {
    auto hit = builder.build(ranked);
    if (!hit) return hit.error();
    if (auto added = builder.add_paper(*hit, response.hit_papers); !added) return added.error();
    response.hits.push_back(std::move(hit.value()));
  }
  auto echo = run.echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  return response;
}

}  // namespace

Result<SearchResponse> answer_search(SearchState& state, const SearchRequest& request) {
  const Stopwatch stopwatch;
  const auto& catalogue = state.ports.catalogue;
  auto run = QueryRun::start(state.ports, request, request.facets ? catalogue.facets() : std::vector<std::string>());
  if (!run) return std::move(run).error();
  (*run)->ask_vectors(state.vectors);
  auto response = response_of(catalogue, **run, request);
  if (!response) return response;
  if (request.limit > 0 && request.offset == 0) {
    auto& notes = response->echo.diagnostics;
    if (auto papers = state.offer.find(request.query)) notes.insert(notes.begin(), std::move(*papers));
  }
  response->milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
