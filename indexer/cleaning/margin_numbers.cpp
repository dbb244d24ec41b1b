// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/margin_numbers.hpp"

#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <map>
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

/// The lines that are numbered, and how.
struct Numbering {
  std::vector<std::size_t> lines;  ///< that begin with the next number, ascending
  std::vector<Margin> margins;     ///< theirs
};

/// Which of these steps most numbers are apart: each line has its number, or each fifth.
std::uint32_t step_of(const std::vector<Margin>& margins) {
  std::uint32_t best = 1;
  std::size_t most = 0;
  for (const std::uint32_t step : {1U, 5U}) {
    std::size_t found = 0;
    for (std::size_t i = 1; i < margins.size(); ++i) found += margins[i].value == margins[i - 1].value + step ? 1 : 0;
    if (found > most) best = step;
    most = std::max(most, found);
  }
  return best;
}

/// The line numbers of a manuscript, which count on over tables, figures and other lines without one; nothing where too
/// few lines have them. Numbers that stand well apart from the text, as in a margin, may be fewer.
std::optional<Numbering> numbering_of(const std::vector<SourceLine>& lines) {
  Numbering all;
  std::size_t filled = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    filled += lines[i].blank() ? 0 : 1;
    const auto margin = margin_of(lines[i].text);
    if (margin.end == 0) continue;
    all.lines.push_back(i);
    all.margins.push_back(margin);
  }
  const auto step = step_of(all.margins);
  Numbering found;
  std::uint32_t last = 0;
  std::size_t apart = 0;
  for (std::size_t k = 0; k < all.lines.size(); ++k) {
    const auto& margin = all.margins[k];
    // Two in a row begin the count anew, or go on with it behind lines without numbers.
    const bool goes_on = k + 1 < all.lines.size() && all.margins[k + 1].value == margin.value + step;
    if (margin.value != last + step && !(goes_on && (margin.value > last || margin.value == step))) continue;
    last = margin.value;
    apart += margin.text == std::string_view::npos || margin.text >= margin.end + 2 ? 1 : 0;
    found.lines.push_back(all.lines[k]);
    found.margins.push_back(margin);
  }
  const auto counted = found.lines.size() * step;
  const bool most = counted * 10 >= filled * 9 && step == 1;
  const bool in_margin = apart * 10 >= found.lines.size() * 9 && counted * 2 >= filled;
  if (filled < fewest_lines || found.lines.size() * 2 < fewest_lines || !(most || in_margin)) return std::nullopt;
  return found;
}

/// The column in which the text of most numbered lines begins; of several the first.
std::size_t text_column(const Numbering& numbers, std::size_t first, std::size_t last) {
  std::map<std::size_t, std::size_t> count;
  for (auto k = first; k < last; ++k) {
    if (numbers.margins[k].text != std::string_view::npos) ++count[numbers.margins[k].text];
  }
  const auto most = std::ranges::max_element(count, {}, [](const auto& one) { return one.second; });
  return most == count.end() ? 0 : most->first;
}

LineEdit numbered_line(const SourceLine& line, std::size_t at, const Margin& margin, std::size_t column) {
  LineEdit edit;
  edit.at = at;
  edit.made = line;
  const bool bare = margin.text == std::string_view::npos;
  const auto begin = std::min(std::max(column, margin.end), margin.text);
  edit.made.text = bare ? std::string_view() : line.text.substr(begin);
  edit.left_out.push_back({"line number", std::string(line.text.substr(margin.begin, margin.end - margin.begin)), 0});
  edit.repair = "line number removed";
  edit.reason = "a line number stands in the margin";
  return edit;
}

/// A number alone on its line.
struct LoneNumber {
  std::size_t at = 0;
  Margin margin;
};

/// Whether most of the numbers around the one at `k` are near it, as those of lines are, be they swapped or missing.
bool counts_on(const std::vector<LoneNumber>& lone, std::size_t k, std::uint32_t step) {
  constexpr std::size_t around = 3;
  std::size_t near = 0;
  std::size_t all = 0;
  for (auto i = k - std::min(k, around); i < std::min(lone.size(), k + around + 1); ++i) {
    if (i == k) continue;
    ++all;
    const auto [less, more] = std::minmax(lone[i].margin.value, lone[k].margin.value);
    near += more > less && more - less <= (around + 2) * step ? 1 : 0;
  }
  return near * 2 >= all;
}

/// Line numbers on lines of their own, each one (or five) more than the one before, but for some: where they are many,
/// the lines that hold them.
std::vector<std::size_t> lone_numbers(const std::vector<SourceLine>& lines) {
  std::vector<LoneNumber> lone;
  std::vector<Margin> margins;
  std::size_t filled = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    filled += lines[i].blank() ? 0 : 1;
    const auto margin = margin_of(lines[i].text);
    if (margin.end == 0 || margin.text != std::string_view::npos) continue;
    lone.push_back({i, margin});
    margins.push_back(margin);
  }
  const auto step = step_of(margins);
  std::size_t counted = 0;
  for (std::size_t k = 1; k < lone.size(); ++k) {
    counted += margins[k].value == margins[k - 1].value + step ? 1 : 0;
  }
  std::vector<std::size_t> found;
  if (counted < fewest_lines || counted * step * 4 < filled) return found;
  for (std::size_t k = 0; k < lone.size(); ++k) {
    if (counts_on(lone, k, step)) found.push_back(lone[k].at);
  }
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
  const auto numbers = numbering_of(lines);
  if (!numbers) return take_lone_numbers(lines);
  LineEdits edits;
  std::size_t next = 0;  // of the numbered lines
  for (std::size_t from = 0; from < lines.size();) {
    auto to = from + 1;
    while (to < lines.size() && !lines[to].starts_page) ++to;
    auto end = next;
    while (end < numbers->lines.size() && numbers->lines[end] < to) ++end;
    const auto column = text_column(*numbers, next, end);
    for (auto i = from; i < to; ++i) {
      if (next < end && numbers->lines[next] == i) {
        edits.edits.push_back(numbered_line(lines[i], i, numbers->margins[next++], column));
      } else if (auto edit = less_indented(lines, i, column, "stands below lines whose numbers went")) {
        edits.edits.push_back(*std::move(edit));
      }
    }
    from = to;
  }
  return edits;
}

}  // namespace dossier::reading
