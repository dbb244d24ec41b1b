// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/margin_numbers.hpp"

#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t fewest_lines = 20;
constexpr std::size_t longest_number = 5;
constexpr std::size_t widest_margin = 12;

/// The number that a line begins with.
struct Margin {
  std::size_t begin = 0;  ///< of the number
  std::size_t end = 0;    ///< behind it; 0 where there is none
  std::size_t text = 0;   ///< where the line goes on; npos where it does not
  std::uint32_t value = 0;
};

Margin margin_of(std::string_view line) {
  Margin margin;
  margin.begin = line.find_first_not_of(" \t");
  if (margin.begin == std::string_view::npos || margin.begin > widest_margin) return {};
  auto end = margin.begin;
  while (end < line.size() && is_digit(line[end]) && end - margin.begin < longest_number) {
    margin.value = margin.value * 10 + static_cast<std::uint32_t>(line[end++] - '0');
  }
  if (end == margin.begin || (end < line.size() && !is_blank_char(line[end]))) return {};
  margin.end = end;
  margin.text = line.find_first_not_of(" \t", end);
  return margin;
}

/// The column in which the text begins where nearly every line has its number; nothing elsewhere.
std::optional<std::size_t> text_column(const std::vector<SourceLine>& lines) {
  std::size_t filled = 0;
  std::size_t counted = 0;
  std::uint32_t last = 0;
  std::size_t column = widest_margin + longest_number + 1;  // where the text begins
  for (const auto& line : lines) {
    if (line.blank()) continue;
    ++filled;
    const auto margin = margin_of(line.text);
    if (margin.end == 0 || (margin.value != last + 1 && margin.value != 1)) {
      // Most papers number nothing: the first lines tell.
      if (filled >= fewest_lines && counted * 2 < filled) return std::nullopt;
      if (margin.end > 0) last = margin.value;
      continue;
    }
    ++counted;
    last = margin.value;
    if (margin.text != std::string_view::npos) column = std::min(column, margin.text);
  }
  if (filled < fewest_lines || counted * 10 < filled * 9) return std::nullopt;
  return column;
}

}  // namespace

LineEdits take_margin_numbers(const std::vector<SourceLine>& lines) {
  LineEdits edits;
  const auto column = text_column(lines);
  for (std::size_t i = 0; column && i < lines.size(); ++i) {
    const auto& line = lines[i];
    const auto margin = margin_of(line.text);
    if (margin.end == 0) continue;
    LineEdit edit;
    edit.at = i;
    edit.made = line;
    edit.made.text =
        margin.text == std::string_view::npos ? std::string_view() : line.text.substr(std::max(*column, margin.end));
    edit.left_out.push_back({"line number", std::string(line.text.substr(margin.begin, margin.end - margin.begin)), 0});
    edit.repair = "line number removed";
    edit.reason = "nearly every line begins with its number";
    edits.edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace dossier::reading
