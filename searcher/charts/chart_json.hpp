// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/dispersion.hpp"
#include "searcher/answers/timeline.hpp"
#include "searcher/output/response_json.hpp"

#include <string>

namespace dossier {

/// The answers that are drawn, as to_json() in response_json.hpp.
std::string to_json(const TimelineResponse& response, JsonStyle style = {});
std::string to_json(const DispersionResponse& response, JsonStyle style = {});

}  // namespace dossier
