// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_range.hpp"

#include "base/utf8.hpp"
#include "searcher/query/query_chars.hpp"

#include <charconv>
#include <utility>

namespace dossier {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Separator {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first `..` (or `…`), or else the first dash behind the first character.
std::optional<Separator> find_separator(std::string_view text) {
  const auto dots = text.find("..");
  if (dots != std::string_view::npos) return Separator{dots, text.find_first_not_of('.', dots)};
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.code == U'…' || (at > 0 && query_chars::is_dash(c.code))) return Separator{at, at + c.size};
    at += c.size;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ValueRange> ValueRange::parse(std::string_view text) {
  const auto separator = find_separator(text);
  if (!separator) return std::nullopt;
  const auto left = text.substr(0, separator->begin);
  const auto right = separator->end < text.size() ? text.substr(separator->end) : std::string_view();
  ValueRange range;
  range.first = whole_number(left);
  range.last = whole_number(right);
  const bool sound = (range.first || left.empty()) && (range.last || right.empty()) && (range.first || range.last);
  if (!sound) return std::nullopt;
  if (range.first && range.last && *range.first > *range.last) {
    std::swap(range.first, range.last);
    range.turned_round = true;
  }
  return range;
}

std::optional<ValueRange> ValueRange::written(std::string_view text, bool years) {
  const auto found = WrittenRange::read(text, years);
  if (found && found->size == text.size()) return parse(found->canonical);
  return parse(text);
}

bool ValueRange::holds(std::string_view value) const {
  const auto number = whole_number(value);
  return number && (!first || *number >= *first) && (!last || *number <= *last);
}

}  // namespace dossier
