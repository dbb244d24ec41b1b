// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

namespace dossier::reading {

/// Tells footnotes from numbered lists: a numbered or raised block is a note where its number stands as a mark in the
/// text before it, raised or as a bare number glued to a word, in ascending order. Bare marks of notes that were found
/// are taken out of the text. Joins notes that a page break cut.
void settle_notes(Document& document);

}  // namespace dossier::reading
