// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <cstddef>
#include <vector>

namespace dossier::reading {

/// Number of blocks before the paper's text begins: title, authors, journal lines. Ends at an abstract, at a heading
/// that names a section or has a number, at running text.
/// `after_title`: the title is known from elsewhere, so that a paragraph of some length is text already.
std::size_t front_zone(const std::vector<Block>& blocks, bool after_title);

/// A paragraph, heading or item: what may be a line of the front matter.
bool is_line(const Block& block);
/// Whether the block is the name of a section and no more.
bool names_section(const Block& block);
/// Whether a line may be the title of a paper: neither a sentence, a caption nor what else stands around a title.
bool may_be_title(const Block& block);

}  // namespace dossier::reading
