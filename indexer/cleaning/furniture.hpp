// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// What pages carry besides the paper: running heads and feet, page numbers, badges.

/// Takes lone page numbers, badges and repeated lines that interrupt the text out of the blocks. The block behind one
/// gets `cut_before`. Labels and headings that merely repeat ("Findings:") stay.
void drop_furniture(Document& document);

/// The number at an end of a line, as a running head has its page: "12 Journal of X", "Author 13".
std::optional<long> page_beside(std::string_view text);
/// `12`, `- 12 -`, `Page 12 of 30`, `12 | P a g e`, `xii`.
bool is_page_number(std::string_view text);
/// "Check for updates", "Open Access" and the like.
bool is_badge(std::string_view text);

/// Takes the blocks out for which `dropped` holds, in one pass.
template <class Dropped>
void erase_blocks(std::vector<Block>& blocks, Dropped dropped) {
  std::size_t kept = 0;
  bool cut = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (dropped(i)) {
      cut = true;
      continue;
    }
    if (kept != i) blocks[kept] = std::move(blocks[i]);
    blocks[kept].cut_before = blocks[kept].cut_before || cut;
    cut = false;
    ++kept;
  }
  blocks.resize(kept);
}

}  // namespace dossier::reading
