// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_note_lines.hpp"

#include "base/sentences.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

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
    const float gap = (line.core.middle() - above.core.middle()) / layout.line_spacing(line.size);
    if (gap > 1.3F || std::fabs(line.size - layout.lines[caption].size) > 0.03F * line.size) return i;
  }
  return column.last;
}

bool is_caption(const Line& line) {
  const auto label = caption_label(line.text);
  return label.label != Label::None && label.marked;
}

/// The size of the first entry of a list in this column; 0 where there is none.
float size_of_entries(const Layout& layout, const Column& column, const std::vector<Zone>& zones) {
  for (auto i = column.first; i < column.last; ++i) {
    const float size = layout.lines[i].size;
    if ((zones[i] == Zone::References || zones[i] == Zone::Notes) && size != 0) return size;
  }
  return 0;
}

/// The first of the small lines at the foot of a column; the column's end where there are none.
std::size_t first_small(const Layout& layout, const Column& column, const std::vector<Zone>& zones) {
  const float entry_size = size_of_entries(layout, column, zones);
  auto first = column.last;
  for (auto at = column.last; at-- > column.first;) {
    const auto& line = layout.lines[at];
    if (line.role == LineRole::Furniture) continue;
    if (!is_small(layout, line) || zones[at] == Zone::Opening) break;
    // In a list of small type only what stands apart under it can be a note.
    if (zones[at] != Zone::Text && std::fabs(line.size - entry_size) < 0.03F * entry_size) break;
    if (is_caption(line)) return behind_caption(layout, column, at);
    first = at;
  }
  return first;
}

/// Whether a line of notes stands before the column, on its page or the one before.
bool follows_notes(const Layout& layout, const Column& column) {
  for (auto i = column.first; i-- > 0 && layout.lines[i].page + 1 >= column.page;) {
    if (layout.lines[i].role == LineRole::Note) return true;
  }
  return false;
}

/// Whether the small lines from `first` on are notes: they begin with a number, or go on from the page before right
/// above one; else they are a caption or a table.
bool are_notes(const Layout& layout, const Column& column, std::size_t first) {
  std::size_t lines = 0;
  auto first_number = column.last;
  for (auto i = first; i < column.last; ++i) {
    if (layout.lines[i].role == LineRole::Furniture) continue;
    ++lines;
    if (first_number == column.last && !note_number(layout.lines[i]).empty() && !is_formula(layout, column, i))
      first_number = i;
  }
  const bool whole_column = first == column.first && !column.aside;
  if (first_number < column.last) return first_number <= first + 12 || !whole_column;
  // Without a number they can only go on from the notes of the column before.
  return (lines >= 2 || column.aside) && !whole_column && follows_notes(layout, column);
}

/// The first line of notes in the type of the text, at the foot of a column: each begins with a raised number that the
/// text above has; the column's end where there are none.
std::size_t first_cited(const Layout& layout, const Column& column, const std::vector<Zone>& zones) {
  constexpr std::size_t most_lines = 12;  // of one note
  std::set<std::string> cited;
  for (auto i = column.first; i < column.last; ++i) {
    if (layout.lines[i].role == LineRole::Text)
      cited.insert(layout.lines[i].raised.begin(), layout.lines[i].raised.end());
  }
  auto first = column.last;
  std::size_t lines = 0;
  for (auto at = column.last; at-- > column.first;) {
    const auto& line = layout.lines[at];
    if (line.role == LineRole::Furniture) continue;
    if (zones[at] != Zone::Text || ++lines > most_lines) break;
    if (line.mark.empty()) continue;
    const bool counts =
        first == column.last || std::atol(line.mark.c_str()) < std::atol(layout.lines[first].mark.c_str());
    // Affiliations below centred authors have numbers too.
    const float start = start_of(layout, column, line);
    const bool centred = start > 0.4F * line.size && std::fabs(start - slack_of(layout, column, at)) < line.size;
    const bool flush = start < 2 * line.size && !centred;
    if (!is_digit(line.mark.front()) || !cited.contains(line.mark) || !counts || !flush) break;
    first = at;
    lines = 0;
  }
  return first == column.first ? column.last : first;
}

bool glued_word(std::string_view behind) {
  for (const std::string_view quote : {"“", "‘", "«"}) {
    if (behind.starts_with(quote)) return true;
  }
  return begins_capital(behind) && behind.size() > 2 && begins_small(behind.substr(utf8::decode(behind, 0).size));
}

}  // namespace

bool begins_glued(std::string_view text) {
  constexpr std::size_t most_digits = 3;
  const auto end = digits_end(text, 0);
  return end > 0 && end <= most_digits && text.front() != '0' && glued_word(text.substr(end));
}

std::string note_number(const Line& line) {
  if (!line.mark.empty()) return line.mark;
  const auto& text = line.text;
  const std::size_t at = text.starts_with('[') ? 1 : 0;
  const auto end = digits_end(text, at);
  if (begins_glued(text)) return text.substr(0, end);
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
  // So may a line above it, inside of a note.
  const long value = std::atol(number.c_str());
  bool numbered = false;
  for (auto before = at; before-- > column.first;) {
    if (layout.lines[before].role != LineRole::Note) break;
    const auto other = note_number(layout.lines[before]);
    if (other.empty() || !is_digit(other.front())) continue;
    const long last = std::atol(other.c_str());
    if (value == last || value == last + 1) return value == last + 1;
    numbered = true;
  }
  if (numbered) return false;
  return ends_with_stop(layout.lines[at - 1].text) || slack_of(layout, column, at - 1) > 3 * line.size;
}

void mark_note_lines(Layout& layout, const Column& column, const std::vector<Zone>& zones) {
  auto first = first_small(layout, column, zones);
  if (first == column.last || !are_notes(layout, column, first)) first = first_cited(layout, column, zones);
  for (auto i = first; i < column.last; ++i) {
    if (layout.lines[i].role == LineRole::Text) layout.lines[i].role = LineRole::Note;
  }
}

}  // namespace dossier::pdf
