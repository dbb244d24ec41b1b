// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/years/plain_digits.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::years {
namespace {

constexpr std::size_t year_digits = 4;

/// The character of ASCII that stands for one; 0: none does.
char plain(char32_t code) {
  for (const char32_t zero : {U'\u06F0', U'\u0660', U'\u0966', U'\uFF10'}) {
    if (code >= zero && code < zero + 10) return static_cast<char>('0' + (code - zero));
  }
  constexpr std::array<std::pair<char32_t, char>, 11> marks{{{U'（', '('},
                                                             {U'）', ')'},
                                                             {U'［', '['},
                                                             {U'］', ']'},
                                                             {U'，', ','},
                                                             {U'；', ';'},
                                                             {U'：', ':'},
                                                             {U'。', '.'},
                                                             {U'،', ','},
                                                             {U'؛', ';'},
                                                             {U'।', '.'}}};
  for (const auto& [mark, ascii] : marks) {
    if (code == mark) return ascii;
  }
  return 0;
}

/// 0 to 9 for 〇 and 零 to 九; -1 for another character.
int chinese_digit(char32_t code) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (code == U'零' || code == U'○') return 0;
  const auto at = digits.find(code);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// The four digits of `一九四五年` at `at`, and their bytes in `size`; empty where there is no such year.
std::string chinese_year(std::string_view text, std::size_t at, std::size_t& size) {
  std::string digits;
  auto end = at;
  while (end < text.size() && digits.size() <= year_digits) {
    const auto next = utf8::decode(text, end);
    const auto digit = chinese_digit(next.code);
    if (digit < 0) break;
    digits += static_cast<char>('0' + digit);
    end += next.size;
  }
  if (digits.size() != year_digits || !text.substr(end).starts_with("年")) return {};
  size = end - at;
  return digits;
}

}  // namespace

PlainDigits::PlainDigits(std::string_view text) : given_(text) {
  // Characters from U+0600 on begin with such a byte.
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xD8; })) return;
  std::vector<std::uint32_t> places;
  std::string changed;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    std::string_view bytes = text.substr(at, next.size);
    std::string digits;
    std::size_t size = next.size;
    if (next.code >= 0x600 && next.code != utf8::invalid_char) {
      if (const char ascii = plain(next.code); ascii != 0) {
        digits = ascii;
      } else if (chinese_digit(next.code) >= 0) {
        digits = chinese_year(text, at, size);
      }
      if (!digits.empty()) bytes = digits;
    }
    any = any || !digits.empty();
    // Each digit of a Chinese year has the place of its own character: all of them are of three bytes.
    const auto step = digits.size() > 1 ? size / digits.size() : 1;
    for (std::size_t i = 0; i < bytes.size(); ++i) places.push_back(static_cast<std::uint32_t>(at + i * step));
    changed += bytes;
    at += size;
  }
  if (!any) return;
  places.push_back(static_cast<std::uint32_t>(text.size()));
  places_ = std::move(places);
  changed_ = std::move(changed);
}

}  // namespace dossier::years
