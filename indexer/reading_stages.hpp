// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"
#include "indexer/source/line_stage.hpp"

#include <vector>

namespace dossier::reading {

/// The stages before the reader of a text, in the order in which they run.
const std::vector<LineStage>& line_stages();

/// The stages behind the reader of a format, in the order in which they run: what blocks mean, whatever file they came
/// from. Each sees what those before it left.
const std::vector<Stage>& reading_stages();

}  // namespace dossier::reading
