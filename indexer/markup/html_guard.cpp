// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/html_guard.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace dossier::reading::html {
namespace {

constexpr std::int64_t deepest = 2000;
constexpr std::int64_t open_emphases = 64;
constexpr std::int64_t most_reopened = 20'000'000;

/// Elements that end by themselves.
constexpr auto closed = std::to_array<std::string_view>(
    {"area", "base",  "br",     "col", "dd", "dt", "embed", "hr",  "img",  "input", "li",   "link",  "meta",  "option",
     "p",    "param", "source", "td",  "th", "tr", "track", "wbr", "html", "head",  "body", "tbody", "thead", "tfoot"});
constexpr auto emphases = std::to_array<std::string_view>(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool costs_too_much(std::string_view page) {
  std::int64_t depth = 0;
  std::int64_t emphasis = 0;
  std::int64_t most_emphasis = 0;
  std::int64_t tags = 0;
  for (auto at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const bool closing = page.substr(at + 1).starts_with('/');
    const auto begin = at + (closing ? 2 : 1);
    auto end = begin;
    while (end < page.size() && end - begin < 16 && (is_alpha_ascii(page[end]) || is_digit(page[end]))) ++end;
    if (end == begin) continue;
    const auto name = lowered(page.substr(begin, end - begin));
    ++tags;
    if (is_one_of(closed, name)) continue;
    const auto step = closing ? -1 : 1;
    depth = std::max<std::int64_t>(depth + step, 0);
    if (is_one_of(emphases, name)) emphasis = std::max<std::int64_t>(emphasis + step, 0);
    most_emphasis = std::max(most_emphasis, emphasis);
    if (depth > deepest) return true;
  }
  return most_emphasis > open_emphases && most_emphasis * tags > most_reopened;
}

}  // namespace dossier::reading::html
