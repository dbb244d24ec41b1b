// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Blanks the ticks and labels that a drawing leaves in a text: many short lines in a row, most of them numbers, that
/// stand below no caption of a table.
LineEdits drop_figure_lines(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
