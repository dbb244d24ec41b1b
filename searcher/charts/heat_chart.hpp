// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/matrix.hpp"
#include "searcher/answers/timeline.hpp"
#include "searcher/charts/drawing.hpp"

#include <functional>
#include <string>

namespace dossier::chart {

/// The address of the passages that have both values; empty for none.
using AddressOfCell = std::function<std::string(const std::string& row, const std::string& column)>;

/// A matrix of pairs (rows) by years (columns): the more passages, the darker a cell. Years stand in their order.
Drawing heat_chart(const MatrixResponse& response, const AddressOfCell& address_of);

/// The question whose answer is drawn: pairs against the years of papers, or those that passages mention. The user's
/// notes count as in a search.
MatrixRequest heat_request(SearchRequest search, TimelineBy by);
/// Puts the columns in the order of the years, (unknown) last; takes away the row of passages without a pair, and all
/// but the first `most` rows.
void keep_heat(MatrixResponse& response, std::size_t most);
inline constexpr std::uint32_t usual_heat_rows = 40;

/// How dark a cell is, from 0 for an empty one to 6, by the root of its share of the fullest.
int shade_of(std::uint32_t passages, std::uint32_t most);

}  // namespace dossier::chart
