// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_letters.hpp"

#include "base/folding.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/source/pdf_right_to_left.hpp"
#include "indexer/text/characters.hpp"

#include <array>

namespace dossier::pdf {
namespace {

using reading::each_char;

/// The folded form of a letter, to tell capitals without tables of our own.
bool folds_to_itself(char32_t code) {
  if (code >= simple_fold_limit) return true;
  std::string out;
  append_simple_fold(out, code);
  std::string same;
  utf8::append(same, code);
  return out == same;
}

bool is_number_sign(char32_t code) { return code < 0x80 && is_digit(static_cast<char>(code)); }

char32_t first_alnum(std::string_view text) {
  char32_t found = 0;
  each_char(text, [&](char32_t code) {
    if (is_letter(code) || is_number_sign(code)) found = code;
    return found == 0;
  });
  return found;
}

/// Numbers 0x0B to 0x1F in TeX's old fonts; accents are left out.
constexpr auto old_letters = std::to_array<std::string_view>(
    {"ff", "fi", "fl", "ffi", "ffl", "ı", "", "", "", "", "", "", "", "", "ß", "æ", "œ", "ø", "Æ", "Œ", "Ø"});
/// The same in those that Cork's table numbers.
constexpr auto cork_letters = std::to_array<std::string_view>(
    {"", "", "‚", "‹", "›", "“", "”", "„", "«", "»", "–", "—", "", "", "ı", "", "ff", "fi", "fl", "ffi", "ffl"});

/// The dash or quote that TeX's old fonts have at the number of `{`, `|` or `\`; empty where that sign itself stands
/// there.
std::string_view old_mark(std::string_view word, std::size_t at) {
  const auto joins = [](char32_t code) { return is_letter(code) || is_number_sign(code) || is_tex_code(code); };
  if (at + 1 >= word.size() || !joins(first_code(word.substr(at + 1)))) return {};
  const bool between = at > 0 && joins(last_code(word.substr(0, at)));
  if (between && word[at] == '{') return "–";
  if (between && word[at] == '|') return "—";
  return at == 0 && word[at] == '\\' && word.find_first_of("{}") == std::string_view::npos ? "“" : "";
}

bool is_common_in_cork(char32_t code) {
  return code >= 0x1B || code == 0x10 || code == 0x11 || code == 0x15 || code == 0x16;
}

}  // namespace

bool is_ideograph(char32_t code) {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0x20000 && code <= 0x3FFFF);
}

bool is_letter(char32_t code) {
  if (code < 0x80) return is_alpha_ascii(static_cast<char>(code));
  if (code == utf8::invalid_char) return false;
  if (code == 0xAA || code == 0xBA || code == 0xB5) return false;
  const auto kind = char_class(code);
  return kind == CharClass::Word || kind == CharClass::Dictionary;
}

bool is_capital(char32_t code) {
  if (code < 0x80) return is_upper_ascii(static_cast<char>(code));
  if (code >= 0xC0 && code <= 0xDE) return code != 0xD7;
  if (code >= 0xDF && code <= 0xFF) return false;
  if (code >= 0x100 && code < 0x180) return code < 0x138 ? code % 2 == 0 : code % 2 == 1;
  if (code >= 0x391 && code <= 0x3AB) return true;
  if (code >= 0x400 && code <= 0x42F) return true;
  return false;
}

bool is_small(char32_t code) {
  if (code < 0x80) return is_lower_ascii(static_cast<char>(code));
  return is_letter(code) && code < simple_fold_limit && !is_capital(code) && (folds_to_itself(code) || code < 0x250);
}

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  each_char(text, [&](char32_t code) {
    if (code == ' ' || code == 0xA0) return true;
    ++counts.all;
    if (is_number_sign(code)) {
      ++counts.digits;
    } else if (code == utf8::invalid_char || code == 0xFFFD || (code >= 0xE000 && code <= 0xF8FF) || code < 0x20) {
      ++counts.odd;
    } else if (is_letter(code)) {
      ++counts.letters;
      counts.capitals += is_capital(code);
      counts.small += is_small(code);
      counts.ideographs += is_ideograph(code);
      counts.right_to_left += runs_right_to_left(code);
    }
    return true;
  });
  return counts;
}

char32_t first_code(std::string_view text) { return text.empty() ? 0 : utf8::decode(text, 0).code; }

char32_t last_code(std::string_view text) {
  return text.empty() ? 0 : utf8::decode(text, utf8::boundary_before(text, text.size() - 1)).code;
}

bool begins_small(std::string_view text) { return is_small(first_alnum(text)); }
bool begins_capital(std::string_view text) { return is_capital(first_alnum(text)); }

std::size_t hyphen_at_end(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text.ends_with('-')) return 1;
  if (text.ends_with("\xC2\xAD")) return 2;
  if (text.ends_with("\xE2\x80\x90")) return 3;
  return 0;
}

bool ends_with_hyphen(std::string_view text) {
  const auto size = hyphen_at_end(text);
  return size > 0 && is_letter(last_code(text.substr(0, text.size() - size)));
}

std::string skeleton(std::string_view text, bool hide_digits) {
  std::string out;
  each_char(text, [&](char32_t code) {
    if (is_number_sign(code)) {
      if (!hide_digits)
        out += static_cast<char>(code);
      else if (out.empty() || out.back() != '#')
        out += '#';
    } else if (is_letter(code)) {
      if (code < simple_fold_limit)
        append_simple_fold(out, code);
      else
        utf8::append(out, code);
    }
    return true;
  });
  return out;
}

void TexLetters::learn(std::string_view word) {
  if (count_letters(word).letters == 0) return;  // a formula, whose signs have numbers of their own
  each_char(word, [&](char32_t code) {
    if (is_tex_code(code) && is_common_in_cork(code)) ++cork_;
    if (is_tex_code(code) && code < 0x10) ++old_;
    return true;
  });
}

std::string TexLetters::mend(std::string_view word) const {
  const bool cork = cork_ >= old_;
  const auto counts = count_letters(word);
  // Without letters it is a formula, whose signs have numbers of their own.
  const bool formula = counts.letters + counts.digits == 0 && !cork;
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    const auto mark = cork ? std::string_view() : old_mark(word, at);
    if (is_tex_code(c.code)) {
      if (!formula) out += (cork ? cork_letters : old_letters)[c.code - 0x0B];
    } else if (!mark.empty()) {
      out += mark;
    } else {
      utf8::append(out, c.code);
    }
    at += c.size;
  }
  return out;
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::uint32_t roman_value(std::string_view text) {
  if (text.empty() || text.size() > 12) return 0;
  constexpr std::string_view signs = "ivxlcdm";
  constexpr std::array<std::uint32_t, 7> values = {1, 5, 10, 50, 100, 500, 1000};
  std::uint32_t sum = 0;
  std::uint32_t last = 0;
  for (auto at = text.size(); at-- > 0;) {
    const auto place = signs.find(lower_ascii(text[at]));
    if (place == std::string_view::npos) return 0;
    const auto value = values[place];
    if (value < last)
      sum -= value;
    else
      sum += value;
    if (value > last) last = value;
  }
  return sum;
}

void fill_letter_tables() {
  std::string folded;
  append_simple_fold(folded, U'a');
  (void)char_class(U'a');
}

}  // namespace dossier::pdf
