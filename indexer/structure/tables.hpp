// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

namespace dossier::reading {

/// Gives tables their captions (also over several lines, also below) and the notes under them, puts header rows
/// together that were wrapped, and tables that a page break cut.
std::vector<Edit> settle_tables(const StageInput& input);

}  // namespace dossier::reading
