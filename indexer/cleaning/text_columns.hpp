// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Lays columns that stand side by side on the lines of a page (`pdftotext -layout`) one below the other. A gutter is
/// where most lines have a gap and text that goes on from line to line on both sides; lines that cross it part the page
/// into bands. Linear in the text.
LineEdits part_columns(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
