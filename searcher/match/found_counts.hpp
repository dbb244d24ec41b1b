// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/ranked_doc.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dossier {

/// Passages and papers that have both values.
struct MatrixCell {
  std::uint32_t passages = 0;
  std::uint32_t papers = 0;
  bool operator==(const MatrixCell&) const = default;
};

/// Two facets against each other, with the ordinals of the values that are shown, in the order in which they are.
struct CrossRequest {
  std::string row_facet;
  std::vector<std::uint32_t> rows;  ///< into ValueCounts::values of the facet
  std::string column_facet;
  std::vector<std::uint32_t> columns;
};

/// The hits by the values of two facets.
struct CrossCounts {
  std::vector<MatrixCell> cells;  ///< row by row, as many a row as there are columns
  std::vector<MatrixCell> row_totals;
  std::vector<MatrixCell> column_totals;
};

/// The hits by the values of one facet.
struct ValueCounts {
  std::span<const std::string> values;  ///< all of the index's, sorted by bytes; holds as long as the engine
  std::vector<std::uint32_t> counts;    ///< by ordinal in `values`
};

/// The hits of one paper that have a value of a facet.
struct ValuePaper {
  std::uint32_t value = 0;  ///< its ordinal in ValueCounts::values
  std::uint32_t paper = 0;  ///< its number, see MatchEngine::paper_id
  std::uint32_t passages = 0;
  bool operator==(const ValuePaper&) const = default;
};

/// The hits of one paper.
struct PaperFound {
  std::uint32_t paper = 0;      ///< its number, see MatchEngine::paper_id
  std::vector<RankedDoc> best;  ///< strong ones first, then by score, then in reading order
  std::uint32_t passages = 0;
  std::uint32_t strong = 0;     ///< with every word, or a plain score that reaches the share that was asked for
  std::uint32_t all_words = 0;  ///< with every word
};

}  // namespace dossier
