// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of InlineCleaner that know HTML tags and raised note marks.
#include "base/utf8.hpp"
#include "indexer/text/inline_cleaner.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier::reading {
namespace {

constexpr std::size_t tag_reach = 512;

// Sorted; other names in angle brackets are text.
constexpr auto html_names = std::to_array<std::string_view>(
    {"a",   "abbr",  "b",     "big", "blockquote", "br",      "caption",    "center", "cite",   "code",   "col",
     "dd",  "del",   "div",   "dl",  "dt",         "em",      "figcaption", "figure", "font",   "h1",     "h2",
     "h3",  "h4",    "h5",    "h6",  "hr",         "i",       "img",        "ins",    "kbd",    "li",     "mark",
     "ol",  "p",     "pre",   "q",   "s",          "section", "small",      "span",   "strike", "strong", "sub",
     "sup", "table", "tbody", "td",  "tfoot",      "th",      "thead",      "tr",     "tt",     "u",      "ul"});

bool is_raised_letter(std::string_view mark) { return mark.size() == 1 && mark.front() >= 'a' && mark.front() <= 'h'; }

/// Whether the raised text is a mark of a note or affiliation: numbers, stars, daggers, single letters, in a list.
bool is_note_mark(std::string_view mark) {
  if (mark.empty() || mark.size() > 16) return false;
  while (!mark.empty()) {
    const auto end = std::min(mark.find_first_of(", "), mark.size());
    const auto part = mark.substr(0, end);
    mark.remove_prefix(std::min(mark.size(), end + 1));
    const bool number = std::all_of(part.begin(), part.end(), [](char c) {
      return is_digit(c) || c == '*' || c == '#' || c == '-' || c == '[' || c == ']';
    });
    if (!number && !is_raised_letter(part) && part != "†" && part != "‡" && part != "§" && part != "∗" && part != "¶") {
      return false;
    }
  }
  return true;
}

/// Whether a raised 2 or 3 behind this text is a power: km², m³.
bool ends_in_unit(std::string_view text) {
  const auto word = last_token(text);
  return !text.ends_with(' ') && (word == "m" || word == "km" || word == "cm" || word == "mm" || word == "R");
}

char raised_digit(char32_t code) {
  if (code == 0xB9) return '1';
  if (code == 0xB2) return '2';
  if (code == 0xB3) return '3';
  if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079)) return static_cast<char>('0' + (code - 0x2070));
  return '\0';
}

/// The content of a raised tag without entities and tags, which broken converters leave inside.
std::string raised_content(std::string_view raw) {
  std::string decoded;
  for (std::size_t at = 0; at < raw.size();) {
    const auto size = raw[at] == '&' ? append_entity(decoded, raw, at) : 0;
    if (size == 0 && raw[at] != '\\') decoded += raw[at];
    at += std::max<std::size_t>(size, 1);
  }
  std::string out;
  bool inside = false;
  for (const char c : decoded) {
    if (c == '<') inside = true;
    if (!inside) out += c;
    if (c == '>') inside = false;
  }
  return std::string(trim(out));
}

}  // namespace

void InlineCleaner::tag() {
  const auto rest = raw_.substr(at_);
  if (rest.starts_with("<!--")) {
    const auto end = raw_.substr(at_, tag_reach).find("-->");
    if (end == std::string_view::npos) return literal();
    at_ += end + 3;
    return;
  }
  const bool closing = rest.starts_with("</");
  std::size_t name_end = closing ? 2 : 1;
  while (name_end < rest.size() && name_end < 16 && (is_alpha_ascii(rest[name_end]) || is_digit(rest[name_end]))) {
    ++name_end;
  }
  const auto end = find_within('>', at_ + 1, tag_reach, no_angle_before_);
  if (end == std::string_view::npos) return literal();
  const auto inner = raw_.substr(at_ + 1, end - at_ - 1);
  const auto name = lowered(rest.substr(closing ? 2 : 1, name_end - (closing ? 2 : 1)));
  if (std::binary_search(html_names.begin(), html_names.end(), std::string_view(name)) &&
      (name_end >= rest.size() || !is_punct_ascii(rest[name_end]) || rest[name_end] == '>' || rest[name_end] == '/')) {
    at_ = end + 1;
    if (name == "sup" && !closing) return raised_tag(at_);
    return apply_tag(name, closing);
  }
  const bool link = inner.find(' ') == std::string_view::npos &&
                    (inner.find("://") != std::string_view::npos || inner.starts_with("mailto:") ||
                     inner.starts_with("www.") || inner.find('@') != std::string_view::npos);
  if (!link) return literal();
  for (const char c : inner) {
    if (c != '\\') out_.text += c;
  }
  at_ = end + 1;
}

