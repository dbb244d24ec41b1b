// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/dehyphenator.hpp"

#include "indexer/text/characters.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

namespace dossier::reading {
namespace {

constexpr std::size_t max_word = 40;
constexpr std::size_t max_address = 1024;

// First parts that hardly ever end a syllable of another word.
constexpr auto prefixes = std::to_array<std::string_view>({"afro", "cross", "euro", "ex", "half", "indo", "long", "non",
                                                           "pak", "quasi", "self", "short", "sino", "so", "well"});

std::string_view letters_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < max_word && is_word_byte(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string_view letters_after(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < max_word && is_word_byte(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// Bytes of the hyphen that the text ends with: `-`, a soft hyphen, U+2010.
std::size_t hyphen_size(std::string_view text) {
  if (text.ends_with('-')) return 1;
  return text.ends_with("\xC2\xAD") ? 2 : 3;
}

/// Whether the text ends with a part of an address that goes on in the next line. It looks back over `max_address`
/// bytes at most: a text of many lines may be one word.
bool ends_in_address(std::string_view text) {
  if (!text.ends_with('-') && !text.ends_with('/') && !text.ends_with('_')) return false;
  const auto token = last_token(text.substr(text.size() - std::min(text.size(), max_address)));
  return token.find("://") != std::string_view::npos || token.starts_with("www.");
}

/// Words that follow the hyphen of a first part that stands alone: "two- and threefold", "mid- to long-term".
bool follows_lone_part(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"and", "as", "but", "et", "nor", "or", "than", "through", "to", "und", "versus", "vs", "y", "e", "o"});
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::uint32_t Dehyphenator::close_gaps(std::string& text) const {
  auto gap = text.find("- ");
  if (gap == std::string::npos) return 0;
  std::uint32_t closed = 0;
  std::string out;
  std::size_t from = 0;
  for (; gap != std::string::npos; gap = text.find("- ", gap + 1)) {
    const auto head = letters_before(text, gap);
    const auto tail = letters_after(text, gap + 2);
    if (head.size() < 2 || !is_lower_ascii(head.back()) || tail.size() < 2 || !is_lower_ascii(tail.front())) continue;
    if (follows_lone_part(tail)) continue;
    out.append(text, from, gap - from);
    if (true_hyphen(head, tail)) out += '-';
    from = gap + 2;
    ++closed;
  }
  if (closed == 0) return 0;
  out.append(text, from);
  text = std::move(out);
  return closed;
}

void Dehyphenator::gather() const {
  gathered_ = true;
  for (auto at = source_.find('-'); at != std::string_view::npos; at = source_.find('-', at + 1)) {
    const auto head = letters_before(source_, at);
    const auto tail = letters_after(source_, at + 1);
    if (head.empty() || tail.empty()) continue;
    compounds_.insert(lowered(head) + '-' + lowered(tail));
  }
}

bool Dehyphenator::true_hyphen(std::string_view head, std::string_view tail) const {
  if (starts_upper(tail) || head.empty()) return true;
  const auto first = lowered(head);
  if (!gathered_) gather();
  if (compounds_.contains(first + '-' + lowered(tail))) return true;
  return std::binary_search(prefixes.begin(), prefixes.end(), std::string_view(first)) && first != "so" &&
         first != "ex";
}

bool Dehyphenator::append(std::string& text, std::string_view next) const {
  next = trim(next);
  if (next.empty()) return false;
  const auto end = trim(text).size() + static_cast<std::size_t>(trim(text).data() - text.data());
  text.resize(text.empty() ? 0 : end);
  if (text.empty()) {
    text = next;
    return false;
  }
  if (ends_in_address(text) && !starts_upper(next)) {
    text += next;  // an address cut in two keeps its hyphen
    return false;
  }
  if (!ends_hyphenated(text)) {
    const bool range =
        text.ends_with("–") && text.size() > 3 && is_digit(text[text.size() - 4]) && is_digit(next.front());
    if (!range) text += ' ';
    text += next;
    return false;
  }
  const auto size = hyphen_size(text);
  const auto head = letters_before(text, text.size() - size);
  const auto tail = letters_after(next, 0);
  const bool keep = tail.empty() || (size == 1 && true_hyphen(head, tail));
  if (!keep) text.resize(text.size() - size);
  if (tail.empty() && !is_digit(next.front())) text += ' ';
  text += next;
  return !keep;
}

}  // namespace dossier::reading
