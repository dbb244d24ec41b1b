// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

namespace dossier::reading {

/// Puts paragraphs and items together that a page, a column, a note, a figure or a heading cut in two.
std::vector<Edit> join_cut_text(const StageInput& input);

}  // namespace dossier::reading
