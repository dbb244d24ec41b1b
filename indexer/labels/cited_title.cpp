// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/cited_title.hpp"

#include "base/strings.hpp"

#include <array>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t shortest = 8;  // bytes; less is a quoted word, not a title

TextSpan span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The first quotation that is long enough for a title.
TextSpan quoted(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> marks{{{"“", "”"}, {"\"", "\""}, {"«", "»"}}};
  for (const auto& [open, close] : marks) {
    const auto begin = text.find(open);
    if (begin == std::string_view::npos) continue;
    const auto end = text.find(close, begin + open.size());
    if (end == std::string_view::npos || end < begin + open.size() + shortest) continue;
    return span(begin + open.size(), end);
  }
  return {};
}

/// Behind "(2019)." or "(2019, May 3)." up to the end of the sentence.
TextSpan after_year(std::string_view text) {
  for (auto open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const auto rest = text.substr(open + 1);
    if (rest.size() < 6 || !is_digit(rest[0]) || !is_digit(rest[1]) || !is_digit(rest[2]) || !is_digit(rest[3])) {
      continue;
    }
    const auto close = rest.find(')');
    if (close == std::string_view::npos) return {};
    auto begin = open + 1 + close + 1;
    while (begin < text.size() && (text[begin] == '.' || text[begin] == ',' || text[begin] == ' ')) ++begin;
    auto end = begin;
    while (end < text.size()) {
      const bool stop = text[end] == '.' || text[end] == '?' || text[end] == '!';
      // "U.S." and initials end no title.
      const bool initial = stop && end >= 2 && (text[end - 2] == '.' || text[end - 2] == ' ');
      if (stop && !initial && (end + 1 == text.size() || text[end + 1] == ' ')) break;
      ++end;
    }
    return span(begin, end);
  }
  return {};
}

}  // namespace

TextSpan cited_title(std::string_view reference) {
  const auto title = quoted(reference);
  return title.empty() ? after_year(reference) : title;
}

}  // namespace dossier
