// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/dispersion.hpp"
#include "searcher/charts/drawing.hpp"
#include "searcher/charts/timeline_chart.hpp"

#include <functional>
#include <string>

namespace dossier::chart {

/// Where the parts of the drawing lead, and how papers are called.
struct DispersionWords {
  AddressOf of_passage;
  AddressOf of_paper;
  std::function<std::string(const Paper& paper)> name;
};

/// A bar a paper, from its first passage to its last, with a tick for each match.
Drawing dispersion_chart(const DispersionResponse& response, const DispersionWords& words);

}  // namespace dossier::chart
