// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/note_lines.hpp"

#include "indexer/source/line_widths.hpp"
#include "indexer/text/note_marks.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);
constexpr std::uint32_t most_lost = 2;    ///< notes that may be missing in a row
constexpr std::size_t mark_reach = 150;   ///< lines from a mark to its note
constexpr std::size_t swap_reach = 80;    ///< lines in which the number of a first note is looked for behind it
constexpr std::size_t longest_name = 40;  ///< bytes of a heading
constexpr std::size_t longest_note = 12;  ///< lines of a note whose number stands behind it

/// A number at the beginning of a line, or alone on it.
struct Start {
  std::uint32_t number = 0;
  bool alone = false;
  std::size_t size = 0;  ///< bytes up to the text of the note
};

std::optional<Start> start_of(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  auto end = begin;
  std::uint32_t value = 0;
  while (end < line.size() && is_digit(line[end]) && end - begin < 4) {
    value = value * 10 + static_cast<std::uint32_t>(line[end++] - '0');
  }
  if (end == begin || end - begin > 3 || line[begin] == '0') return std::nullopt;
  if (end == line.size()) return Start{value, true, end};
  if (line[end] == '.' || line[end] == ')') ++end;
  const auto text = line.find_first_not_of(" \t", end);
  if (text == std::string_view::npos || text == end) return std::nullopt;
  return Start{value, false, text};
}

class NoteLineFinder {
 public:
  explicit NoteLineFinder(const std::vector<SourceLine>& lines) : lines_(lines), widths_(lines) {}

  LineEdits run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (line.blank()) continue;
      if (line.starts_page) in_notes_ = false;
      if (line.text.size() < longest_name) {
        const auto role = named_role(line.text);
        listed_ = role ? *role == Section::References : listed_;
      }
      const auto start = start_of(line.text);
      if (start && begins_note(i, *start)) {
        take(i, *start);
      } else {
        gather_marks(i);
      }
    }
    std::sort(edits_.begin(), edits_.end(), [](const LineEdit& a, const LineEdit& b) { return a.at < b.at; });
    LineEdits out;
    out.edits = std::move(edits_);
    return out;
  }

 private:
  void gather_marks(std::size_t at);
  [[nodiscard]] bool is_marked(std::uint32_t number, std::size_t at) const;
  [[nodiscard]] bool begins_note(std::size_t at, const Start& start) const;
  [[nodiscard]] bool reads_as_heading(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool introduced(std::size_t at) const;
  [[nodiscard]] std::size_t text_below(std::size_t at) const;
  void take(std::size_t at, const Start& start);
  void take_first_of_swapped(std::size_t at, std::uint32_t number);
  void begin_note(std::size_t at, std::uint32_t number, std::size_t cut);
  void drop_number(std::size_t at);

  const std::vector<SourceLine>& lines_;
  LineWidths widths_;
  std::unordered_map<std::uint32_t, std::size_t> marks_;  ///< the line of the latest mark of each number
  std::vector<LineEdit> edits_;
  std::uint32_t last_ = 0;  ///< number of the last note
  bool listed_ = false;     ///< below a heading that names the references
  bool in_notes_ = false;   ///< a note has begun on this page
};

void NoteLineFinder::gather_marks(std::size_t at) {
  if (trim(lines_[at].text).starts_with("<h")) return;  // the 2 of <h2> is no mark
  for (const auto& mark : printed_marks(lines_[at].text)) marks_[mark.number] = at;
}

bool NoteLineFinder::is_marked(std::uint32_t number, std::size_t at) const {
  const auto found = marks_.find(number);
  return found != marks_.end() && found->second < at && at - found->second <= mark_reach;
}

/// The next line with text on the same page, one blank line away at most; `nothing` where there is none.
std::size_t NoteLineFinder::text_below(std::size_t at) const {
  for (auto next = at + 1; next < lines_.size() && next <= at + 2; ++next) {
    if (lines_[next].starts_page) return nothing;
    if (!lines_[next].blank()) return next;
  }
  return nothing;
}

