// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::reading {

/// What a line would be at the edge of a page.
struct EdgeLine {
  bool lone = false;    ///< a page number and nothing else: `12`, `- 12 -`, `Page 12`, `xii`
  bool marked = false;  ///< and printed as page numbers alone are: `- 12 -`, `Page 12`
  bool parted = false;  ///< words, and a number far apart from them: `SUMMARY      vii`
  bool roman = false;
  std::optional<long> number;  ///< alone, parted, or at an end of the words
  std::string key;             ///< the words, squeezed to letters; empty for a lone number and for a long line
};

/// Longest line that may be a running head, in bytes.
inline constexpr std::size_t longest_head = 160;

/// Linear in the line, of which no more than `longest_head` bytes are looked at.
EdgeLine edge_line(std::string_view line);

}  // namespace dossier::reading
