// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/notes.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/text/dehyphenator.hpp"
#include "indexer/text/note_marks.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::uint32_t max_note = 999;
constexpr std::uint32_t max_lost_notes = 2;  ///< that may be missing between two known by their number alone
constexpr std::size_t max_alike = 8;         ///< glued numbers of one value that are remembered

/// A bare number glued to a word or its mark: "relations.12 The", "India,3 which".
struct GluedMark {
  std::size_t block;
  std::size_t offset;
  std::size_t size;
  bool loose;
};

/// A short line without the marks of a note: names of works and places, numbers, quotes, a full stop.
bool reads_as_heading(const Block& block) {
  return count_words(block.text, 15) <= 14 && !ends_sentence(block.text) && !is_function_word(last_token(block.text)) &&
         block.text.find_first_of("0123456789\"(/") == std::string::npos && block.text.find("“") == std::string::npos;
}

/// A year, an address or a quoted title, as notes have them.
bool cites(std::string_view text) {
  if (text.find("://") != std::string_view::npos || text.find('"') != std::string_view::npos ||
      text.find("“") != std::string_view::npos) {
    return true;
  }
  std::size_t digits = 0;
  for (const char c : text) {
    digits = is_digit(c) ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

/// The number of a paragraph that begins as pdftotext leaves a footnote: "12 Kux, The United States …".
std::optional<std::uint32_t> bare_number(const Block& block) {
  if (!block.is(BlockKind::Paragraph) || block.text.empty() || !is_digit(block.text.front())) return std::nullopt;
  const auto token = first_token(block.text);
  if (token.size() > 3 || token.size() + 2 >= block.text.size() || !digits_only(token)) return std::nullopt;
  const auto rest = trim(std::string_view(block.text).substr(token.size()));
  if (starts_lower(rest) || is_digit(rest.front())) return std::nullopt;
  return static_cast<std::uint32_t>(std::stoul(std::string(token)));
}

class NoteSettler {
 public:
  explicit NoteSettler(const StageInput& input) : draft_(input.blocks) {
    // A format that defines its notes ([^1]: …) leaves nothing to guess.
    defined_ = std::any_of(input.blocks.begin(), input.blocks.end(),
                           [](const Block& block) { return block.is(BlockKind::Footnote) && block.settled; });
  }

  std::vector<Edit> run() {
    find_notes();
    take_out_glued();
    return std::move(draft_).edits();
  }

 private:
  void find_notes();
  void note_marks_of(std::size_t at);
  [[nodiscard]] const char* why_note(std::size_t at, std::uint32_t number);
  bool take_glued(std::uint32_t number, bool loose = false);
  void make_note(std::size_t at, std::uint32_t number, const char* why);
  void take_out_glued();

  Draft draft_;
  std::set<std::uint32_t> open_marks_;                               ///< raised marks whose note has not come yet
  std::unordered_map<std::uint32_t, std::vector<GluedMark>> glued_;  ///< the latest glued number of each value
  std::vector<GluedMark> taken_;
  std::uint32_t last_note_ = 0;
  bool in_notes_section_ = false;
  bool defined_ = false;
};

void NoteSettler::note_marks_of(std::size_t at) {
  const auto& block = draft_[at];
  if (block.is(BlockKind::Front) || defined_) return;
  for (const auto mark : block.note_marks) {
    if (mark > 0 && mark <= max_note) open_marks_.insert(mark);
  }
  if (!block.is_text()) return;
  for (const auto& mark : printed_marks(block.text)) {
    auto& marks = glued_[mark.number];
    if (marks.size() >= max_alike) marks.erase(marks.begin());
    marks.push_back({at, mark.begin, mark.size, mark.loose});
  }
}

/// The number that a note would have; nothing where the block has none.
std::optional<std::uint32_t> number_of(const Block& block) {
  if (block.marker.kind == MarkerKind::Raised || (block.is(BlockKind::Item) && block.marker.counts())) {
    return block.marker.ordinal > 0 ? block.marker.ordinal : bare_number(block).value_or(0);
  }
  return bare_number(block);
}

/// Whether the item above has the number before, and so was no note either.
bool is_listed(const Draft& draft, std::size_t at, std::uint32_t number) {
  if (at == 0) return false;
  const auto& marker = draft[at].marker;
  const auto& above = draft[at - 1];
  return above.is(BlockKind::Item) && above.marker.kind == marker.kind && above.marker.ordinal + 1 == number &&
         marker.kind != MarkerKind::None;
}

/// Why the block is a note; null where it is none.
const char* NoteSettler::why_note(std::size_t at, std::uint32_t number) {
  const auto& block = draft_[at];
  const bool raised = block.marker.kind == MarkerKind::Raised;
  if (in_notes_section_ && !raised) take_glued(number);
  if (raised) {
    if (!open_marks_.contains(number) && !take_glued(number)) take_glued(number, true);
    return "begins with a raised mark";
  }
  if (in_notes_section_) return "below a heading that names the notes";
  if (number == 0 || number > max_note || reads_as_heading(block)) return nullptr;
  if (at > 0 && draft_[at - 1].is(BlockKind::Paragraph) && ends_with_colon(draft_[at - 1].text)) return nullptr;
  if (is_listed(draft_, at, number)) return nullptr;
  if (open_marks_.contains(number)) return "its mark is raised in the text above";
  if (number <= last_note_ || number > last_note_ + max_lost_notes + 1) return nullptr;
  if (take_glued(number)) return "its number stands at a word above";
  const bool next = number == last_note_ + 1 && at > 0 && draft_[at - 1].is(BlockKind::Footnote) && cites(block.text);
  return next ? "the next number below a note, and it cites" : nullptr;
}

/// Takes the first glued number of this value that stands behind the one taken last.
bool NoteSettler::take_glued(std::uint32_t number, bool loose) {
  const auto marks = glued_.find(number);
  if (marks == glued_.end()) return false;
  for (const auto& mark : marks->second) {
    if (mark.loose && !loose) continue;
    if (!taken_.empty() && (mark.block < taken_.back().block ||
                            (mark.block == taken_.back().block && mark.offset <= taken_.back().offset))) {
      continue;
    }
    taken_.push_back(mark);
    glued_.erase(marks);
    return true;
  }
  return false;
}

void NoteSettler::make_note(std::size_t at, std::uint32_t number, const char* why) {
  auto& block = draft_.change(at, why);
  if (block.marker.kind == MarkerKind::None) {
    const std::string token(first_token(block.text));
    draft_.leave_out(at, "note number", token);
    block.text = trim(std::string_view(block.text).substr(token.size()));
  } else if (block.marker.kind != MarkerKind::Raised) {
    draft_.leave_out(at, "note number", block.marker.printed);
  }
  block.marker.kind = MarkerKind::Raised;
  block.marker.ordinal = number;
  block.marker.printed.clear();
  block.kind = BlockKind::Footnote;
  open_marks_.erase(number);
  last_note_ = std::max(last_note_, number);
}

void NoteSettler::find_notes() {
  for (std::size_t i = 0; i < draft_.size(); ++i) {
    const auto& block = draft_[i];
    if (block.is(BlockKind::Heading) || (block.is(BlockKind::Paragraph) && block.text.size() < 12)) {
      in_notes_section_ = is_printed_word(block.text, PrintedWord::Notes);
    }
    if (block.is(BlockKind::Footnote)) {
      last_note_ = std::max(last_note_, std::min(block.marker.ordinal, max_note));
      continue;
    }
    if (block.settled || block.is(BlockKind::Reference)) continue;
    const auto number = block.is_text() ? number_of(block) : std::nullopt;
    const char* why = number ? why_note(i, *number) : nullptr;
    if (why != nullptr) {
      make_note(i, *number, why);
    } else {
      note_marks_of(i);
    }
  }
}

void NoteSettler::take_out_glued() {
  // At most max_note of them; from the back, so that earlier offsets of the same block stay right.
  std::sort(taken_.begin(), taken_.end(), [](const GluedMark& a, const GluedMark& b) {
    return a.block != b.block ? a.block < b.block : a.offset > b.offset;
  });
  for (const auto& mark : taken_) {
    auto& block = draft_.change(mark.block, "the mark of a note that was found");
    draft_.leave_out(mark.block, "note mark", std::string_view(block.text).substr(mark.offset, mark.size));
    block.text.erase(mark.offset, mark.size);
    if (block.bold_lead > mark.offset) block.bold_lead -= std::min(mark.size, block.bold_lead);
    draft_.mended(mark.block, "note mark taken out");
  }
}

/// Whether the paragraph at `at`, right before the notes of a page, goes on with the note at `note`, the last of an
/// earlier page.
bool continues_note(const Draft& draft, std::size_t at, std::size_t note) {
  const auto& block = draft[at];
  if (!block.is(BlockKind::Paragraph) || block.settled || ends_with_colon(block.text)) return false;
  const auto token = first_token(block.text);
  const bool address =
      token.find("://") != std::string_view::npos || token.starts_with("www.") ||
      (token.find('/') != std::string_view::npos && token.find_first_of("._-") != std::string_view::npos);
  if (address && count_words(block.text, 7) <= 6) return true;
  if (!ends_open(draft[note].text)) return false;
  const bool text_waits = at > 0 && draft[at - 1].is_text() && ends_open(draft[at - 1].text);
  if (!starts_lower(block.text)) {
    return !text_waits && !ends_open(block.text) &&
           (is_function_word(last_token(draft[note].text)) || ends_hyphenated(draft[note].text));
  }
  // Both the text above and the note wait for a small letter: the text has its own below the notes.
  std::size_t next = at + 1;
  while (next < draft.size() && draft[next].is(BlockKind::Footnote)) ++next;
  if (!text_waits) return true;
  return next < draft.size() && draft[next].is(BlockKind::Paragraph) && starts_lower(draft[next].text);
}

}  // namespace

std::vector<Edit> join_note_numbers(const StageInput& input) {
  const auto& blocks = input.blocks;
  Draft draft(blocks);
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const auto& number = draft[i];
    const auto& next = blocks[i + 1];
    if (!number.is(BlockKind::Paragraph) || !is_page_number(number.text) || !next.is(BlockKind::Paragraph)) continue;
    if (!is_digit(number.text.front()) || next.settled) continue;
    auto& note = draft.absorb(i + 1, i, "a lone number above its note");
    note.text = number.text + ' ' + note.text;
    note.bold_lead = 0;
    note.lines.first = number.lines.first;
  }
  return std::move(draft).edits();
}

std::vector<Edit> settle_notes(const StageInput& input) { return NoteSettler(input).run(); }

std::vector<Edit> join_cut_notes(const StageInput& input) {
  Draft draft(input.blocks);
  const Dehyphenator words{std::string_view()};
  constexpr auto none = static_cast<std::size_t>(-1);
  std::size_t note = none;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    if (!draft[i].is(BlockKind::Footnote)) continue;
    if (note != none && i > note + 1 && continues_note(draft, i - 1, note)) {
      auto& whole = draft.join(note, i - 1, "the rest of a note, at the head of the next page's notes");
      if (words.append(whole.text, draft[i - 1].text)) draft.mended(note, "de-hyphenated");
    }
    note = i;
  }
  return std::move(draft).edits();
}

}  // namespace dossier::reading
