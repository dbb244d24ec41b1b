// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct SearchState;

/// Which years a timeline counts by.
enum class TimelineBy : std::uint8_t {
  Papers,    ///< the year of the passage's paper
  Mentions,  ///< each year and decade that the passage mentions
};
/// As the command line and the API take them, in the order of the enumerators.
inline constexpr std::array<std::string_view, 2> timeline_by_names{"papers", "mentions"};

/// The matches of a query (all passages for an empty one) by year.
struct TimelineRequest {
  SearchRequest search;
  TimelineBy by = TimelineBy::Papers;
};

struct TimelineYear {
  std::string value;           ///< of the facet: `1971`, `1970s`
  std::uint32_t passages = 0;  ///< that match
  std::uint32_t papers = 0;    ///< that they stand in
  std::uint32_t all = 0;       ///< passages of that year, matching or not; at least `passages`
  [[nodiscard]] double share() const { return all == 0 ? 0 : static_cast<double>(passages) / all; }
  bool operator==(const TimelineYear&) const = default;
};

struct TimelineResponse {
  QueryEcho echo;
  std::string facet;                ///< `year` or `mentions-year`
  std::vector<TimelineYear> years;  ///< with a match, ascending; a decade before its first year
  std::uint32_t total = 0;          ///< matches
  std::uint32_t papers = 0;         ///< with a match
  std::uint32_t undated = 0;        ///< matches without a year
  double milliseconds = 0;
};

/// Counts the matches by year. What `all` counts is what an empty query without filters finds, and the matches.
/// Errors: Usage where the index does not know the years that texts mention.
Result<TimelineResponse> answer_timeline(SearchState& state, const TimelineRequest& request);

/// A year or decade as a facet value has it; nothing for another text.
struct YearValue {
  int year = 0;
  bool decade = false;
};
std::optional<YearValue> year_value(std::string_view text);

}  // namespace dossier
