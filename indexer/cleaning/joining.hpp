// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"
#include "indexer/text/dehyphenator.hpp"

namespace dossier::reading {

/// Puts paragraphs and items together that a page or column break, footnotes, a table or a box cut in two, also where
/// the end was printed before the beginning.
void join_cut_text(Document& document, Dehyphenator& words);

}  // namespace dossier::reading
