// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that a converter wrapped at the width of the page or column: where paragraphs and headings end among them.
#include "base/columns.hpp"
#include "indexer/readers/front_lines.hpp"
#include "indexer/readers/line_shape.hpp"
#include "indexer/readers/markdown_walk.hpp"
#include "indexer/source/pdf_names.hpp"
#include "indexer/text/characters.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

/// Whether the line goes on with a small letter; not so where a name such as "eLife" or "mRNA" begins it.
bool goes_on_small(std::string_view line) {
  line = trim(line);
  return starts_lower(line) && !(line.size() > 1 && is_lower_ascii(line[0]) && is_upper_ascii(line[1]));
}

}  // namespace

/// Whether a paragraph ends with the line at `at` although the next one follows without a blank line.
bool MarkdownReader::ends_paragraph(std::size_t at) const {
  constexpr std::size_t long_line = 200;  // bytes of a paragraph on one line
  constexpr std::size_t no_label = 40;
  const auto text = line(at);
  const auto next = line(at + 1);
  if (!widths_.wrapped(at)) {
    return text.size() >= long_line && ends_sentence(text) && !starts_lower(next) && next.size() > no_label;
  }
  if (!ends_sentence(text) && !ends_with_colon(text)) return false;
  if (leading_blanks(next) >= leading_blanks(text) + 2) return true;
  if (goes_on_small(next)) return false;
  if (ends_abbreviated(text) || widths_.indents()) return widths_.had_room(at, next, ends_abbreviated(text) ? 75 : 85);
  return widths_.parts_behind(at, next);
}

/// Whether the line at `at` may be a heading or a part of one: it ends on purpose before its width is filled, and not
/// as a sentence does.
bool MarkdownReader::is_short_line(std::size_t at) const {
  constexpr std::size_t most_words = 16;
  const auto text = trim(line(at));
  if (text.empty() || !ends_open(text) || text.ends_with(',') || ends_hyphenated(text) || starts_lower(text))
    return false;
  // A line that holds more than fits is the end of a word that was put together, and all that follows it.
  const bool long_line = columns_of(text) * 8 > widths_.full(at) * 9;
  return !long_line && count_words(text, most_words + 1) <= most_words && widths_.filled(at) < 95;
}

/// Lines that end inside a sentence, above one that begins another with room left before its first word.
std::size_t MarkdownReader::lines_above_opener(std::size_t at, std::size_t limit) const {
  constexpr std::size_t most_lines = 3;
  constexpr std::size_t most_words = 20;
  constexpr std::size_t nearly_full = 108;  // percent; what the lines say counts more than their width
  std::size_t words = 0;
  for (auto end = at + 1; end < limit && end <= at + most_lines; ++end) {
    const auto last = trim(line(end - 1));
    words += count_words(last);
    if (!ends_open(last) || words > most_words) return 0;
    const auto first = first_token(line(end));
    const bool opens = starts_upper(first) && is_sentence_opener(first) && !all_caps(first);
    if (opens && !is_function_word(last_token(last)) && !last.ends_with(',') && !ends_hyphenated(last) &&
        widths_.had_room(end - 1, line(end), nearly_full))
      return end - at;
  }
  return 0;
}

/// Short lines above a full one, or above one that is a sentence of its own.
std::size_t MarkdownReader::lines_above_text(std::size_t at, std::size_t limit) const {
  constexpr std::size_t most_lines = 3;
  constexpr std::size_t full_line = 80;  // percent
  auto end = at;
  while (end < std::min(limit, at + most_lines) && is_short_line(end) && widths_.filled(end) < full_line) ++end;
  if (end == at || end >= limit) return 0;
  const auto last = end - 1;
  if (is_function_word(last_token(line(last))) || goes_on_small(line(end)) || !widths_.had_room(last, line(end), 90))
    return 0;
  if (is_short_line(end) && widths_.filled(end) < full_line) return 0;  // a table, an address
  return widths_.filled(end) >= full_line || end + 1 >= limit || ends_sentence(line(end)) ? end - at : 0;
}

/// Lines of words in capitals above one that is not.
std::size_t MarkdownReader::capital_lines(std::size_t at, std::size_t limit) const {
  constexpr std::size_t most_lines = 3;
  const auto in_capitals = [this](std::size_t other) {
    const auto text = line(other);
    return starts_upper(text) && all_caps(text) && text.find_first_of("0123456789") == std::string_view::npos;
  };
  auto end = at;
  while (end < limit && end <= at + most_lines && in_capitals(end)) ++end;
  if (end == at || end >= limit || end > at + most_lines || count_words(line(at), 2) < 2) return 0;
  const auto last = trim(line(end - 1));
  return ends_open(last) && !last.ends_with(',') && starts_upper(line(end)) && !all_caps(line(end)) ? end - at : 0;
}

