// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/note_lines.hpp"

#include "indexer/cleaning/note_start.hpp"
#include "indexer/source/line_widths.hpp"
#include "indexer/text/note_marks.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);
constexpr std::uint32_t most_lost = 2;  ///< notes that may be missing in a row
constexpr std::uint32_t most_skipped = 12;
constexpr std::size_t mark_reach = 150;   ///< lines from a mark to its note
constexpr std::size_t title_lines = 24;   ///< with text, in which title and authors stand
constexpr std::size_t swap_reach = 80;    ///< lines in which the number of a first note is looked for behind it
constexpr std::size_t longest_name = 40;  ///< bytes of a heading
constexpr std::size_t longest_note = 12;  ///< lines of a note whose number stands behind it

/// Size of the symbol that notes on titles and authors have, at the beginning or, with `at_end`, the end of a text.
std::size_t symbol_size(std::string_view text, bool at_end) {
  for (const std::string_view symbol : {"*", "∗", "†", "‡", "§", "¶"}) {
    if (at_end ? text.ends_with(symbol) : text.starts_with(symbol)) return symbol.size();
  }
  return 0;
}

/// A note such as `∗I thank …`, `* Accepted at …` or a lone `†`.
std::optional<NoteStart> symbol_start_of(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  const auto size = symbol_size(line.substr(begin), false);
  if (size == 0) return std::nullopt;
  const auto end = begin + size;
  const auto text = line.find_first_not_of(" \t", end);
  if (text == std::string_view::npos) return NoteStart{0, true, line.size()};
  if (symbol_size(line.substr(text), false) > 0 || !starts_upper(line.substr(text))) return std::nullopt;
  return NoteStart{0, false, text};
}

class NoteLineFinder {
 public:
  explicit NoteLineFinder(const std::vector<SourceLine>& lines) : lines_(lines), widths_(lines) {}

