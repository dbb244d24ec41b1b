// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/printed_words.hpp"

#include "base/utf8.hpp"
#include "indexer/text/text_rules.hpp"
#include "stopwords/section_words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dossier::reading {
namespace {

using Words = std::vector<std::string_view>;

/// Longest first.
const Words& words_of(PrintedWord kind) {
  static const auto all = [] {
    constexpr std::array<std::string_view, 11> kinds{"abstract",     "keywords",     "figure",  "table",
                                                     "table-note",   "notes",        "chapter", "page",
                                                     "article-info", "list-follows", "takes-up"};
    std::array<Words, kinds.size()> read;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      read[i] = heading_words(kinds[i]);
      std::stable_sort(read[i].begin(), read[i].end(), [](auto a, auto b) { return a.size() > b.size(); });
    }
    return read;
  }();
  return all[static_cast<std::size_t>(kind)];
}

}  // namespace

std::size_t printed_word(std::string_view text, PrintedWord kind) {
  constexpr std::size_t longest = 80;  // bytes
  const auto& words = words_of(kind);
  const auto head = text.substr(0, utf8::boundary_before(text, std::min(text.size(), longest)));
  const auto small = small_letters(head);
  // Small letters of these scripts take as many bytes as capitals; where they do not, nothing is found.
  if (small.size() != head.size()) return 0;
  const auto found = std::find_if(words.begin(), words.end(), [&](auto word) { return small.starts_with(word); });
  return found == words.end() ? 0 : found->size();
}

bool is_printed_word(std::string_view text, PrintedWord kind) {
  const auto size = printed_word(text, kind);
  return size > 0 && squeeze(text.substr(size)).empty();
}

bool ends_with_printed_word(std::string_view text, PrintedWord kind) {
  constexpr std::size_t longest = 80;  // bytes
  while (!text.empty() && is_punct_ascii(text.back())) text.remove_suffix(1);
  const auto tail = text.substr(utf8::boundary_before(text, text.size() - std::min(text.size(), longest)));
  const auto small = small_letters(tail);
  const auto& words = words_of(kind);
  return std::any_of(words.begin(), words.end(), [&](auto word) { return small.ends_with(word); });
}

}  // namespace dossier::reading
