// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A line at the beginning of a paper.
struct FrontLine {
  std::string_view text;   ///< without blanks at its ends
  std::size_t filled = 0;  ///< percent of a full line of the text below
  bool last = false;       ///< a blank line follows
};

/// Lines that are looked at.
inline constexpr std::size_t most_front_lines = 24;

/// How many lines at the beginning belong to the title, to the authors, to each place where they work, one number a
/// part; empty where no authors, places or date follow a title. What stands behind the last part is text. `opens`: no
/// text stands above these lines, so that the first ones may be the title.
std::vector<std::size_t> front_parts(const std::vector<FrontLine>& lines, bool opens);

}  // namespace dossier::reading
