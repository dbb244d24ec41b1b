// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/dispersion.hpp"

#include "base/collation.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"

#include <algorithm>
#include <span>

namespace dossier {
namespace {

/// The papers with a match, by number, in the order that is asked for.
Result<std::vector<std::uint32_t>> papers_in_order(const Found& found, SortOrder order) {
  const auto papers = found.values("paper");
  if (!papers) return papers.error();
  const auto& counts = papers->counts;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t paper = 0; paper < counts.size(); ++paper) {
    if (counts[paper] > 0) numbers.push_back(paper);
  }
  const auto ranks = collated_ranks(papers->values);
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (order == SortOrder::Relevance && counts[a] != counts[b]) return counts[a] > counts[b];
    return ranks[a] < ranks[b];
  });
  if (order != SortOrder::Year) return numbers;
  const auto hits = found.of_papers(numbers);
  if (!hits) return hits.error();
  std::vector<DocId> first;
  for (const auto& docs : *hits) {
    if (docs.empty())
      return Error{ErrorCode::IndexLocked, "the index was changed while it was being read", "ask again"};
    first.push_back(docs.front());
  }
  const auto by_year = found.paper_order(first, SortOrder::Year);
  if (!by_year) return by_year.error();
  std::vector<std::uint32_t> ordered;
  for (const auto ordinal : *by_year) ordered.push_back(numbers[ordinal]);
  return ordered;
}

/// `hits`: those of the paper, in reading order.
Result<DispersionPaper> marks_of(const Catalogue& catalogue, const std::string& id, const std::vector<DocId>& hits) {
  memory_reserve::give_up_if_low();
  auto paper = catalogue.paper(id);
  if (!paper) return std::move(paper).error();
  const auto passages = catalogue.passages_of(id);
  if (!passages) return passages.error();
  DispersionPaper out;
  out.paper = *std::move(paper);
  out.length = static_cast<std::uint32_t>(passages->size());
  auto next = hits.begin();
  for (std::uint32_t i = 0; i < passages->size() && next != hits.end(); ++i) {
    if ((*passages)[i] != *next) continue;
    auto passage = catalogue.passage(*next++);
    if (!passage) return std::move(passage).error();
    out.marks.push_back({i + 1, std::move(passage->id)});
  }
  return out;
}

}  // namespace

Result<DispersionResponse> answer_dispersion(SearchState& state, const DispersionRequest& request) {
  const Stopwatch stopwatch;
  auto search = request.search;
  search.limit = search.offset = 0;
  const auto run = QueryRun::start(state.ports, search, {});
  if (!run) return run.error();
  const auto& found = (*run)->found();
  DispersionResponse response;
  response.total = found.total();
  auto numbers = papers_in_order(found, search.sort);
  if (!numbers) return std::move(numbers).error();
  response.papers_with = static_cast<std::uint32_t>(numbers->size());
  const auto first = std::min<std::size_t>(request.search.offset, numbers->size());
  const auto count = std::min<std::size_t>(request.search.limit, numbers->size() - first);
  const auto wanted = std::span(*numbers).subspan(first, count);
  const auto hits = found.of_papers(wanted);
  if (!hits) return hits.error();
  auto echo = (*run)->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto id = state.ports.engine.paper_id(wanted[i]);
    if (!id) return id.error();
    auto one = marks_of(state.ports.catalogue, *id, (*hits)[i]);
    if (!one) return std::move(one).error();
    response.papers.push_back(*std::move(one));
  }
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
