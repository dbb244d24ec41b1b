// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/printed_width.hpp"

#include "base/columns.hpp"
#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace dossier {
namespace {

constexpr std::size_t average = 43;  ///< width of an average character of English prose, blanks included

/// Widths of the characters from the blank to the tilde, in hundredths of the type's size. Types for running text
/// differ from each other by less than letters do.
constexpr std::array<std::uint8_t, 95> widths{
    25, 33, 41, 50, 50, 83, 78, 18, 33, 33, 50, 56, 25, 33, 25, 28,      // blank to /
    50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 28, 28, 56, 56, 56, 44, 92,  // 0 to @
    72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72, 61, 89, 72, 72, 56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61,  // A to Z
    33, 28, 33, 47, 50, 33,                                                                                  // [ to `
    44, 50, 44, 50, 44, 33, 50, 50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44,  // a to z
    48, 20, 48, 54,                                                                                          // { to ~
};

}  // namespace

std::size_t printed_columns(std::string_view text) {
  // A line of capitals is set in smaller type, as a rule.
  if (std::none_of(text.begin(), text.end(), is_lower_ascii)) return columns_of(text);
  const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
  std::size_t width = begin * average;
  for (auto at = begin; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F) {
      width += widths[byte - 0x20];
      ++at;
      continue;
    }
    auto end = at + 1;
    while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) ++end;
    width += columns_of(text.substr(at, end - at)) * average;
    at = end;
  }
  return (width + average / 2) / average;
}

}  // namespace dossier
