// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/network.hpp"
#include "searcher/charts/drawing.hpp"
#include "searcher/charts/timeline_chart.hpp"

namespace dossier::chart {

/// Where a network's parts lead: a pair, and a state with all its pairs.
struct NetworkAddresses {
  AddressOf of_dyad;
  AddressOf of_state;
};

/// States as circles whose area grows with their passages, pairs as lines whose thickness does. The layout follows from
/// the numbers alone, so that equal answers have equal drawings.
Drawing network_chart(const NetworkResponse& response, const NetworkAddresses& addresses);

}  // namespace dossier::chart
