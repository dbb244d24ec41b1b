// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/line_shape.hpp"
#include "indexer/readers/markdown_walk.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/inline_text.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/reference_entry.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

/// How far lines may count where the names of authors can stand.
constexpr std::size_t front_blocks = 60;
/// Words of a paragraph that no front matter has.
constexpr std::size_t running_text = 60;

}  // namespace

bool MarkdownReader::begins_item(std::size_t at) const {
  const auto text = line(at);
  if (html_item(trim(text)) > 0) return true;
  const auto match = match_marker(trim(text));
  if (match.size == 0) return false;
  if (match.marker.kind != MarkerKind::Bullet && widths_.wrapped(at) && heading_lines(at, lines_.size()) > 0)
    return false;
  if (at == 0 || at == at_ || line(at - 1).empty()) return true;
  // Inside a group of lines a number may just have been wrapped to the front.
  if (match.marker.kind == MarkerKind::Bullet) return true;
  const auto before = line(at - 1);
  const auto open = at_ < at ? match_marker(trim(line(at_))) : MarkerMatch{};
  if (open.size > 0) {
    if (open.marker.kind == match.marker.kind) return open.marker.ordinal + 1 == match.marker.ordinal;
    return match.marker.ordinal <= 1;
  }
  if (!blocks_.empty() && blocks_.back().marker.kind == match.marker.kind &&
      blocks_.back().marker.ordinal + 1 == match.marker.ordinal) {
    return true;
  }
  return match.marker.ordinal <= 1 ? ends_with_colon(before) || ends_sentence(before) : ends_sentence(before);
}

/// The lines as one raw text; the first one without its first `skip` bytes.
std::string MarkdownReader::joined(std::size_t from, std::size_t to, std::size_t skip) {
  std::string raw;
  for (std::size_t i = from; i < to; ++i) {
    auto text = trim(line(i));
    if (i == from) text.remove_prefix(std::min(skip, text.size()));
    if (!lines_[i].capital.empty()) raw += (raw.empty() ? "" : " ") + std::string(lines_[i].capital);
    const bool goes_on = i > from && lines_[i - 1].cuts_word;
    if (goes_on || !lines_[i].capital.empty()) {
      raw += text;
    } else if (words_.append(raw, text)) {
      account_.repair("de-hyphenated");
    }
    page_cut_ = page_cut_ || (i > from && lines_[i].starts_page);
  }
  if (from < to && lines_[to - 1].cuts_word) raw += '-';
  return raw;
}

void MarkdownReader::push_text(BlockKind kind, std::size_t from, std::size_t to, std::size_t skip, Marker marker) {
  const bool cut = page_cut_;
  const auto raw = joined(from, to, skip);
  auto clean = clean_inline(raw);
  page_cut_ = cut;
  const bool bold = clean.bold();
  if (const auto closed = words_.close_gaps(clean.text); closed > 0) {
    account_.repairs["de-hyphenated"] += closed;
    clean.bold_lead = bold ? clean.text.size() : std::min(clean.bold_lead, clean.text.size());
  }
  if (clean.text.empty()) {
    account_.drop(raw.find("![") == std::string::npos ? "markup" : "image", raw, static_cast<std::uint32_t>(to - from));
    return;
  }
  if (marker.kind == MarkerKind::None && !clean.lead_mark.empty()) {
    marker.kind = MarkerKind::Raised;
    marker.printed.clear();
    for (const char c : clean.lead_mark) {
      if (!is_digit(c)) break;
      marker.ordinal = std::min<std::uint32_t>(marker.ordinal * 10 + static_cast<std::uint32_t>(c - '0'), 9999);
    }
  }
  if (kind == BlockKind::Paragraph && clean.text.size() < 40) {
    const auto role = named_role(clean.text);
    references_ = references_ || role == Section::References;
    body_ = body_ || role.has_value();
  }
  body_ = body_ || count_words(clean.text, running_text) >= running_text;
  auto& block = push(kind, from, to);
  block.indented = line(from).front() == ' ' || line(from).front() == '\t';
  block.marker = std::move(marker);
  block.text = std::move(clean.text);
  block.note_marks = std::move(clean.note_marks);
  block.bold_lead = clean.bold_lead;
  block.symbols = clean.raised_symbols;
  if (kind == BlockKind::Paragraph && to - from > 1 && blocks_.size() <= front_blocks) {
    const auto first = clean_inline(trim(line(from)).substr(std::min(skip, trim(line(from)).size()))).text;
    if (block.text.starts_with(first)) block.first_line = first.size();
  }
}