/// A short line that does not end as a note does: the title of a numbered section.
bool NoteLineFinder::reads_as_heading(std::size_t at, std::string_view text) const {
  if (named_role(text)) return true;
  if (ends_sentence(text) || count_words(text, 15) > 14) return false;
  const bool last = at + 1 >= lines_.size() || lines_[at + 1].blank() || lines_[at + 1].starts_page;
  return last || starts_upper(lines_[at + 1].text) || widths_.had_room(at, lines_[at + 1].text, 90);
}

bool NoteLineFinder::begins_note(std::size_t at, const Start& start) const {
  if (listed_ || start.number <= last_ || start.number > last_ + 1 + most_lost || !widths_.wrapped(at)) return false;
  if (!is_marked(start.number, at)) return false;
  const auto first = start.alone ? text_below(at) : at;
  if (first == nothing) return false;
  auto text = lines_[first].text;
  if (!start.alone) text.remove_prefix(start.size);
  text = trim(text);
  if (start.alone && start_of(text)) return false;
  if (!in_notes_ && introduced(at)) return false;
  if (starts_lower(text) && !in_notes_) return false;
  return !reads_as_heading(first, text);
}

/// Whether the text above ends in a colon: what follows is a list.
bool NoteLineFinder::introduced(std::size_t at) const {
  while (at-- > 0) {
    if (!lines_[at].blank()) return ends_with_colon(lines_[at].text);
  }
  return false;
}

void NoteLineFinder::begin_note(std::size_t at, std::uint32_t number, std::size_t cut) {
  LineEdit edit;
  edit.at = at;
  edit.made = lines_[at];
  edit.made.begins = Begins::Note;
  edit.made.note = number;
  if (cut > 0) {
    edit.left_out.push_back({"note number", std::string(trim(lines_[at].text.substr(0, cut))), 0});
    edit.made.text.remove_prefix(cut);
  }
  edit.reason = "begins with the number of a mark above";
  edits_.push_back(std::move(edit));
}

void NoteLineFinder::drop_number(std::size_t at) {
  auto edit = blank_line(lines_, at, "note number", "the number of a note on its own line");
  edit.left_out.front().lines = 0;
  edits_.push_back(std::move(edit));
}

void NoteLineFinder::take(std::size_t at, const Start& start) {
  if (start.number == last_ + 2 && start.alone) take_first_of_swapped(at, start.number - 1);
  if (start.alone) {
    drop_number(at);
    begin_note(text_below(at), start.number, 0);
  } else {
    begin_note(at, start.number, start.size);
  }
  last_ = start.number;
  in_notes_ = true;
}

/// LaTeX raises the first number of a page so far that it is printed last: the note before the one at `at` begins
/// where the text above it ends, and its number stands alone further down.
void NoteLineFinder::take_first_of_swapped(std::size_t at, std::uint32_t number) {
  if (!is_marked(number, at)) return;
  std::size_t own = nothing;
  for (auto next = at + 1; next < std::min(lines_.size(), at + swap_reach) && !lines_[next].starts_page; ++next) {
    const auto start = start_of(lines_[next].text);
    if (start && start->alone && start->number == number) own = next;
  }
  if (own == nothing) return;
  auto first = at;
  for (std::size_t back = 1; back <= longest_note && back < at; ++back) {
    const auto above = at - back;
    if (lines_[above].blank() || lines_[above].starts_page) break;
    first = above;
    if (lines_[above - 1].blank()) break;
    if (ends_sentence(lines_[above - 1].text) && widths_.had_room(above - 1, lines_[above].text)) break;
  }
  if (first == at) return;
  drop_number(own);
  begin_note(first, number, 0);
}

}  // namespace

LineEdits find_note_lines(const std::vector<SourceLine>& lines) { return NoteLineFinder(lines).run(); }

}  // namespace dossier::reading
