// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <string>
#include <vector>

namespace dossier::reading {

/// A block as a person sees it: what it is taken for, and where it stands.
struct BlockView {
  std::string kind;
  std::string section;
  std::vector<std::string> heading;  ///< headings above it, outermost first
  LineRange lines;
  std::uint32_t page = 0;  ///< 0 where unknown
  std::string text;        ///< with its marker; a row of a table ends with a newline
};

/// The blocks behind the last stage, in reading order.
std::vector<BlockView> view_blocks(const std::vector<Block>& blocks);

}  // namespace dossier::reading