  LineEdits run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (line.starts_page) {
        begin_page(i);
      } else if (text_resumes(i)) {
        if (starts_lower(line.text) && ends_open(lines_[last_filled_].text)) begin_text(i);
        begin_page(i);
      }
      if (line.blank()) continue;
      last_filled_ = i;
      if (in_notes_ && widths_.filled(i) < 110) widest_ = std::max(widest_, widths_.width(i));
      if (line.text.size() < longest_name) {
        const auto role = named_role(line.text);
        listed_ = role ? *role == Section::References : listed_;
      }
      const auto start = note_start_of(line.text);
      const auto symbol = symbol_start_of(line.text);
      if (start && begins_note(i, *start)) {
        take(i, *start);
      } else if (symbol && begins_symbol_note(i, *symbol)) {
        take_symbol(i, *symbol);
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
  void begin_page(std::size_t at);
  void begin_text(std::size_t at);
  void begin(std::size_t at, Begins what, const char* reason);
  [[nodiscard]] bool text_resumes(std::size_t at) const;
  void take_rest(std::size_t at);
  void gather_marks(std::size_t at);
  void gather_symbols(std::string_view text);
  [[nodiscard]] bool begins_symbol_note(std::size_t at, const NoteStart& start);
  void take_symbol(std::size_t at, const NoteStart& start);
  [[nodiscard]] bool is_marked(std::uint32_t number, std::size_t at) const;
  [[nodiscard]] bool begins_note(std::size_t at, const NoteStart& start) const;
  [[nodiscard]] bool reads_as_heading(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool interrupts(std::size_t at) const;
  [[nodiscard]] bool introduced(std::size_t at) const;
  [[nodiscard]] bool is_followed(std::size_t at, std::uint32_t number) const;
  [[nodiscard]] std::size_t text_below(std::size_t at) const;
  void take(std::size_t at, const NoteStart& start);
  void take_first_of_swapped(std::size_t at, std::uint32_t number);
  void begin_note(std::size_t at, std::uint32_t number, std::size_t cut);
  void drop_number(std::size_t at);

  const std::vector<SourceLine>& lines_;
  LineWidths widths_;
  std::unordered_map<std::uint32_t, std::size_t> marks_;  ///< the line of the latest mark of each number
  std::unordered_map<std::string, std::size_t> symbols_;  ///< symbols at words of the front without a note yet
  std::size_t filled_ = 0;                                ///< lines with text so far
  std::vector<LineEdit> edits_;
  std::uint32_t last_ = 0;       ///< number of the last note
  bool listed_ = false;          ///< below a heading that names the references
  std::size_t page_ = 0;         ///< the first line of the page
  std::size_t last_filled_ = 0;  ///< the last line with text
  std::size_t widest_ = 0;       ///< columns of the widest line of the notes of this column
  std::size_t text_width_ = 0;   ///< columns of the line above these notes, where it is a full one; else 0
  std::size_t note_width_ = 0;   ///< columns of a full line of the notes of the page before
  bool open_note_ = false;       ///< the last note of the page before ends inside a sentence
  bool in_notes_ = false;        ///< a note has begun on this page
};

/// A line that ends in a symbol, or has one behind a word, near the beginning: the title, the authors.
void NoteLineFinder::gather_symbols(std::string_view text) {
  if (std::count(text.begin(), text.end(), '*') > 1) return;  // emphasis
  for (std::string_view rest = trim(text); !rest.empty();) {
    auto token = first_token(rest);
    rest = trim(rest.substr(token.size()));
    while (token.ends_with(',') || token.ends_with(';')) token.remove_suffix(1);
    const auto size = symbol_size(token, true);
    if (size > 0 && !token.starts_with('*') && !token.ends_with("**"))
      ++symbols_[std::string(token.substr(token.size() - size))];
  }
}

bool NoteLineFinder::begins_symbol_note(std::size_t at, const NoteStart& start) {
  if (symbols_.empty() || (start.alone && text_below(at) == nothing)) return false;
  const auto text = trim(lines_[at].text);
  const auto below = text_below(at);
  const auto size = symbol_size(text, false);
  if (below != nothing && trim(lines_[below].text).starts_with(text.substr(0, size))) return false;  // items of a list
  const auto mark = symbols_.find(std::string(text.substr(0, size)));
  if (mark == symbols_.end()) return false;
  if (--mark->second == 0) symbols_.erase(mark);
  return true;
}

void NoteLineFinder::take_symbol(std::size_t at, const NoteStart& start) {
  if (start.alone) {
    drop_number(at);
    begin_note(text_below(at), 0, 0);
  } else {
    begin_note(at, 0, start.size);
  }
  in_notes_ = true;
}

void NoteLineFinder::gather_marks(std::size_t at) {
  if (++filled_ <= title_lines) gather_symbols(lines_[at].text);
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
  if (ends_sentence(text) || text.ends_with(',') || text.ends_with(';') || count_words(text, 15) > 14) return false;
  constexpr std::size_t full_line = 88;  // percent
  if (at + 1 < lines_.size() && starts_lower(lines_[at + 1].text)) return false;
  return widths_.width(at) * 100 < widths_.full(at) * full_line;
}

/// Whether the next number begins a line further down on the page.
bool NoteLineFinder::is_followed(std::size_t at, std::uint32_t number) const {
  for (auto next = at + 1; next < std::min(lines_.size(), at + longest_note) && !lines_[next].starts_page; ++next) {
    const auto start = note_start_of(lines_[next].text);
    if (start && start->number == number + 1) return true;
  }
  return false;
}

bool NoteLineFinder::begins_note(std::size_t at, const NoteStart& start) const {
  if (listed_ || start.number <= last_ || !widths_.wrapped(at)) return false;
  // Inside the notes of a page the next number is enough; elsewhere its mark stands above; where several numbers are
  // missing, further marks and numbers have to agree.
  const bool next = start.number == last_ + 1 && !start.alone;
  if (!(next && (in_notes_ || interrupts(at))) && !is_marked(start.number, at)) return false;
  if (start.number > last_ + 1 + most_lost &&
      (start.number > last_ + most_skipped || !is_followed(at, start.number) || !is_marked(start.number + 1, at)))
    return false;
  const auto first = start.alone ? text_below(at) : at;
  if (first == nothing) return false;
  auto text = lines_[first].text;
  if (!start.alone) text.remove_prefix(start.size);
  text = trim(text);
  if (start.alone && note_start_of(text)) return false;
  if (!in_notes_ && introduced(at)) return false;
  if (starts_lower(text) && !in_notes_) return false;
  return !reads_as_heading(first, text);
}

/// Whether the line stands below one that ends inside a sentence, and is itself no rest of it.
bool NoteLineFinder::interrupts(std::size_t at) const {
  if (at == 0 || lines_[at - 1].blank() || last_ == 0) return false;
  const auto above = trim(lines_[at - 1].text);
  return ends_open(above) && !above.ends_with(',') && !ends_with_colon(above) && !is_function_word(last_token(above));
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

/// Whether below the notes of a column the text goes on in the next one: in lines that are narrower than those of
/// notes, or inside a sentence that no note has begun.
bool NoteLineFinder::text_resumes(std::size_t at) const {
  constexpr std::size_t narrower = 96;  // percent
  if (!in_notes_ || at == 0 || lines_[at].blank() || !lines_[at - 1].blank() || note_start_of(lines_[at].text))
    return false;
  if (starts_lower(lines_[at].text) && !ends_open(lines_[last_filled_].text)) return true;
  if (at + 2 >= lines_.size() || lines_[at + 1].blank() || lines_[at + 2].blank()) return false;
  const auto width = std::max(widths_.width(at), widths_.width(at + 1));
  return width * 100 < widest_ * narrower && 2 * width < widest_ + text_width_;
}

/// The text that resumes at `at` is no rest of the note above it.
void NoteLineFinder::begin_text(std::size_t at) {
  begin(at, Begins::Paragraph, "the text goes on below the notes of a column");
}

void NoteLineFinder::begin(std::size_t at, Begins what, const char* reason) {
  LineEdit edit;
  edit.at = at;
  edit.made = lines_[at];
  edit.made.begins = what;
  edit.reason = reason;
  edits_.push_back(std::move(edit));
}

void NoteLineFinder::begin_page(std::size_t at) {
  open_note_ = in_notes_ && ends_open(lines_[last_filled_].text);
  if (in_notes_) note_width_ = widths_.full(last_filled_);
  in_notes_ = false;
  page_ = at;
}

/// A note of the page before goes on above the first note of this one, which begins at `at`: the lines that are as wide
/// as notes are.
void NoteLineFinder::take_rest(std::size_t at) {
  if (at == 0 || ends_open(lines_[at - 1].text)) return;
  const auto marks = printed_marks(lines_[at - 1].text);
  if (std::any_of(marks.begin(), marks.end(), [this](const auto& mark) { return mark.number == last_ + 1; })) return;
  const auto body = widths_.full(page_ + (at - page_) / 2);  // away from the notes of the page before
  auto first = at;
  while (first > page_ + 1 && at - first < longest_note && !lines_[first - 1].blank()) {
    const auto width = widths_.width(first - 1);
    const auto from = [width](std::size_t full) { return width > full ? width - full : full - width; };
    if (first < at && from(note_width_) >= from(body)) break;
    --first;
  }
  if (first < at) begin(first, Begins::RestOfNote, "the rest of a note of the page before");
}

void NoteLineFinder::take(std::size_t at, const NoteStart& start) {
  if (!in_notes_ && std::exchange(open_note_, false)) take_rest(at);
  if (start.number == last_ + 2 && start.alone) take_first_of_swapped(at, start.number - 1);
  if (start.alone) {
    drop_number(at);
    begin_note(text_below(at), start.number, 0);
  } else {
    begin_note(at, start.number, start.size);
  }
  last_ = start.number;
  if (std::exchange(in_notes_, true)) return;
  widest_ = widths_.width(at);
  text_width_ = at > 0 && ends_open(lines_[at - 1].text) ? widths_.width(at - 1) : 0;
}

/// LaTeX raises the first number of a page so far that it is printed last: the note before the one at `at` begins
/// where the text above it ends, and its number stands alone further down.
void NoteLineFinder::take_first_of_swapped(std::size_t at, std::uint32_t number) {
  if (!is_marked(number, at)) return;
  std::size_t own = nothing;
  for (auto next = at + 1; next < std::min(lines_.size(), at + swap_reach) && !lines_[next].starts_page; ++next) {
    const auto start = note_start_of(lines_[next].text);
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
