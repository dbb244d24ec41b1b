// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/timeline.hpp"

#include "base/strings.hpp"
#include "index/mentions_year.hpp"
#include "searcher/answers/every_hit.hpp"
#include "searcher/match/facet_counter.hpp"
#include "searcher/rank/ranker.hpp"

#include <algorithm>
#include <tuple>

namespace dossier {
namespace {

std::vector<std::uint32_t> counts_of(const FacetColumn& column, const DocSet& docs) {
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  docs.for_each([&](DocId doc) {
    for (const auto id : column.of(doc)) ++counts[id];
  });
  return counts;
}

/// Papers by value id.
std::vector<std::uint32_t> papers_of(const FacetColumn& column, const DocSet& docs, const Ranker& ranker) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  docs.for_each([&](DocId doc) {
    for (const auto id : column.of(doc)) pairs.emplace_back(id, ranker.paper_of(doc));
  });
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  for (const auto& [id, paper] : pairs) ++counts[id];
  return counts;
}

/// Years as they went by, a decade before its first year; what is no year behind them.
bool before(const TimelineYear& a, const TimelineYear& b) {
  const auto key = [](const TimelineYear& one) {
    const auto year = year_value(one.value);
    return std::tuple(!year, year ? year->year : 0, year ? !year->decade : false, std::string_view(one.value));
  };
  return key(a) < key(b);
}

}  // namespace

std::optional<YearValue> year_value(std::string_view text) {
  constexpr std::size_t longest = 4;
  YearValue value;
  value.decade = text.ends_with('s');
  if (value.decade) text.remove_suffix(1);
  if (text.empty() || text.size() > longest || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  for (const char digit : text) value.year = value.year * 10 + (digit - '0');
  return value;
}

Result<TimelineResponse> answer_timeline(SearchState& state, const TimelineRequest& request) {
  const Stopwatch stopwatch;
  TimelineResponse response;
  response.facet = request.by == TimelineBy::Papers ? std::string("year") : std::string(mentions_year_facet);
  auto search = request.search;
  search.limit = 0;
  const auto every = every_hit(state, search, "a timeline");
  if (!every) return every.error();
  const auto column = every->reader.column(response.facet);
  if (!column) return column.error();
  if (*column == nullptr) {
    return Error{ErrorCode::Usage, "the index knows no years that passages mention",
                 "`dossier index PATH…` reads the papers again, and with them the years"};
  }
  auto echo = every->run->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  const auto found = every->hits();
  const auto base = base_set(state, search, found);
  if (!base) return base.error();
  const auto ranker = Ranker::of(every->reader, SortOrder::Relevance);
  if (!ranker) return ranker.error();
  const auto papers = every->reader.column("paper");
  if (!papers) return papers.error();
  response.total = found.count();
  if (*papers != nullptr) response.papers = distinct_values(**papers, found);
  const auto passages = counts_of(**column, found);
  const auto all = counts_of(**column, *base);
  const auto in_papers = papers_of(**column, found, *ranker);
  for (std::size_t id = 0; id < passages.size(); ++id) {
    if (passages[id] == 0) continue;
    const auto& value = (*column)->values[id];
    if (value == unknown_value) {
      response.undated = passages[id];
    } else {
      response.years.push_back({value, passages[id], in_papers[id], all[id]});
    }
  }
  std::sort(response.years.begin(), response.years.end(), before);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
