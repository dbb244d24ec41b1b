// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A number that stands in the margin of a page, and may be the page's own.
struct MarginNumber {
  std::string text;    ///< `214`, `S12`, `xiv`
  bool alone = false;  ///< nothing else stands on its line
};

/// What a page says of its own number.
struct PageSigns {
  std::vector<MarginNumber> margin;
  std::string label;  ///< as the file names the page; empty where it does not
};

/// The numbers in a line of a margin: all runs of at most five digits, with the one letter that may stand before them
/// (`S12`), or the one number of a line that holds a page's number alone: `– xiv –`, `Page 214 of 300`.
std::vector<MarginNumber> numbers_in_margin(std::string_view line);

/// The number printed on each page; empty where none is. In the order of preference:
/// 1. What stands in the margin, where it runs on with the number of a page near by. Readers cite what they see, and
///    that others saw it too. The labels of a file decide between several such numbers, but do not overrule them: many
///    are left over from a template, or count from 1 because nobody set them.
/// 2. The file's labels, unless all are 1, 2, 3 … (what a file without labels has), or the margins gainsay most of
/// them.
/// 3. What counts on from the pages beside: between two numbered pages that agree, one page before, two behind.
std::vector<std::string> printed_numbers(const std::vector<PageSigns>& pages);

}  // namespace dossier::reading
