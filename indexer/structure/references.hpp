// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <string_view>

namespace dossier::reading {

/// Makes the blocks below a heading such as "References" entries, one a block; puts entries together that a page break
/// or a blank line cut.
void settle_references(Document& document);

/// Whether a line or paragraph begins as an entry of a reference list does: a name or title in capitals, and a year
/// within its first part; or a number in brackets.
bool begins_reference(std::string_view text);

}  // namespace dossier::reading