/// A tag whose bracket was escaped (`&lt;sup>2</sup>`), behind the decoded bracket at `from`.
bool InlineCleaner::escaped_tag(std::size_t from) {
  const bool closing = raw_.substr(from, 1) == "/";
  std::size_t end = from + (closing ? 1 : 0);
  const auto begin = end;
  while (end < raw_.size() && end - begin < 12 && (is_alpha_ascii(raw_[end]) || is_digit(raw_[end]))) ++end;
  const auto name = lowered(raw_.substr(begin, end - begin));
  if (!std::binary_search(html_names.begin(), html_names.end(), std::string_view(name))) return false;
  if (raw_.substr(end).starts_with(">")) {
    at_ = end + 1;
  } else if (raw_.substr(end).starts_with("&gt;")) {
    at_ = end + 4;
  } else {
    return false;
  }
  if (name == "sup" && !closing) {
    raised_tag(at_);
  } else {
    apply_tag(name, closing);
  }
  return true;
}

void InlineCleaner::apply_tag(std::string_view name, bool closing) {
  if (name == "b" || name == "strong") edits_.push_back({out_.text.size(), 0, closing ? -1 : 1, true});
  const bool parts = name == "br" || name == "p" || name == "li" || name == "td" || name == "th" || name == "div" ||
                     name == "tr" || name == "dd" || name == "dt" || name == "hr";
  if (parts && !out_.text.empty() && out_.text.back() != ' ') out_.text += ' ';
}

void InlineCleaner::raised_tag(std::size_t content) {
  const auto window = raw_.substr(content, 64);
  auto end = find_ci(window, "</sup>");
  std::size_t close = 6;
  if (const auto escaped = find_ci(window, "&lt;/sup&gt;"); escaped < end) {
    end = escaped;
    close = 12;
  }
  if (end == std::string_view::npos) return;
  const auto mark = raised_content(window.substr(0, end));
  at_ = content + end + close;
  if (mark == "&") {  // half of an escape: `<sup>&</sup>lt;sup>2</sup>`
    std::string decoded;
    const auto size = append_entity(decoded, raw_, at_ - 1);
    if (size > 1 && decoded == "<" && escaped_tag(at_ - 1 + size)) return;
  }
  if (is_note_mark(mark) && !((mark == "2" || mark == "3") && ends_in_unit(out_.text))) {
    note_mark(mark);
  } else {
    out_.text += mark;
  }
}

/// `$^{12}$` and `$^*$`, as converters write raised marks in formulas.
void InlineCleaner::raised_math() {
  if (raw_.substr(at_, 2) != "$^") return literal();
  const auto window = raw_.substr(at_ + 2, 24);
  const auto end = window.find('$');
  if (end == std::string_view::npos) return literal();
  std::string mark;
  for (const char c : window.substr(0, end)) {
    if (c != '{' && c != '}' && c != '\\') mark += c;
  }
  if (mark == "dagger") mark = "†";
  if (mark == "ast") mark = "*";
  if (!is_note_mark(mark)) return literal();
  note_mark(mark);
  at_ += end + 3;
}

/// `^1^`, as Pandoc writes superscripts.
void InlineCleaner::raised_caret() {
  const auto window = raw_.substr(at_ + 1, 12);
  const auto end = window.find('^');
  if (end == std::string_view::npos || !is_note_mark(window.substr(0, end))) return literal();
  note_mark(window.substr(0, end));
  at_ += end + 2;
}

/// `H~2~O`, as Pandoc writes subscripts: the digits are the word's.
void InlineCleaner::lowered_tilde() {
  constexpr std::size_t most_digits = 3;
  const auto digits = raw_.substr(at_ + 1, most_digits + 1);
  const auto end = digits.find_first_not_of("0123456789");
  const bool behind_letter = !out_.text.empty() && is_alpha_ascii(out_.text.back());
  if (!behind_letter || end == 0 || end == std::string_view::npos || digits[end] != '~') return literal();
  out_.text += digits.substr(0, end);
  at_ += end + 2;
}

void InlineCleaner::raised_digits() {
  std::string mark;
  std::size_t end = at_;
  while (end < raw_.size()) {
    const auto c = utf8::decode(raw_, end);
    const char digit = raised_digit(c.code);
    const bool more = c.code == ',' && end + 1 < raw_.size() && !mark.empty() &&
                      raised_digit(utf8::decode(raw_, end + 1).code) != '\0';
    if (digit == '\0' && !more) break;
    mark += more ? ',' : digit;
    end += c.size;
  }
  if ((mark == "2" || mark == "3") && ends_in_unit(out_.text)) {
    out_.text.append(raw_, at_, end - at_);
  } else {
    note_mark(mark);
  }
  at_ = end;
}

void InlineCleaner::note_mark(std::string_view mark) {
  after_mark_ = true;
  if (trim(out_.text).find_first_not_of("*_") == std::string_view::npos && out_.lead_mark.empty()) {
    out_.lead_mark = mark;
    return;
  }
  for (std::size_t at = 0; at < mark.size();) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(mark.data() + at, mark.data() + mark.size(), number);
    if (error == std::errc()) {
      out_.note_marks.push_back(number);
      at = static_cast<std::size_t>(end - mark.data());
    } else {
      out_.raised_symbols = out_.raised_symbols || !is_punct_ascii(mark[at]) || mark[at] == '*';
      ++at;
    }
  }
}

}  // namespace dossier::reading
