// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

namespace dossier::reading {

/// Makes the blocks below a heading such as "References" entries, one a block; puts entries together that a page break
/// or a blank line cut.
std::vector<Edit> settle_references(const StageInput& input);

}  // namespace dossier::reading
