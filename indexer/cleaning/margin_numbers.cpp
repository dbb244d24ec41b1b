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

/// Line numbers on lines of their own, each one more than the one before or 1 again, a line of text or two between
/// them: where they are many, the lines that hold them.
std::vector<std::size_t> lone_numbers(const std::vector<SourceLine>& lines) {
  constexpr std::size_t between = 16;  // lines
  std::vector<std::size_t> found;
  std::size_t filled = 0;
  std::uint32_t last = 0;
  std::size_t last_line = 0;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    ++filled;
    const auto text = trim(lines[i].text);
    if (text.size() > longest_number || !digits_only(text)) continue;
    const auto value = static_cast<std::uint32_t>(std::stoul(std::string(text)));
    const bool next = value == last + 1 && i - last_line <= between;
    if (!next && value != 1) continue;
    counted += next ? 1 : 0;
    last = value;
    last_line = i;
    found.push_back(i);
  }
  if (counted < fewest_lines || counted * 4 < filled) found.clear();
  return found;
}

/// Takes lone line numbers out, and the blank lines beside them, which part nothing.
LineEdits take_lone_numbers(const std::vector<SourceLine>& lines) {
  LineEdits edits;
  for (const auto at : lone_numbers(lines)) {
    auto edit = blank_line(lines, at, "line number", "a line number on its own line");
    edit.left_out.front().lines = 0;
    edit.repair = "line number removed";
    edits.edits.push_back(std::move(edit));
    auto from = at;
    while (from > 0 && lines[from - 1].blank() && (edits.taken.empty() || edits.taken.back() < from - 1)) --from;
    auto to = at + 1;
    while (to < lines.size() && lines[to].blank()) ++to;
    for (auto i = from; i < to; ++i) edits.taken.push_back(i);
  }
  return edits;
}

}  // namespace

LineEdits take_margin_numbers(const std::vector<SourceLine>& lines) {
  const auto column = text_column(lines);
  if (!column) return take_lone_numbers(lines);
  LineEdits edits;
  for (std::size_t i = 0; i < lines.size(); ++i) {
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
