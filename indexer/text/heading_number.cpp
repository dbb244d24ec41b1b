// SPDX-License-Identifier: GPL-3.0-or-later
// What a heading or a paragraph begins with: its number, or the name that introduces it.
#include "indexer/text/marker.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <array>
#include <string>

namespace dossier::reading {
namespace {

struct Numeral {
  HeadingNumber::Style style = HeadingNumber::Style::None;
  std::uint32_t value = 0;
  std::size_t size = 0;
};

Numeral numeral_at(std::string_view text) {
  Numeral numeral;
  while (numeral.size < text.size() && is_digit(text[numeral.size]) && numeral.size < 3) {
    numeral.value = numeral.value * 10 + static_cast<std::uint32_t>(text[numeral.size++] - '0');
  }
  if (numeral.size > 0) {
    numeral.style = HeadingNumber::Style::Decimal;
    if (numeral.size > 2) return {};
    return numeral;
  }
  std::size_t letters = 0;
  while (letters < text.size() && is_upper_ascii(text[letters]) && letters < 6) ++letters;
  const auto roman = roman_value(text.substr(0, letters));
  if (roman > 0) return {HeadingNumber::Style::Roman, roman, letters};
  if (letters == 1) return {HeadingNumber::Style::Letter, static_cast<std::uint32_t>(text[0] - 'A') + 1, 1};
  return {};
}

std::size_t chapter_word(std::string_view heading) {
  const auto size = printed_word(heading, PrintedWord::Chapter);
  return size > 0 && size < heading.size() && heading[size] == ' ' ? size + 1 : 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank_char(text[at])) ++at;
  return at;
}

}  // namespace

HeadingNumber heading_number(std::string_view heading) {
  HeadingNumber number;
  const auto prefix = chapter_word(heading);
  std::size_t at = prefix;
  const bool bracket = at < heading.size() && heading[at] == '(';
  if (bracket) ++at;
  auto numeral = numeral_at(heading.substr(std::min(at, heading.size())));
  if (numeral.size == 0) return {};
  number.style = numeral.style;
  number.first = number.last = numeral.value;
  number.parts = 1;
  number.roman_too = numeral.style == HeadingNumber::Style::Roman && numeral.size == 1;
  at += numeral.size;
  while (at + 1 < heading.size() && heading[at] == '.' && is_digit(heading[at + 1]) && number.parts < 9 &&
         numeral.style == HeadingNumber::Style::Decimal) {
    const auto part = numeral_at(heading.substr(at + 1));
    if (part.size == 0) return {};
    number.last = part.value;
    ++number.parts;
    at += part.size + 1;
  }
  const bool closed = at < heading.size() && (heading[at] == '.' || heading[at] == ')' || heading[at] == ':');
  if (closed) ++at;
  const auto words = skip_blanks(heading, at);
  if (words == at || words >= heading.size()) return {};
  if (bracket && heading[at - 1] != ')') return {};
  const bool bare = !closed && prefix == 0;
  const auto name = heading.substr(words);
  constexpr std::size_t short_name = 60;  // bytes of a script without capitals
  const bool opens = starts_upper(name) || (starts_uncased(name) && name.size() <= short_name);
  if (bare && (number.style != HeadingNumber::Style::Decimal || !opens)) return {};
  number.size = words;
  return number;
}

namespace {

/// "**Findings.** The ice …"
RunIn set_apart_name(std::string_view text, std::size_t bold) {
  if (bold >= 4 && bold < text.size() && bold <= 60) {
    const auto name = trim(text.substr(0, bold));
    if ((name.ends_with(':') || name.ends_with('.')) && named_role(name).has_value()) {
      return {RunIn::Sort::Heading, name.size() - 1, skip_blanks(text, bold)};
    }
  }
  return {};
}

/// Size of the mark at the end of a name: a colon, a stop, a dash, a hyphen behind a blank; 0 where none is.
std::size_t name_mark(std::string_view rest, bool spaced) {
  if (rest.starts_with("—") || rest.starts_with("–") || rest.starts_with("：")) return 3;
  const bool mark = rest.starts_with(':') || rest.starts_with('.') || (spaced && rest.starts_with('-'));
  return mark ? 1 : 0;
}

}  // namespace

RunIn run_in_name(std::string_view text, std::size_t bold) {
  for (const bool keywords : {false, true}) {
    const auto size = printed_word(text, keywords ? PrintedWord::Keywords : PrintedWord::Abstract);
    if (size == 0) continue;
    const auto at = skip_blanks(text, size);
    const bool spaced = at > size;
    const auto mark = name_mark(text.substr(at), spaced);
    const bool set_apart = all_caps(text.substr(0, size)) || bold >= size;
    if (mark == 0 && !(spaced && at < text.size() && set_apart && !starts_lower(text.substr(at)))) continue;
    return {keywords ? RunIn::Sort::Keywords : RunIn::Sort::Abstract, size, skip_blanks(text, at + mark)};
  }
  if (const auto colon = text.substr(0, 40).find(": "); colon != std::string_view::npos && starts_upper(text)) {
    if (named_role(text.substr(0, colon)) == Section::Back) return {RunIn::Sort::Heading, colon, colon + 2};
  }
  if (text.empty() || std::string_view("ACDF").find(text.front()) == std::string_view::npos)
    return set_apart_name(text, bold);
  for (const std::string_view name : {"acknowledgement", "acknowledgment", "funding", "conflict of interest",
                                      "conflicts of interest", "competing interests", "data availability"}) {
    if (!starts_with_ci(text, name)) continue;
    const auto stop = text.substr(0, 48).find(". ");
    if (stop == std::string_view::npos || count_words(text.substr(0, stop), 5) > 4) continue;
    return {RunIn::Sort::Heading, stop, stop + 2};
  }
  return set_apart_name(text, bold);
}

}  // namespace dossier::reading
