// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/years/year_context.hpp"

#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "stopwords/year_words.hpp"

#include <algorithm>

namespace dossier::years {
namespace {

/// Bytes of a word beside a number, at most: text without blanks, as Chinese, is one word otherwise.
constexpr std::size_t longest_word = 64;

bool is_quote(char32_t code) {
  return code == '"' || code == '\'' || (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB;
}

/// Marks of other scripts at the end of a word: those of Arabic, the danda of Hindi, those of Chinese.
bool is_foreign_mark(char32_t code) {
  return code == 0x60C || code == 0x61B || code == 0x61F || code == 0x6D4 || code == 0x964 || code == 0x3001 ||
         code == 0x3002 || code == 0xFF0C;
}

bool is_bracket(char32_t code) {
  return code == '(' || code == ')' || code == '[' || code == ']' || code == 0x300A || code == 0x300B ||
         code == 0xFF08 || code == 0xFF09;
}

/// Without quotes and brackets at both ends, and without marks at the end.
std::string_view bare(std::string_view word) {
  while (!word.empty()) {
    const auto first = utf8::decode(word, 0);
    if (!is_bracket(first.code) && !is_quote(first.code)) break;
    word.remove_prefix(first.size);
  }
  while (!word.empty()) {
    const auto at = utf8::boundary_before(word, word.size() - 1);
    const auto last = utf8::decode(word, at);
    const char c = word.back();
    if (!is_bracket(last.code) && !is_quote(last.code) && c != '.' && c != ',' && c != ';' && c != ':' &&
        !is_foreign_mark(last.code)) {
      break;
    }
    word.remove_suffix(word.size() - at);
  }
  return word;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Whether it begins with a capital letter; letters beyond ASCII in a Latin or similar script count by their range.
bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  if (is_upper_ascii(word.front())) return true;
  const auto code = utf8::decode(word, 0).code;
  if (code >= 0xC0 && code <= 0xDE) return code != 0xD7;
  if (code >= 0x100 && code <= 0x17F) return code % 2 == (code >= 0x139 && code <= 0x148 ? 1U : 0U);
  return (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code <= 0x42F) || code == 0x1E0 || code == 0x218;
}

/// Whether it begins with a letter of a script that has no capitals: Arabic, Hindi, Chinese …
bool is_caseless(std::string_view word) {
  if (word.empty()) return false;
  const auto code = utf8::decode(word, 0).code;
  const bool latin_or_mark = (code >= 0x1E00 && code < 0x2C00) || (code >= 0x3000 && code < 0x3040);
  return code >= 0x590 && !latin_or_mark;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

std::size_t past_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Whether behind a year, up to the bracket or semicolon that ends it, there are only places in the work cited (pages,
/// letters) and further years.
bool only_places_follow(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 60;
  const auto limit = std::min(text.size(), at + longest);
  if (at < limit && is_lower_ascii(text[at])) ++at;  // 1998a
  std::string word;
  for (; at < limit; ++at) {
    const char c = text[at];
    if (is_alpha_ascii(c)) {
      word += lower_ascii(c);
      continue;
    }
    if (word.size() > 2 && word != "page" && word != "pages" && word != "chap" && word != "and" && word != "vol") {
      return false;
    }
    word.clear();
    if (c == ')' || c == ']' || c == ';') return true;
    if (c == '(' || c == '[') return false;
  }
  return false;
}

/// Whether the words before a year in brackets are names and nothing else.
bool are_names(std::string_view words) {
  constexpr int most_names = 6;  // where no capital tells a name
  int caseless = 0;
  bool any = false;
  for (std::size_t at = past_blanks(words, 0); at < words.size(); at = past_blanks(words, at)) {
    auto end = at;
    while (end < words.size() && !is_blank(words[end])) ++end;
    const auto word = bare(words.substr(at, end - at));
    at = end;
    if (word.empty() || word == "&") continue;
    if (has_digit(word)) {
      if (!any) return false;  // further years and pages stand behind the names
      continue;
    }
    const auto lower = year_fold(word);
    if (is_year_word(YearWord::Event, lower) || is_month(lower)) return false;
    if (is_caseless(word) && (introduces_year(lower) || is_small_word(lower) || ++caseless > most_names)) return false;
    if (is_capitalised(word) || is_caseless(word)) {
      any = true;
    } else if (!is_year_word(YearWord::Joint, lower) && lower != "p" && lower != "pp") {
      return false;
    }
  }
  return any;
}

/// Whether one of the last words before `at` names an event: `… اتفاقية كامب ديفيد (1978)`.
bool is_of_event(std::string_view text, std::size_t at) {
  constexpr int words = 5;
  for (int i = 0; i < words && at > 0; ++i) {
    const auto word = word_before(text, at);
    for (const auto event : year_words(YearWord::Event)) {
      if (is_caseless(event) && word.word.ends_with(event)) return true;
    }
    if (is_year_word(YearWord::Event, word.lower)) return true;
    at = word.begin;
  }
  return false;
}

/// The bracket that is open at `at`; npos where none is, or it is far.
std::size_t open_bracket(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 240;
  for (auto i = at; i > 0 && at - i < longest; --i) {
    const char c = text[i - 1];
    if (c == '(' || c == '[') return i - 1;
    if (c == ')' || c == ']') break;
  }
  return std::string_view::npos;
}

}  // namespace

Neighbour word_before(std::string_view text, std::size_t at) {
  auto end = at;
  while (end > 0 && (is_blank(text[end - 1]) || text.substr(0, end).ends_with("\u00A0"))) {
    end -= is_blank(text[end - 1]) ? 1 : 2;
  }
  auto begin = end;
  while (begin > 0 && end - begin < longest_word && !is_blank(text[begin - 1])) --begin;
  if (begin < end) begin = utf8::boundary_before(text, begin);
  Neighbour found;
  found.word = bare(text.substr(begin, end - begin));
  found.lower = year_fold(found.word);
  found.gap = text.substr(end, at - end);
  found.begin = begin;
  return found;
}

Neighbour word_after(std::string_view text, std::size_t at) {
  auto begin = at;
  while (begin < text.size() && (is_blank(text[begin]) || text.substr(begin).starts_with("\u00A0"))) {
    begin += is_blank(text[begin]) ? 1 : 2;
  }
  auto end = begin;
  while (end < text.size() && end - begin < longest_word && !is_blank(text[end])) ++end;
  if (end > begin && end < text.size()) end = std::max(begin, utf8::boundary_before(text, end));
  Neighbour found;
  found.word = bare(text.substr(begin, end - begin));
  found.lower = year_fold(found.word);
  found.gap = text.substr(at, begin - at);
  found.begin = begin;
  return found;
}

bool numbers_things(std::string_view lower) { return is_year_word(YearWord::Thing, lower); }
bool begins_amount(std::string_view lower) { return is_year_word(YearWord::Amount, lower); }
bool may_begin_amount(std::string_view lower) { return is_year_word(YearWord::MaybeAmount, lower); }
bool is_of(std::string_view lower) { return is_year_word(YearWord::Of, lower); }
bool compares_amounts(std::string_view lower) { return is_year_word(YearWord::More, lower); }
bool is_than(std::string_view lower) { return is_year_word(YearWord::Than, lower); }
bool is_unit(std::string_view lower) { return is_year_word(YearWord::Unit, lower); }
bool is_month(std::string_view lower) { return is_year_word(YearWord::Month, lower); }
bool introduces_year(std::string_view lower) { return is_year_word(YearWord::Before, lower) || is_month(lower); }
bool follows_year(std::string_view lower) { return is_year_word(YearWord::After, lower); }
bool is_currency(std::string_view lower) { return is_year_word(YearWord::Currency, lower) || lower.ends_with('$'); }
bool is_small_word(std::string_view lower) { return is_year_word(YearWord::Small, lower) || follows_year(lower); }
bool begins_decade(std::string_view lower) { return is_year_word(YearWord::DecadeBefore, lower); }

std::size_t decade_behind(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  for (const auto word : year_words(YearWord::Decade)) {
    if (!rest.starts_with(word)) continue;
    const auto behind = rest.substr(word.size());
    const bool ends = behind.empty() || !is_alpha_ascii(behind.front());
    if (ends) return word.size();
  }
  const auto from = past_blanks(rest, 0);
  for (const auto words : year_words(YearWord::DecadeBehind)) {
    if (from > 0 && rest.substr(from).starts_with(words)) return from + words.size();
  }
  return 0;
}

bool counts_by_letter(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_han(utf8::decode(text, at).code)) return false;
  const auto rest = text.substr(at);
  for (const auto kind : {YearWord::Mark, YearWord::Beside}) {
    for (const auto word : year_words(kind)) {
      if (rest.starts_with(word)) return false;
    }
  }
  return true;
}

bool has_year_mark(std::string_view text, std::size_t at) {
  for (const auto word : year_words(YearWord::Mark)) {
    if (text.substr(at).starts_with(word)) return true;
  }
  return follows_year(word_after(text, at).lower);
}

bool stands_in_arabic(std::string_view text, std::size_t at) {
  const auto word = word_before(text, at).word;
  const auto code = word.empty() ? U' ' : utf8::decode(word, 0).code;
  return code >= 0x600 && code <= 0x6FF;
}

bool holds_citation(std::string_view inside) {
  for (std::size_t at = 1; at + 4 <= inside.size(); ++at) {
    const bool year = (inside[at] == '1' || inside[at] == '2') && is_digit(inside[at + 1]) &&
                      is_digit(inside[at + 2]) && is_digit(inside[at + 3]);
    if (!year || (inside[at - 1] != ' ' && inside[at - 1] != ',')) continue;
    const auto rest = inside.substr(at + 4);
    const auto tail =
        rest.substr(std::min<std::size_t>(rest.size(), !rest.empty() && rest[0] >= 'a' && rest[0] <= 'e'));
    if (tail.empty() || tail[0] == ';' || tail[0] == ',' || tail[0] == ':') return true;
  }
  return false;
}

bool is_citation(std::string_view text, std::size_t begin, std::size_t end) {
  const auto open = open_bracket(text, begin);
  if (open == std::string_view::npos || has_year_mark(text, end) || !only_places_follow(text, end)) return false;
  const auto inside = text.substr(open + 1, begin - open - 1);
  const auto part = inside.substr(inside.rfind(';') == std::string_view::npos ? 0 : inside.rfind(';') + 1);
  const bool lone = std::none_of(part.begin(), part.end(), [](char c) { return is_alpha_ascii(c) || (c & 0x80) != 0; });
  if (!lone) return are_names(part);
  // `Waltz (1979)`, `(Waltz 1979; 2000)`
  if (part.size() < inside.size()) return are_names(inside.substr(0, inside.rfind(';')));
  const auto name = word_before(text, open);
  if (name.word.empty() || is_year_word(YearWord::Event, name.lower) || has_digit(name.word)) return false;
  if (is_caseless(name.word)) return !is_of_event(text, open);
  return is_capitalised(name.word) || name.lower == "al" || name.lower == "colleagues" || name.lower == "others";
}

}  // namespace dossier::years