/// The lines of a section's title with a number of two parts or more (`2.1 …`), above a line that begins with a
/// capital.
std::size_t MarkdownReader::numbered_lines(std::size_t at, std::size_t limit) const {
  constexpr std::size_t most_lines = 3;
  const auto text = trim(line(at));
  const auto number = heading_number(text);
  if (number.parts < 2 || !starts_upper(text.substr(number.size))) return 0;
  for (auto end = at + 1; end < std::min(limit, at + most_lines + 1); ++end) {
    const auto last = trim(line(end - 1));
    if (!ends_open(last) || last.ends_with(',') || ends_hyphenated(last)) return 0;
    if (starts_upper(line(end)) && !is_function_word(last_token(last)) && widths_.had_room(end - 1, line(end), 90))
      return end - at;
  }
  return 0;
}

/// How many lines from `at` on, the first of its paragraph, are a heading right above its text; 0 where none is.
std::size_t MarkdownReader::heading_lines(std::size_t at, std::size_t limit) const {
  if (at + 1 >= limit) return 0;
  if (const auto lines = widths_.wrapped(at) ? numbered_lines(at, limit) : 0; lines > 0) return lines;
  if (goes_on_small(line(at + 1))) return 0;
  const auto text = trim(line(at));
  if (is_whole_bold(text) || is_printed_word(text, PrintedWord::Abstract) || pdf::is_part_label(text)) return 1;
  if (!widths_.wrapped(at)) return is_heading_line(text) ? 1 : 0;
  if (const auto lines = capital_lines(at, limit); lines > 0) return lines;
  if (widths_.had_room(at, line(at + 1), 90) && is_heading_line(text)) return 1;
  if (!body_ && heading_number(text).parts == 0) return 0;
  if (heading_number(text).parts > 0 && is_short_line(at) && widths_.had_room(at, line(at + 1), 98) &&
      (!is_short_line(at + 1) || heading_number(trim(line(at + 1))).parts > 0))
    return 1;
  if (const auto lines = starts_lower(text) ? 0 : lines_above_opener(at, limit); lines > 0) return lines;
  return lines_above_text(at, limit);
}

/// Whether the line begins with `Keywords:`, or is the name of the abstract and nothing else.
bool MarkdownReader::opens_abstract(std::size_t at) const {
  const auto text = trim(line(at));
  return is_printed_word(text, PrintedWord::Abstract) || run_in_name(text, 0).sort == RunIn::Sort::Keywords;
}

/// Whether another paragraph begins with the line at `at`, inside the group of lines that ends before `limit`.
bool MarkdownReader::parts_before(std::size_t at, std::size_t limit) const {
  if (is_whole_bold(trim(line(at)))) return true;
  if (references_) return begins_entry(at);
  if (ends_paragraph(at - 1) || opens_abstract(at)) return true;
  if (!ends_open(line(at - 1)) && widths_.wrapped(at) && heading_lines(at, limit) > 0) return true;
  return false;
}

/// The title, the authors and where they work, on lines of their own above the text.
void MarkdownReader::front_lines(std::size_t limit) {
  constexpr std::size_t most_blocks = 8;  // among which the title stands
  constexpr std::size_t usual_width = 80;
  if (blocks_.size() >= most_blocks || limit - at_ < 2) return;
  if (std::any_of(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.level > 0; })) return;
  const auto full = widths_.wrapped(at_) ? widths_.full(at_) : usual_width;
  std::vector<FrontLine> lines;
  for (auto i = at_; i < std::min(limit, at_ + most_front_lines + 1); ++i) {
    lines.push_back({trim(line(i)), widths_.width(i) * 100 / full, i + 1 == limit});
  }
  const auto parts = front_parts(lines, !front_found_);
  front_found_ = front_found_ || !parts.empty();
  for (const auto size : parts) {
    push_text(BlockKind::Paragraph, at_, at_ + size, 0, {});
    at_ += size;
    gap_ = true;
  }
}

/// Whether the line is the name of a section and nothing else.
bool MarkdownReader::names_section(std::size_t at) const {
  constexpr std::size_t longest_name = 40;  // bytes
  const auto text = trim(line(at));
  return text.size() <= longest_name && named_role(text).has_value() && is_heading_line(text) &&
         !ends_open(line(at - 1)) && widths_.filled(at) < 80;
}

/// Whether the line names another section than the references, above a line of text.
bool MarkdownReader::leaves_references(std::size_t at, std::size_t limit) const {
  constexpr std::size_t longest_name = 40;  // bytes
  const auto text = trim(line(at));
  if (text.size() > longest_name || !is_heading_line(text) || at + 1 >= limit) return false;
  const auto role = named_role(text);
  return role && *role != Section::References && widths_.filled(at + 1) >= 80;
}

