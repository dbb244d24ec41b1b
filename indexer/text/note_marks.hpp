// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A number in running text that stands as the mark of a note does where it lost its raising: right behind a word or
/// its mark (`relations.12`), or a blank behind the end of a sentence (`relations. 12 The`).
struct PrintedMark {
  std::uint32_t number = 0;  ///< 1 to 999
  std::size_t begin = 0;     ///< bytes; a blank before it included
  std::size_t size = 0;
  bool loose = false;  ///< a blank behind a comma or bracket (`relations, 12 the`), which numbers in the text have too
};

/// In the order of the text. Linear.
std::vector<PrintedMark> printed_marks(std::string_view text);

}  // namespace dossier::reading
