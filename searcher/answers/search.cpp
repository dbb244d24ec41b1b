// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/search.hpp"

#include "searcher/answers/search_state.hpp"

#include <utility>

namespace dossier {
namespace {

/// From the counts where they are of the hits alone.
Result<std::uint32_t> papers_of(const IndexReader& reader, const QueryRun& run,
                                const std::vector<FacetCounts>& facets) {
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (facets[i].facet == "paper" && run.tallies()[i].selection == nullptr) return facets[i].distinct;
  }
  const auto papers = reader.column("paper");
  if (!papers) return papers.error();
  return *papers == nullptr ? 0 : count_values(**papers, run.hits());
}

Result<SearchResponse> response_of(const IndexReader& reader, QueryRun& run, const SearchRequest& request) {
  SearchResponse response;
  response.total = run.hits().count();
  auto all_words = run.matches().all_words;
  all_words &= run.hits();
  response.total_all_words = all_words.count();
  auto loose = run.hits();
  loose -= run.matches().by_words;
  response.total_loose = loose.count();
  for (const auto& tally : run.tallies()) response.facets.push_back(to_counts(tally, request.facet_values));
  const auto papers = papers_of(reader, run, response.facets);
  if (!papers) return papers.error();
  response.papers = *papers;

  if (response.total > 0) run.add_near();
  HitBuilder builder(reader, run, request);
  // One hit more than are wanted tells whether the list goes on.
  auto ranks = run.ranks(request.offset, request.limit > 0 ? request.limit + std::size_t{1} : 0);
  if (!ranks) return std::move(ranks).error();
  response.more = ranks->size() > request.limit;
  if (response.more) ranks->resize(request.limit);
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
  const auto& reader = state.reader;
  auto run = QueryRun::start(reader, state.taxonomy, state.matcher, request,
                             request.facets ? reader.facets() : std::vector<std::string>());
  if (!run) return std::move(run).error();
  (*run)->ask_vectors(state.vectors);
  auto response = response_of(reader, **run, request);
  if (!response) return response;
  if (request.limit > 0 && request.offset == 0) {
    auto& notes = response->echo.diagnostics;
    if (auto papers = state.offer.find(request.query)) notes.insert(notes.begin(), std::move(*papers));
  }
  response->milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
