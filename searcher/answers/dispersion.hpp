// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/passage.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

struct SearchState;

/// Where in each paper the matches of a query stand. `search.limit` and `offset` count papers, `search.sort` orders
/// them: by matches, the most first; by year, the newest first; or by id.
struct DispersionRequest {
  SearchRequest search;
};

/// One match in its paper.
struct DispersionMark {
  std::uint32_t n = 0;  ///< ordinal of the passage in the paper's reading order, from 1
  std::string id;       ///< of the passage
  bool operator==(const DispersionMark&) const = default;
};

struct DispersionPaper {
  Paper paper;
  std::uint32_t length = 0;           ///< passages of the paper, of every kind
  std::vector<DispersionMark> marks;  ///< matches, ascending
};

struct DispersionResponse {
  QueryEcho echo;
  std::vector<DispersionPaper> papers;
  std::uint32_t total = 0;        ///< matches in all papers
  std::uint32_t papers_with = 0;  ///< papers with a match, listed or not
  double milliseconds = 0;
};

/// Reads the record of each match in the papers that are listed.
Result<DispersionResponse> answer_dispersion(SearchState& state, const DispersionRequest& request);

}  // namespace dossier
