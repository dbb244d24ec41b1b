// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What a CSV file begins with: the byte order mark, by which spreadsheets know UTF-8.
inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

/// A row as RFC 4180 has it, every cell in quotes, ending in CR LF. A cell that a spreadsheet might take for a formula
/// begins with an apostrophe: `=`, `+`, `-` or `@` of any width in front, with or without blanks before it, or a tab or
/// a newline in front. Control characters and those that turn the direction are left out (see base/controls.hpp).
std::string csv_line(const std::vector<std::string>& row);

}  // namespace dossier
