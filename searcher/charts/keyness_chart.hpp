// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/keyness.hpp"
#include "searcher/charts/drawing.hpp"
#include "searcher/charts/timeline_chart.hpp"

namespace dossier::chart {

/// Bars of the log-likelihood of key words, and beside them those of pairs of words.
Drawing keyness_chart(const KeynessResponse& response, const AddressOf& address_of);

}  // namespace dossier::chart
