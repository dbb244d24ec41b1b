// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A line of the source, without its end and without blanks at its end; a view into the source text.
struct SourceLine {
  std::string_view text;
  std::uint32_t number = 0;  ///< from 1, as an editor counts
  std::uint32_t page = 0;    ///< from 1, counted by form feeds; 0 in a source without them
  bool starts_page = false;  ///< a form feed stands right before it

  [[nodiscard]] bool blank() const { return text.empty(); }
};

/// Ends are LF, CR LF or a lone CR; a form feed ends a line too, and begins a page. At most 2^32 - 1 lines.
std::vector<SourceLine> split_lines(std::string_view text);

/// Whether every line is a paragraph or heading of its own, without blank lines between them.
bool is_one_a_line(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
