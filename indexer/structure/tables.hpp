// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

namespace dossier::reading {

/// Gives tables their captions (also over several lines, also below) and the notes under them, puts header rows
/// together that were wrapped, and tables that a page break cut.
void settle_tables(Document& document);

/// Whether a block is a table without a word: the frame of an image or of a badge.
bool is_empty_table(const Block& block);

}  // namespace dossier::reading
