// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/edit.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier::reading {

/// What became of a stage's edits.
struct Applied {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<Edit> edits;  ///< as they were given
  std::vector<std::size_t>
      lost_to;        ///< for each the ordinal of the edit that took its block, `none` where it was applied
  std::string fault;  ///< why nothing was applied: where words would have been lost or doubled
};

/// The one place where blocks change. Of edits that touch the same block the more confident one wins, then the earlier.
/// Every word of a touched block has to stand in exactly one block that is made or in one text that is left out; where
/// an edit breaks this, `blocks` stays as it is and `fault` says so. A block behind one that was taken away gets
/// `cut_before`. Linear in the blocks and in the text of the edits.
Applied apply_edits(std::vector<Block>& blocks, std::vector<Edit> edits);

/// Whether the words of the blocks that `edit` touches are those that it makes and leaves out.
[[nodiscard]] bool keeps_words(const std::vector<Block>& blocks, const Edit& edit);

}  // namespace dossier::reading
