// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/output/export.hpp"
#include "searcher/output/export_writers.hpp"

#include <algorithm>

namespace dossier {
namespace {

using Words = std::vector<std::string>;

// Particles that belong to the family name where they stand before it. Lower case only: `Van` may be a given name.
bool is_particle(const std::string& word) {
  constexpr std::array<std::string_view, 20> particles{"von", "van", "de",  "der", "den", "del", "della",
                                                       "di",  "da",  "do",  "dos", "du",  "la",  "le",
                                                       "ter", "ten", "bin", "ibn", "al",  "el"};
  return std::ranges::find(particles, word) != particles.end();
}

bool is_suffix(const std::string& word) {
  constexpr std::array<std::string_view, 7> suffixes{"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"};
  return std::ranges::find(suffixes, word) != suffixes.end();
}

/// `Ji-won`, `En-lai`: a given name of two syllables, which stands behind the family name.
bool is_given_pair(std::string_view word) {
  const auto hyphen = word.find('-');
  return hyphen != std::string_view::npos && hyphen + 1 < word.size() && is_upper_ascii(word.front()) &&
         std::ranges::all_of(word.substr(1, hyphen - 1), is_lower_ascii) &&
         std::ranges::all_of(word.substr(hyphen + 1), is_lower_ascii);
}

Words words_of(std::string_view text) {
  Words words(1);
  for (const char c : export_writers::one_line(text)) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  return dossier::joined(
      Words(words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(end)), " ");
}

}  // namespace

AuthorName split_author(std::string_view name) {
  if (const auto comma = name.find(','); comma != std::string_view::npos) {
    const auto behind = export_writers::one_line(name.substr(comma + 1));
    if (!is_suffix(behind)) return {export_writers::one_line(name.substr(0, comma)), behind};
    auto author = split_author(name.substr(0, comma));
    author.family += " " + behind;
    return author;
  }
  const auto words = words_of(name);
  if (words.size() == 2 && is_given_pair(words[1])) return {words[0], words[1]};
  auto begin = words.size() - 1;
  if (begin > 1 && is_suffix(words[begin])) --begin;
  while (begin > 1 && is_particle(words[begin - 1])) --begin;
  return {joined(words, begin, words.size()), joined(words, 0, begin)};
}

}  // namespace dossier
