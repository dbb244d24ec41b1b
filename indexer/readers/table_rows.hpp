// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

using TableRow = std::vector<std::string>;

enum class RowKind : std::uint8_t { None, Tabs, Pipes, Rule, Gaps };

/// What sort of table row a line looks like: cells between tabs, between pipes, a rule of pipes and dashes, or three
/// cells or more between gaps of three blanks. A line of two cells between one tab may also be text.
RowKind row_kind(std::string_view line);
/// Pipes between blanks in a line that neither begins nor ends with one.
std::size_t bare_pipes(std::string_view line);

/// Cells of a row of that kind, cleaned of markup.
TableRow split_row(std::string_view line, RowKind kind);

/// Rows of an HTML table, cleaned; a caption element becomes `caption`.
std::vector<TableRow> html_rows(std::string_view html, std::string& caption);

}  // namespace dossier::reading