/// The usual width of lines in columns, the last one left out where there are more.
std::size_t MarkdownReader::usual_width(std::size_t from, std::size_t to) const {
  std::vector<std::size_t> widths;
  for (auto i = from; i < to && (i + 1 < to || i == from); ++i) widths.push_back(columns_of(trim(line(i))));
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  return *middle;
}

/// Whether two stretches have lines of one width. Notes are set in smaller type: their lines hold more.
bool MarkdownReader::are_alike(std::size_t from, std::size_t to, std::size_t other_from, std::size_t other_to) const {
  const bool few = to - from < 3 || other_to - other_from < 3;
  const std::size_t least = few ? 88 : 93;  // percent
  const auto width = usual_width(from, to);
  const auto other = usual_width(other_from, other_to);
  if (other_to == other_from + 1 && other <= width) return true;  // the last line
  return std::min(width, other) * 100 >= std::max(width, other) * least;
}

/// Whether a note ends with a line, and text of another type follows up to `limit`.
bool MarkdownReader::ends_note(std::size_t last, std::size_t limit) const {
  constexpr std::size_t fewest_lines = 3;
  constexpr std::size_t most_lines = 12;  // that are measured
  const auto from = last - std::min(last - at_, most_lines);
  return last + fewest_lines < limit && ends_sentence(line(last)) && starts_upper(line(last + 1)) &&
         widths_.had_room(last, line(last + 1), 90) &&
         !are_alike(from, last + 1, last + 1, std::min(limit, last + most_lines));
}

/// A note whose number a stage has taken out of its line.
void MarkdownReader::note() {
  Marker marker;
  marker.kind = MarkerKind::Raised;
  marker.ordinal = lines_[at_].note;
  auto limit = text_end(at_);
  auto end = at_ + 1;
  while (end < limit && !lines_[end].starts_page && bare_note_number(line(end)) != marker.ordinal + 1 &&
         !names_section(end) && !ends_note(end - 1, limit))
    ++end;
  // A blank line inside a sentence parts nothing, unless the text of the paper goes on behind it.
  if (end == limit && end + 1 < lines_.size() && line(end).empty() && ends_open(line(end - 1)) &&
      !begins_block(end + 1) && !lines_[end + 1].starts_page && !lines_[end].starts_page) {
    if (const auto rest = text_end(end + 1); are_alike(at_, end, end + 1, rest)) end = rest;
  }
  push_text(BlockKind::Paragraph, at_, end, 0, std::move(marker));
  at_ = end;
}

/// Lines that go on with the last note of the page before.
void MarkdownReader::rest_of_note() {
  constexpr std::size_t reach = 40;  // blocks
  const auto end = text_end(at_);
  push_text(BlockKind::Paragraph, at_, end, 0, {});
  at_ = end;
  for (std::size_t back = 2; back <= std::min(blocks_.size(), reach); ++back) {
    auto& note = blocks_[blocks_.size() - back];
    if (note.marker.kind != MarkerKind::Raised) continue;
    if (words_.append(note.text, blocks_.back().text)) account_.repair("de-hyphenated");
    account_.repair("joined");
    blocks_.pop_back();
    return;
  }
}

/// A group of lines without a blank one between them: one paragraph, or several.
void MarkdownReader::paragraphs() {
  const auto limit = text_end(at_);
  if (widths_.one_a_line()) {
    gap_ = true;
    push_text(BlockKind::Paragraph, at_, at_ + 1, 0, {});
    ++at_;
    return;
  }
  if (!widths_.wrapped(at_) && !references_ && is_line_list(at_, limit)) return line_list(limit);
  if (!body_) front_lines(limit);
  if (references_ && gap_ && leaves_references(at_, limit)) references_ = false;
  while (at_ < limit) {
    const auto heads = references_ ? 0 : heading_lines(at_, limit);
    std::size_t end = at_ + std::max<std::size_t>(heads, 1);
    // Notes at the foot of a page, one below the other.
    const auto note = widths_.wrapped(at_) && !references_ ? bare_note_number(line(at_)) : 0;
    while (heads == 0 && end < limit && !(note > 0 && bare_note_number(line(end)) == note + 1) &&
           !parts_before(end, limit)) {
      ++end;
    }
    const auto blocks = blocks_.size();
    push_text(BlockKind::Paragraph, at_, end, 0, {});
    if (heads > 0 && widths_.wrapped(at_) && blocks_.size() > blocks) blocks_.back().short_line = true;
    at_ = end;
    gap_ = gap_ || heads > 0;
  }
}

}  // namespace dossier::reading