/// A blank line and behind it one that is set in: a further paragraph of the note above.
bool MarkdownReader::is_set_in_below_blank(std::size_t at) const {
  if (!line(at).empty() || at + 1 >= lines_.size()) return false;
  return line(at + 1).starts_with("    ") || line(at + 1).starts_with("\t");
}

/// `[^1]: text`, with the lines that follow it.
bool MarkdownReader::note_definition() {
  const auto text = line(at_);
  if (!text.starts_with("[^")) return false;
  const auto close = text.find("]:");
  if (close == std::string_view::npos || close > 40) return false;
  auto end = text_end(at_);
  while (end < lines_.size() && is_set_in_below_blank(end)) end = text_end(end + 1);
  Marker marker;
  marker.kind = MarkerKind::Raised;
  const auto label = text.substr(2, close - 2);
  for (const char c : label) {
    if (is_digit(c) && marker.ordinal < 1000)
      marker.ordinal = marker.ordinal * 10 + static_cast<std::uint32_t>(c - '0');
  }
  const auto size = blocks_.size();
  push_text(BlockKind::Footnote, at_, end, close + 2, std::move(marker));
  if (blocks_.size() > size) blocks_.back().settled = true;
  at_ = end;
  return true;
}

std::size_t MarkdownReader::text_end(std::size_t from) const {
  std::size_t end = from + 1;
  while (end < lines_.size() && !begins_block(end)) ++end;
  return end;
}

void MarkdownReader::item() {
  auto match = match_marker(trim(line(at_)));
  if (const auto html = html_item(trim(line(at_))); html > 0) {
    match.marker.kind = MarkerKind::Bullet;
    match.size = html;
  }
  const auto limit = widths_.one_a_line() ? at_ + 1 : text_end(at_);
  std::size_t end = at_ + 1;
  while (end < limit && !(ends_paragraph(end - 1) && line(end).front() != ' ' && line(end).front() != '\t')) {
    ++end;
  }
  push_text(BlockKind::Item, at_, end, match.size, match.marker);
  at_ = end;
}

/// Whether a line inside a group begins another entry of a reference list.
bool MarkdownReader::begins_entry(std::size_t at) const {
  const auto before = trim(line(at - 1));
  const auto indent = [this](std::size_t i) { return line(i).find_first_not_of(" \t"); };
  if (indent(at) > indent(at - 1)) return false;
  const auto last = last_token(before);
  const bool complete = ends_sentence(before) || last.find('/') != std::string_view::npos || last.starts_with("www.");
  std::string head(trim(line(at)));  // the year may stand on the entry's second line
  if (at + 1 < lines_.size() && head.size() < 200 && first_token(head).ends_with(','))
    head += ' ' + std::string(trim(line(at + 1)));
  return begins_reference(head) && (complete || indent(at) < indent(at - 1));
}

/// Lines that a line ending in a colon introduces, or that are all questions: items without bullets.
bool MarkdownReader::is_line_list(std::size_t from, std::size_t to) const {
  if (to - from < 3) return false;
  const bool lead = ends_with_colon(trim(line(from)));
  for (std::size_t i = from + (lead ? 1 : 0); i < to; ++i) {
    const auto text = trim(line(i));
    if (text.size() > 300 || ends_with_colon(text) || text.find('@') != std::string_view::npos ||
        (!lead && !text.ends_with('?')))
      return false;
  }
  return true;
}

/// Each line an item, but for a line that introduces them.
void MarkdownReader::line_list(std::size_t limit) {
  const bool lead = ends_with_colon(trim(line(at_)));
  for (const auto first = at_; at_ < limit; ++at_) {
    Marker bullet;
    bullet.kind = MarkerKind::Bullet;
    const bool item = !lead || at_ > first;
    push_text(item ? BlockKind::Item : BlockKind::Paragraph, at_, at_ + 1, 0, item ? bullet : Marker{});
    gap_ = false;
  }
}

}  // namespace dossier::reading
