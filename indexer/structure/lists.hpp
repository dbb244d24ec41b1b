// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

#include <cstddef>
#include <vector>

namespace dossier::reading {

/// Finds lists that have no bullets: lines below a line that ends in a colon become items, also below labels and labels
/// in labels; runs of short sentences below a heading become a list or one paragraph; a lead-in is marked as such.
std::vector<Edit> settle_lists(const StageInput& input);
/// Makes paragraphs of items that are whole paragraphs.
std::vector<Edit> free_long_items(const StageInput& input);

/// End of the list that begins with the item at `at`: items of one sort, counting on.
std::size_t list_end(const std::vector<Block>& blocks, std::size_t at);

}  // namespace dossier::reading
