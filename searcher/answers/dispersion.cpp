// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/dispersion.hpp"

#include "base/collation.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/answers/every_hit.hpp"
#include "searcher/rank/ranker.hpp"

#include <algorithm>
#include <map>

namespace dossier {
namespace {

/// A paper with a match: its number in the column, one of its passages, how many match.
struct PaperHits {
  std::uint32_t paper = 0;
  DocId first = 0;
  std::uint32_t passages = 0;
};

std::vector<PaperHits> papers_of(const Ranker& ranker, const DocSet& docs) {
  std::vector<PaperHits> all(ranker.papers());
  docs.for_each([&](DocId doc) {
    auto& one = all[ranker.paper_of(doc)];
    if (one.passages++ == 0) one.first = doc;
  });
  std::vector<PaperHits> found;
  for (std::uint32_t paper = 0; paper < all.size(); ++paper) {
    if (all[paper].passages == 0) continue;
    found.push_back(all[paper]);
    found.back().paper = paper;
  }
  return found;
}

void sort(std::vector<PaperHits>& found, const FacetColumn& papers, const Ranker& ranker, SortOrder order) {
  const auto ranks = collated_ranks(papers.values);
  std::sort(found.begin(), found.end(), [&](const PaperHits& a, const PaperHits& b) {
    if (order == SortOrder::Relevance && a.passages != b.passages) return a.passages > b.passages;
    if (order == SortOrder::Year) {
      if (ranker.paper_before(a.first, b.first)) return true;
      if (ranker.paper_before(b.first, a.first)) return false;
    }
    return ranks[a.paper] < ranks[b.paper];
  });
}

Result<DispersionPaper> marks_of(const IndexReader& reader, const std::string& id, const DocSet& docs) {
  memory_reserve::give_up_if_low();
  auto paper = reader.paper(id);
  if (!paper) return std::move(paper).error();
  const auto passages = reader.passages_of(id);
  if (!passages) return passages.error();
  DispersionPaper out;
  out.paper = *std::move(paper);
  out.length = static_cast<std::uint32_t>(passages->size());
  for (std::uint32_t i = 0; i < passages->size(); ++i) {
    if (!docs.contains((*passages)[i])) continue;
    auto passage = reader.passage((*passages)[i]);
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
  const auto every = every_hit(state, search, "a dispersion");
  if (!every) return every.error();
  const auto& docs = every->hits();
  const auto ranker = Ranker::of(every->reader, search.sort);
  if (!ranker) return ranker.error();
  const auto papers = every->reader.column("paper");
  if (!papers) return papers.error();
  DispersionResponse response;
  auto echo = every->run->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.total = docs.count();
  if (*papers != nullptr) {
    auto found = papers_of(*ranker, docs);
    response.papers_with = static_cast<std::uint32_t>(found.size());
    sort(found, **papers, *ranker, search.sort);
    const auto& asked = request.search;
    for (std::size_t i = asked.offset; i < found.size() && i - asked.offset < asked.limit; ++i) {
      auto one = marks_of(every->reader, (*papers)->values[found[i].paper], docs);
      if (!one) return std::move(one).error();
      response.papers.push_back(*std::move(one));
    }
  }
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
