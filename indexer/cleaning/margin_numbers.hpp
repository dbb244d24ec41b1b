// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Takes the line numbers of a manuscript out of the margin, where nearly every line begins with the number that
/// follows the one before (each page may count from 1 again). Linear.
LineEdits take_margin_numbers(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
