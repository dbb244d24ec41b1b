// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/match/found_counts.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

struct SearchState;

/// Two facets against each other, over the passages that match a query (all for an empty one).
struct MatrixRequest {
  SearchRequest search;
  std::string rows;
  std::string columns;
  std::uint32_t most_values = 50;  ///< most rows and most columns, the greatest; 0: all
  bool by_name = false;            ///< rows and columns by value instead of by total; the same ones
};

/// Rows and columns by total, then value, or as asked. A passage with several values counts in several cells, so totals
/// are those of the passages with the row's (the column's) value, not sums of cells.
struct MatrixResponse {
  QueryEcho echo;
  std::string row_facet;
  std::string column_facet;
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<std::vector<MatrixCell>> cells;  ///< [row][column]; zeros are empty cells
  std::vector<MatrixCell> row_totals;
  std::vector<MatrixCell> column_totals;
  MatrixCell total;                 ///< all matches, with or without values
  std::uint32_t rows_left_out = 0;  ///< values beyond the limit
  std::uint32_t columns_left_out = 0;
  double milliseconds = 0;
};

/// Counts the matches by the values of two facets. Errors: Usage for an unknown facet, with the nearest as hint.
Result<MatrixResponse> answer_matrix(SearchState& state, const MatrixRequest& request);

}  // namespace dossier
