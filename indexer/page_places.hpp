// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/blocks/block.hpp"
#include "indexer/source/source_lines.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace dossier::reading {

/// Which page each line of a text stands on: by form feeds, else by the marks of pages that a converter left.
class PagePlaces {
 public:
  /// `blocks`: as the reader made them, before any stage.
  PagePlaces(const std::vector<SourceLine>& lines, const std::vector<Block>& blocks);

  /// Fills the passage's pages and the numbers printed there from its lines; leaves them where it has none, or the
  /// text has no pages.
  void place(Passage& passage) const;

 private:
  struct PageStart {
    std::uint32_t page = 0;
    std::uint32_t printed = 0;  ///< 0 where unknown
  };

  std::map<std::uint32_t, PageStart> pages_;  ///< by the first line on which they hold
};

}  // namespace dossier::reading
