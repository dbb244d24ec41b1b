// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/timeline.hpp"
#include "searcher/charts/drawing.hpp"

#include <functional>
#include <string>

namespace dossier::chart {

/// The address of what a value of a chart stands for; empty for none.
using AddressOf = std::function<std::string(const std::string& value)>;

/// Bars of the passages of each year, and below them their share of all passages of the year; decades stand in a part
/// of their own. Spans of more than ten years without a match are left out, and marked so.
Drawing timeline_chart(const TimelineResponse& response, const AddressOf& address_of);

/// `Passages by year of the paper: water`
std::string timeline_title(const TimelineResponse& response);

}  // namespace dossier::chart
