// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_note_lines.hpp"

#include "base/strings.hpp"
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/pdf/pdf_names.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dossier::pdf {
namespace {

constexpr float note_size = 0.94F;   // of the body's, at most
constexpr float least_size = 0.62F;  // smaller type is that of drawings

bool is_small(const Layout& layout, const Line& line) {
  return line.size < note_size * layout.body && line.size > least_size * layout.body;
}

/// The first line of notes below a caption: it has a number and stands apart from the caption; the column's end where
/// there is none.
std::size_t behind_caption(const Layout& layout, const Column& column, std::size_t caption) {
  for (auto i = caption + 1; i < column.last; ++i) {
    const auto& line = layout.lines[i];
    if (line.role == LineRole::Furniture || note_number(line).empty()) continue;
    const auto& above = layout.lines[i - 1];
    const float gap = (line.core.middle() - above.core.middle()) / layout.pitch(line.size);
    if (gap > 1.3F || std::fabs(line.size - layout.lines[caption].size) > 0.03F * line.size) return i;
  }
  return column.last;
}

bool is_caption(const Line& line) {
  const auto label = caption_label(line.text);
  return label.label != Label::None && label.marked;
}

}  // namespace

std::string note_number(const Line& line) {
  if (!line.mark.empty()) return line.mark;
  const auto& text = line.text;
  std::size_t at = text.starts_with('[') ? 1 : 0;
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end > at && end - at <= 3 && end < text.size() &&
      (text[end] == '.' || text[end] == ')' || text[end] == ' ' || text[end] == ']')) {
    return text.substr(at, end - at);
  }
  for (const std::string_view sign : {"*", "†", "‡", "∗"}) {
    if (text.starts_with(sign)) return std::string(sign);
  }
  return {};
}

bool begins_note(const Layout& layout, const Column& column, std::size_t at) {
  const auto& line = layout.lines[at];
  if (!line.mark.empty()) return true;
  const auto number = note_number(line);
  if (number.empty()) return false;
  if (at == column.first || layout.lines[at - 1].role != LineRole::Note) return true;
  if (!is_digit(number.front())) return true;
  // A year or a page at the beginning of a line is no number of a note: it has to count on, or stand apart.
  const long value = std::atol(number.c_str());
  for (auto before = at; before-- > column.first;) {
    if (layout.lines[before].role != LineRole::Note) break;
    const auto other = note_number(layout.lines[before]);
    if (other.empty() || !is_digit(other.front())) continue;
    const long last = std::atol(other.c_str());
    return value == last + 1;
  }
  return ends_as_sentence(layout.lines[at - 1].text) || slack_of(layout, column, at - 1) > 3 * line.size;
}

void mark_note_lines(Layout& layout, const Column& column, const std::vector<Zone>& zones) {
  auto at = column.last;
  auto first = column.last;
  float entry_size = 0;  // of the first entry of a list in this column
  for (auto i = column.first; i < column.last && entry_size == 0; ++i) {
    if (zones[i] == Zone::References || zones[i] == Zone::Notes) entry_size = layout.lines[i].size;
  }
  while (at > column.first) {
    const auto& line = layout.lines[at - 1];
    if (line.role == LineRole::Furniture) {
      --at;
      continue;
    }
    if (!is_small(layout, line) || zones[at - 1] == Zone::Opening) break;
    // In a list of small type only what stands apart under it can be a note.
    if (zones[at - 1] != Zone::Text && std::fabs(line.size - entry_size) < 0.03F * entry_size) break;
    if (is_caption(line)) {
      first = behind_caption(layout, column, at - 1);
      break;
    }
    first = --at;
  }
  if (first == column.last) return;
  // The zone begins with a number, or goes on from the page before right above one; else it is a caption or a table.
  std::size_t numbers = 0;
  std::size_t lines = 0;
  std::size_t first_number = column.last;
  for (auto i = first; i < column.last; ++i) {
    if (layout.lines[i].role == LineRole::Furniture) continue;
    ++lines;
    if (note_number(layout.lines[i]).empty() || is_formula(layout, column, i)) continue;
    if (first_number == column.last) first_number = i;
    ++numbers;
  }
  if (numbers == 0 && lines < 2 && !column.aside) return;
  if (numbers == 0) {
    // Without a number it can only go on from the notes of the column before.
    if (column.first == 0) return;
    bool notes_before = false;
    for (auto i = column.first; i-- > 0 && layout.lines[i].page + 1 >= column.page && !notes_before;) {
      notes_before = layout.lines[i].role == LineRole::Note;
    }
    if (!notes_before || (first == column.first && !column.aside)) return;
  } else if (first_number > first + 12 && first == column.first && !column.aside) {
    return;
  }
  for (auto i = first; i < column.last; ++i) {
    if (layout.lines[i].role == LineRole::Text) layout.lines[i].role = LineRole::Note;
  }
}

}  // namespace dossier::pdf
