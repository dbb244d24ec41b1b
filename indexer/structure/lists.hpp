// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <cstddef>
#include <vector>

namespace dossier::reading {

/// Settles what is a list: lines without bullets below a line that ends in a colon become items, also below labels and
/// labels in labels; runs of short sentences below a heading become a list or one paragraph; items that are whole
/// paragraphs become paragraphs; a lead-in is marked as such.
void settle_lists(Document& document);

/// End of the list that begins with the item at `at`: items of one sort, counting on.
std::size_t list_end(const std::vector<Block>& blocks, std::size_t at);

}  // namespace dossier::reading
