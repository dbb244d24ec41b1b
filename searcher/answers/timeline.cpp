// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/timeline.hpp"

#include "base/strings.hpp"
#include "index/mentions_year.hpp"
#include "searcher/answers/all_passages.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"

#include <algorithm>
#include <tuple>

namespace dossier {
namespace {

/// Papers by ordinal of the value.
std::vector<std::uint32_t> papers_of(const std::vector<ValuePaper>& spread, std::size_t values) {
  std::vector<std::uint32_t> counts(values, 0);
  for (const auto& one : spread) ++counts[one.value];
  return counts;
}

/// Whether `others` only exclude values, each of which `some` excludes as well.
bool excludes_all_of(const std::vector<FacetSelection>& some, const std::vector<FacetSelection>& others) {
  return std::all_of(others.begin(), others.end(), [&](const FacetSelection& other) {
    const auto same =
        std::find_if(some.begin(), some.end(), [&](const FacetSelection& one) { return one.facet == other.facet; });
    if (same == some.end() || other.any_of) return false;
    return std::all_of(other.none_of.begin(), other.none_of.end(), [&](const std::string& value) {
      return std::find(same->none_of.begin(), same->none_of.end(), value) != same->none_of.end();
    });
  });
}

/// Of each value of the facet, how many passages have it among those of a question without words and filters, together
/// with those of `run`, the run of `asked`.
Result<std::vector<std::uint32_t>> base_counts(SearchState& state, const SearchRequest& asked, const QueryRun& run,
                                               const std::string& facet) {
  const auto all = QueryRun::start(state.ports, everything_like(asked), {});
  if (!all) return all.error();
  const auto base = (*all)->found().values(facet);
  if (!base) return base.error();
  if (excludes_all_of(run.query().selections, (*all)->query().selections)) return base->counts;
  const auto both = with_selections(run.query().root, (*all)->query().selections);
  const auto shared = state.ports.engine.find({both, run.query().selections, asked.ranking, {}});
  if (!shared) return shared.error();
  const auto twice = (*shared)->values(facet);
  if (!twice) return twice.error();
  const auto found = run.found().values(facet);
  if (!found) return found.error();
  auto counts = base->counts;
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += found->counts[i] - twice->counts[i];
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
  const auto& facets = state.ports.catalogue.facets();
  if (std::find(facets.begin(), facets.end(), response.facet) == facets.end()) {
    return Error{ErrorCode::Usage, "this index has no mentioned years",
                 "run `dossier index PATH…` to read the papers again, with the years that they mention"};
  }
  const auto run = QueryRun::start(state.ports, search, {});
  if (!run) return run.error();
  const auto& found = (*run)->found();
  response.total = found.total();
  const auto papers = found.papers();
  if (!papers) return papers.error();
  response.papers = *papers;
  const auto passages = found.values(response.facet);
  if (!passages) return passages.error();
  const auto spread = found.spread(response.facet);
  if (!spread) return spread.error();
  auto echo = (*run)->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  const auto all = base_counts(state, search, **run, response.facet);
  if (!all) return all.error();
  const auto in_papers = papers_of(*spread, passages->counts.size());
  for (std::size_t id = 0; id < passages->counts.size(); ++id) {
    if (passages->counts[id] == 0) continue;
    const auto& value = passages->values[id];
    if (value == unknown_value) {
      response.undated = passages->counts[id];
    } else {
      response.years.push_back({value, passages->counts[id], in_papers[id], (*all)[id]});
    }
  }
  std::sort(response.years.begin(), response.years.end(), before);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
