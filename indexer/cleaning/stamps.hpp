// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Blanks the stamps of libraries ("Downloaded from …") and the lines of a table of contents.
LineEdits drop_stamps(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
