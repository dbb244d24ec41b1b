// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Puts a capital that stands alone on a line before the small letters of the next one: "M" above "ultiple lights".
LineEdits join_drop_capitals(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
