// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <cstddef>
#include <string_view>

namespace dossier::reading {

/// An enumerator or bullet at the beginning of a line.
struct MarkerMatch {
  Marker marker;
  std::size_t size = 0;  ///< bytes up to the item's text; 0 where there is none
};

/// Bullets of all shapes, `1.` `1)` `(1)` `[1]` `a)` `(a)` `ii.` `(ii)`, a bullet before a number (`- 1.`). A capital
/// with a full stop (`A.`) and decimals (`1.1`) are none: they begin headings and names.
MarkerMatch match_marker(std::string_view line);

/// Value of a Roman number of at most eight letters in one case; 0 where it is none.
std::uint32_t roman_value(std::string_view letters);

}  // namespace dossier::reading
