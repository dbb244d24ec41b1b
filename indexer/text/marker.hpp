// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::reading {

enum class MarkerKind : std::uint8_t { None, Bullet, Number, Bracket, Letter, Roman, Raised };

/// The enumerator that a block was printed with.
struct Marker {
  MarkerKind kind = MarkerKind::None;
  std::uint32_t ordinal = 0;  ///< 1 for 1., a), i. …; 0 where it does not count
  std::string printed;        ///< "1.", "[3]", "(a)"; empty for bullets

  [[nodiscard]] bool counts() const { return kind == MarkerKind::Number || kind == MarkerKind::Bracket; }
};

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
