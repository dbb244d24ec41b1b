// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier::reading {

/// Where a block stands: the headings above it, outermost first, and the role of its section.
struct Location {
  std::vector<std::string> path;
  std::vector<std::size_t> headings;  ///< numbers of the same headings, from 1
  Section section = Section::Introduction;
};

/// The headings of a paper as a tree. Levels come from numbering first (1.1 below 1, B next to A), from the marks of
/// the format only where all sections with a known name have the same one, else from the names. A section without a
/// known name has the role of the one it stands in; where the paper has no analysis of its own name, it is the
/// analysis.
class Outline {
 public:
  explicit Outline(const std::vector<Block>& blocks);

  /// The location of everything between heading number `heading` (from 1; 0 before the first) and the next one.
  [[nodiscard]] const Location& location(std::size_t heading) const { return locations_[heading]; }

 private:
  std::vector<Location> locations_;
};

}  // namespace dossier::reading
