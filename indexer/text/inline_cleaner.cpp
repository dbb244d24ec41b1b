// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/inline_cleaner.hpp"

#include "base/utf8.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

namespace dossier::reading {
namespace {

constexpr std::size_t link_reach = 2048;
constexpr std::size_t span_reach = 200;
constexpr std::size_t max_open_brackets = 64;

/// Whether the text ends in the name of something that has a number: "see Table ".
bool names_what_is_numbered(std::string_view text) {
  if (!text.ends_with(' ')) return false;
  const auto word = lowered(last_token(trim(text)));
  constexpr auto names = std::to_array<std::string_view>({"appendix", "box", "chapter", "chart", "eq.", "equation",
                                                          "fig.", "figs.", "figure", "figures", "map", "note", "part",
                                                          "section", "sections", "table", "tables"});
  return std::find(names.begin(), names.end(), word) != names.end();
}

bool looks_like_target(std::string_view target) {
  target = trim(target);
  if (target.starts_with('<') || target.starts_with('#') || target.empty()) return true;
  const auto token = first_token(target);
  if (token.size() != target.size() && trim(target.substr(token.size())).find_first_of("\"'") != 0) return false;
  return token.find_first_of("/.:#@") != std::string_view::npos;
}

}  // namespace

void InlineCleaner::plain(std::size_t end) {
  if (after_mark_ && out_.text.ends_with(' ') && (raw_[at_] == ',' || raw_[at_] == '.' || raw_[at_] == ';')) {
    out_.text.pop_back();
  }
  after_mark_ = false;
  if (raw_[at_] == ' ' && (out_.text.empty() || out_.text.back() == ' ')) ++at_;
  out_.text.append(raw_, at_, end - at_);
  at_ = end;
}

void InlineCleaner::step() {
  switch (raw_[at_]) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f':
    case '\v':
      return blank();
    case '\\':
      return escape();
    case '&':
      return entity();
    case '<':
      return tag();
    case '*':
    case '_':
      return delimiters();
    case '[':
      return open_bracket();
    case ']':
      return close_bracket();
    case '$':
      return raised_math();
    case '^':
      return raised_caret();
    case '~':
      return lowered_tilde();
    case '`':
      ++at_;
      return;
    default:
      return wide();
  }
}

void InlineCleaner::blank() {
  while (at_ < raw_.size() && (is_blank_char(raw_[at_]) || raw_[at_] == '\n')) ++at_;
  if (!out_.text.empty() && out_.text.back() != ' ') out_.text += ' ';
}

void InlineCleaner::literal() {
  out_.text += raw_[at_++];
  after_mark_ = false;
}

/// Blanks of all widths, soft hyphens and raised digits; every other character as it is.
void InlineCleaner::wide() {
  const auto c = utf8::decode(raw_, at_);
  const bool space = c.code == 0xA0 || (c.code >= 0x2000 && c.code <= 0x200A) || c.code == 0x202F;
  if (space) {
    at_ += c.size;
    if (!out_.text.empty() && out_.text.back() != ' ') out_.text += ' ';
  } else if (c.code == 0xAD || c.code == 0x200B || c.code == 0xFEFF) {
    at_ += c.size;
  } else if (c.code == 0xB9 || c.code == 0xB2 || c.code == 0xB3 || c.code == 0x2070 ||
             (c.code >= 0x2074 && c.code <= 0x2079)) {
    raised_digits();
  } else {
    out_.text.append(raw_, at_, c.size);
    at_ += c.size;
    after_mark_ = false;
  }
}

void InlineCleaner::escape() {
  std::size_t next = at_;
  while (next < raw_.size() && raw_[next] == '\\') ++next;
  if (next < raw_.size() && is_punct_ascii(raw_[next])) {
    at_ = next;
    return literal();
  }
  if (next >= raw_.size() || raw_[next] == '\n' || raw_[next] == ' ') {  // a hard line break, a fixed blank
    at_ = next;
    return;
  }
  out_.text.append(raw_, at_, next - at_);
  at_ = next;
}

void InlineCleaner::entity() {
  std::string decoded;
  std::size_t size = append_entity(decoded, raw_, at_);
  if (size == 0) return literal();
  // An entity that was escaped once more: `&amp;lt;`.
  while (decoded == "&") {
    std::string deeper;
    const auto more = append_entity(deeper, raw_, at_ + size - 1);
    if (more == 0) break;
    decoded = deeper;
    size += more - 1;
  }
  if (decoded == "<" && escaped_tag(at_ + size)) return;
  at_ += size;
  if (decoded == " ") {
    if (!out_.text.empty() && out_.text.back() != ' ') out_.text += ' ';
  } else if (decoded != "\xC2\xAD") {
    out_.text += decoded;
  }
  after_mark_ = false;
}

