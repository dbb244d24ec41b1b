// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/numbers.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::csl {
namespace {

constexpr int most_roman = 4999;

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> marks{{{1000, "m"},
                                                                    {900, "cm"},
                                                                    {500, "d"},
                                                                    {400, "cd"},
                                                                    {100, "c"},
                                                                    {90, "xc"},
                                                                    {50, "l"},
                                                                    {40, "xl"},
                                                                    {10, "x"},
                                                                    {9, "ix"},
                                                                    {5, "v"},
                                                                    {4, "iv"},
                                                                    {1, "i"}}};
  std::string out;
  for (const auto& [value, mark] : marks) {
    for (; number >= value; number -= value) out += mark;
  }
  return out;
}

std::string formed(const std::string& digits, std::string_view form, const Locale& locale) {
  constexpr std::size_t longest = 6;
  if (digits.size() > longest) return digits;
  const int number = std::stoi(digits);
  if (form == "roman") return number > 0 && number <= most_roman ? roman(number) : digits;
  if (form == "long-ordinal") {
    const auto* word = locale.find("long-ordinal-" + std::string(number < 10 ? "0" : "") + std::to_string(number));
    if (word != nullptr) return *word;
  }
  return form == "ordinal" || form == "long-ordinal" ? locale.ordinal(number) : digits;
}

/// The mark between two numbers at a place, with the blanks around it; empty where none stands there.
std::string_view mark_at(std::string_view text, std::size_t at, std::string_view& mark) {
  auto end = at;
  while (end < text.size() && text[end] == ' ') ++end;
  for (const std::string_view one : {",", "&", "and ", "–", "--", "-"}) {
    if (!text.substr(end).starts_with(one)) continue;
    mark = one;
    end += one.size();
    while (end < text.size() && text[end] == ' ') ++end;
    return text.substr(at, end - at);
  }
  return {};
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  bool digits = false;
  auto end = at;
  for (; end < text.size(); ++end) {
    const auto byte = static_cast<unsigned char>(text[end]);
    if (!is_digit(text[end]) && !is_alpha_ascii(text[end])) {
      if (byte < 0x80 || text.substr(end).starts_with("–")) break;
    }
    digits = digits || is_digit(text[end]);
  }
  const auto word = text.substr(at, end - at);
  const bool roman = !word.empty() && word.find_first_not_of("ivxlcdmIVXLCDM") == std::string_view::npos;
  return digits || roman ? end : at;
}

std::string shortened(std::string_view first, std::string last, std::string_view format) {
  if (!all_digits(first) || !all_digits(last)) return last;
  if (last.size() < first.size()) last = std::string(first.substr(0, first.size() - last.size())) + last;
  if (format == "expanded" || last.size() != first.size()) return last;
  const auto same = std::ranges::mismatch(first, last).in1 - first.begin();
  const auto changed = first.size() - static_cast<std::size_t>(same);
  std::size_t kept = last.size();
  if (format == "minimal") kept = std::max<std::size_t>(changed, 1);
  if (format == "minimal-two") kept = std::max<std::size_t>(changed, 2);
  if (format.starts_with("chicago")) {
    const bool whole = first.size() < 3 || first.ends_with("00");
    const bool long_one = format == "chicago" || format == "chicago-15" ? changed >= 3 && first.size() == 4 : false;
    kept = whole || long_one                ? first.size()
           : first[first.size() - 2] == '0' ? std::max<std::size_t>(changed, 1)
                                            : std::max<std::size_t>(changed, 2);
  }
  return last.substr(last.size() - std::min(kept, last.size()));
}

/// What stands before the digits at the end: `S` of `S110`.
std::string_view before_digits(std::string_view number) {
  auto end = number.size();
  while (end > 0 && is_digit(number[end - 1])) --end;
  return number.substr(0, end);
}

/// Two pages. Those with letters are a range where these are the same, or the last page leaves them out; otherwise what
/// was given stays (`N110-P5`).
std::string range_of(std::string_view first, std::string_view last, std::string_view mark, std::string_view format,
                     const std::string& dash) {
  const auto letters = before_digits(first);
  const auto of_last = before_digits(last);
  if (format.empty() || (letters.empty() && of_last.empty()) || letters.size() == first.size()) {
    return std::string(first) + dash +
           (format.empty() ? std::string(last) : shortened(first, std::string(last), format));
  }
  if (letters != of_last && !of_last.empty()) return std::string(first) + std::string(mark) + std::string(last);
  const auto digits = shortened(first.substr(letters.size()), std::string(last.substr(of_last.size())), format);
  return std::string(first) + dash + (format == "expanded" ? std::string(letters) : std::string()) + digits;
}

}  // namespace

bool is_numeric(std::string_view text) {
  for (std::size_t at = 0;;) {
    const auto end = end_of_number(text, at);
    if (end == at) return false;
    if (end == text.size()) return true;
    std::string_view mark;
    const auto between = mark_at(text, end, mark);
    if (between.empty()) return false;
    at = end + between.size();
  }
}

bool is_several(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    std::string_view mark;
    const bool before = is_digit(text[at - 1]) || is_alpha_ascii(text[at - 1]);
    const auto between = before ? mark_at(text, at, mark) : std::string_view();
    if (!between.empty() && at + between.size() < text.size()) return true;
  }
  return false;
}

std::string formed_number(std::string_view text, std::string_view form, const Locale& locale) {
  if (!is_numeric(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = end_of_number(text, at);
    const auto number = std::string(text.substr(at, end - at));
    out += all_digits(number) ? formed(number, form, locale) : number;
    std::string_view mark;
    const auto between = mark_at(text, end, mark);
    if (mark == ",") out += ", ";
    if (mark == "&") out += " & ";
    if (mark == "and ") out += " and ";
    if (mark == "-" || mark == "--" || mark == "–") out += "–";
    at = end + std::max<std::size_t>(between.size(), end == text.size() ? 1 : 0);
    if (between.empty()) break;
  }
  return out;
}

std::string formed_pages(std::string_view pages, std::string_view format, const Locale& locale) {
  const auto dash = locale.find("page-range-delimiter") == nullptr ? "–" : locale.term("page-range-delimiter");
  std::string out;
  for (std::size_t at = 0; at < pages.size();) {
    const auto end = end_of_number(pages, at);
    std::string_view mark;
    const auto between = end > at ? mark_at(pages, end, mark) : std::string_view();
    const bool range = !between.empty() && mark != "," && mark != "&" && mark != "and ";
    const auto begin_last = end + between.size();
    const auto end_last = range ? end_of_number(pages, begin_last) : begin_last;
    if (range && end_last > begin_last) {
      const auto first = pages.substr(at, end - at);
      const auto last = pages.substr(begin_last, end_last - begin_last);
      out += range_of(first, last, mark, format, dash);
      at = end_last;
      continue;
    }
    out += pages[at];
    ++at;
  }
  return out;
}

}  // namespace dossier::csl
