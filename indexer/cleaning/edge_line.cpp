// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/edge_line.hpp"

#include "indexer/text/marker.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/text_rules.hpp"

namespace dossier::reading {
namespace {

constexpr std::string_view gap = "   ";

struct Number {
  std::optional<long> value;
  bool roman = false;
};

/// `12` or `xii`; a Roman number in small letters only.
Number page_number(std::string_view token) {
  if (digits_only(token) && token.size() <= 4) return {std::stol(std::string(token)), false};
  if (token.empty() || token.size() > 7 || token.find_first_not_of("ivxl") != std::string_view::npos) return {};
  const auto value = roman_value(token);
  return value > 0 ? Number{static_cast<long>(value), true} : Number{};
}

/// The number within a line that is nothing but a page number.
Number number_of_lone(std::string_view text) {
  const auto begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return page_number(trim(text));
  const auto end = text.find_first_not_of("0123456789", begin);
  // `3/14` and `3 of 14` count too; in a text from right to left the first number is the last page.
  return page_number(text.substr(begin, end == std::string_view::npos ? end : end - begin));
}

/// A number with words on one side of it and a gap between them.
bool take_parted(std::string_view text, EdgeLine& edge) {
  const auto front = text.find(gap);
  const auto back = text.rfind(gap);
  if (front == std::string_view::npos) return false;
  const auto take = [&](std::string_view token, std::string_view words) {
    const auto number = page_number(trim(token));
    words = trim(words);
    // A row of a table has further gaps.
    if (!number.value || words.find(gap) != std::string_view::npos || ends_sentence(words)) return false;
    if (squeeze_letters(words).size() < 4) return false;
    edge.parted = true;
    edge.number = number.value;
    edge.roman = number.roman;
    edge.key = squeeze_letters(words);
    return true;
  };
  return take(text.substr(0, front), text.substr(front)) || take(text.substr(back), text.substr(0, back));
}

}  // namespace

EdgeLine edge_line(std::string_view line) {
  EdgeLine edge;
  if (line.size() > 2 * longest_head) return edge;
  const auto text = trim(line);
  if (text.empty() || text.size() > longest_head) return edge;
  edge.lone = is_page_number(text);
  if (edge.lone) {
    const auto number = number_of_lone(text);
    edge.number = number.value;
    edge.roman = number.roman;
    edge.marked = !is_digit(text.front()) && !edge.roman;
    return edge;
  }
  edge.key = squeeze_letters(text);
  if (take_parted(text, edge)) return edge;
  edge.number = page_beside(text);
  return edge;
}

}  // namespace dossier::reading