void InlineCleaner::delimiters() {
  const char mark = raw_[at_];
  std::size_t end = at_;
  while (end < raw_.size() && raw_[end] == mark) ++end;
  const std::size_t size = end - at_;
  const char before = at_ > 0 ? raw_[at_ - 1] : ' ';
  const char after = end < raw_.size() ? raw_[end] : ' ';
  const auto wordy = [](char c) { return is_alpha_ascii(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
  bool can_open = !is_blank_char(after) && after != '\n';
  bool can_close = !is_blank_char(before) && before != '\n' && at_ > 0;
  if (mark == '_') {
    can_open = can_open && !wordy(before);
    can_close = can_close && !wordy(after);
  } else if (is_digit(before) && is_digit(after)) {
    can_open = can_close = false;
  }
  if (size <= 3) {
    if (size != 1) match(mark, 2, can_open, can_close);
    if (size != 2) match(mark, 1, can_open, can_close);
  } else if (size % 2 == 1 || size > 8) {
    out_.text.append(size, mark);
  }  // else: empty emphasis that a converter left
  at_ = end;
  after_mark_ = false;
}

void InlineCleaner::match(char mark, std::size_t size, bool can_open, bool can_close) {
  auto& opener = openers_[(mark == '_' ? 2 : 0) + (size - 1)];
  const int bold = size == 2 ? 1 : 0;
  const std::size_t offset = out_.text.size();
  out_.text.append(size, mark);
  if (can_close && opener.open) {
    edits_[opener.edit].active = true;
    opener.open = false;
    edits_.push_back({offset, size, -bold, true});
  } else if (can_open) {
    opener = {edits_.size(), true};
    edits_.push_back({offset, size, bold, false});
  }
}

void InlineCleaner::open_bracket() {
  if (raw_.substr(at_, 2) == "[^") {
    const auto label = raw_.substr(at_ + 2, 24);
    const auto end = label.find(']');
    if (end != std::string_view::npos && end > 0 && label.substr(0, end).find(' ') == std::string_view::npos) {
      note_mark(label.substr(0, end));
      at_ += end + 3;
      return;
    }
  }
  const bool image = at_ > 0 && raw_[at_ - 1] == '!' && out_.text.ends_with('!');
  if (brackets_.size() >= max_open_brackets) brackets_.erase(brackets_.begin());
  brackets_.push_back(edits_.size());
  edits_.push_back({out_.text.size() - (image ? 1 : 0), image ? std::size_t{2} : std::size_t{1}, 0, false});
  literal();
}

void InlineCleaner::close_bracket() {
  if (brackets_.empty()) return literal();
  const auto edit = brackets_.back();
  brackets_.pop_back();
  if (raw_.substr(at_ + 1).starts_with('{')) return span(edit);
  if (at_ + 1 >= raw_.size() || raw_[at_ + 1] != '(') return literal();
  const auto end = find_within(')', at_ + 2, link_reach, no_paren_before_);
  if (end == std::string_view::npos) return literal();
  // A target may hold brackets of its own: https://x.org/a(b).
  std::size_t close = end;
  const auto inner = raw_.substr(at_ + 2, end - at_ - 2);
  if (inner.find('(') != std::string_view::npos && end + 1 < raw_.size() && raw_[end + 1] == ')') ++close;
  if (!looks_like_target(raw_.substr(at_ + 2, close - at_ - 2))) return literal();
  if (inner.find("orcid.org/") != std::string_view::npos) {  // the number of a person, behind the name
    out_.text.resize(edits_[edit].offset);
    edits_.resize(edit);
    at_ = close + 1;
    return;
  }
  if (const auto mark = std::string_view(out_.text).substr(edits_[edit].offset + 1);
      edits_[edit].size == 1 && raw_[at_ + 2] == '#' && !mark.empty() && mark.size() <= 3 &&
      mark.find_first_not_of("0123456789") == std::string_view::npos &&
      !names_what_is_numbered(std::string_view(out_.text).substr(0, edits_[edit].offset))) {
    const std::string number(mark);  // [12](#note) is a raised number
    out_.text.resize(edits_[edit].offset);
    edits_.resize(edit);
    note_mark(number);
    at_ = close + 1;
    return;
  }
  edits_[edit].active = true;
  if (edits_[edit].size == 2) edits_[edit].size = out_.text.size() - edits_[edit].offset;  // an image and its words
  at_ = close + 1;
  if (raw_.substr(at_).starts_with('{')) {  // attributes: ![](x.png){width=80%}
    const auto attributes = raw_.substr(at_, 200).find('}');
    if (attributes != std::string_view::npos) at_ += attributes + 1;
  }
  after_mark_ = false;
}

/// `[text]{.underline}`, `[]{#place .anchor}`: the brackets and attributes of a span that Pandoc writes.
void InlineCleaner::span(std::size_t edit) {
  const auto attributes = raw_.substr(at_ + 2, span_reach);
  const auto end = attributes.find('}');
  const bool known = attributes.starts_with('.') || attributes.starts_with('#') ||
                     attributes.substr(0, end).find('=') != std::string_view::npos;
  if (end == std::string_view::npos || !known || edits_[edit].size != 1) return literal();
  edits_[edit].active = true;
  at_ += end + 3;
}

std::size_t InlineCleaner::find_within(char mark, std::size_t from, std::size_t reach, std::size_t& barren) {
  const auto limit = std::min(raw_.size(), from + reach);
  const auto start = std::max(from, barren);
  for (std::size_t at = start; at < limit; ++at) {
    if (raw_[at] == mark) return at;
  }
  barren = std::max(barren, limit);
  return std::string_view::npos;
}

InlineText InlineCleaner::finish() {
  std::string clean;
  const auto& text = out_.text;
  clean.reserve(text.size());
  int bold = 0;
  bool leading = true;
  std::size_t from = 0;
  const auto copy = [&](std::size_t end) {
    if (from >= end) return;
    auto piece = std::string_view(text).substr(from, end - from);
    if ((clean.empty() || clean.ends_with(' ')) && piece.starts_with(' ')) piece.remove_prefix(1);
    leading = leading && (bold > 0 || trim(piece).empty());
    clean += piece;
    if (leading && bold > 0) out_.bold_lead = clean.size();
    from = end;
  };
  for (const auto& edit : edits_) {
    if (!edit.active) continue;
    copy(edit.offset);
    from = std::max(from, edit.offset + edit.size);
    bold += edit.bold;
  }
  copy(text.size());
  while (clean.ends_with(' ')) clean.pop_back();
  out_.bold_lead = std::min(out_.bold_lead, clean.size());
  out_.text = std::move(clean);
  return std::move(out_);
}

}  // namespace dossier::reading
