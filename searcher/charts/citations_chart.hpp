// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/charts/drawing.hpp"
#include "searcher/charts/timeline_chart.hpp"
#include "searcher/relations/citations.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace dossier::chart {

inline constexpr std::uint32_t usual_pairs = 60;

/// Where the parts of the drawing lead, and how papers are called.
struct CitationsWords {
  std::function<std::string(const CitationLink& link)> of_pair;
  AddressOf of_paper;
  std::function<std::string(const Paper& paper)> name;
};

/// Papers as circles whose area grows with the passages that cite them; an arrow from each to those that it cites,
/// thicker for more passages. The `pairs` pairs with most passages; the description tells how many are left out.
Drawing citations_chart(const CitationsResponse& response, std::size_t pairs, const CitationsWords& words);

}  // namespace dossier::chart
