// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dossier::citations {

/// The year of a work, as printed: `2014`, `2014a`.
struct PrintedYear {
  int year = 0;          ///< 1500 to 2099
  char letter = 0;       ///< 0: none
  std::size_t size = 0;  ///< in bytes
};

/// The year that begins at an offset of the text. Nothing for a number that is part of a longer one or of a word, and
/// for the beginning or end of a range (`1990–2000`).
std::optional<PrintedYear> year_at(std::string_view text, std::size_t at);

/// The offset of the first year from `at` on that begins before `end`; npos where there is none.
std::size_t find_year(std::string_view text, std::size_t at, std::size_t end);

}  // namespace dossier::citations
