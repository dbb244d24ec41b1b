// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/acronym_senses.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>

namespace dossier {
namespace {

constexpr std::size_t small_word = 3;      // bytes: of, the, and, for
constexpr std::size_t longest_ending = 3;  // bytes: -s, -ies, -ese
constexpr std::size_t shortest_stem = 4;

/// The next word of more than three bytes, taken off the front; empty at the end.
std::string_view take_word(std::string_view& phrase) {
  while (!phrase.empty()) {
    const auto word = phrase.substr(0, phrase.find(' '));
    phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
    if (word.size() > small_word) return word;
  }
  return {};
}

bool is_same_word(std::string_view a, std::string_view b) {
  const auto shorter = std::min(a.size(), b.size());
  const auto stem = std::max(shortest_stem, shorter - std::min(shorter, longest_ending));
  const auto alike = [](char one, char other) {  // organisation, organization
    return one == other || (one == 's' && other == 'z') || (one == 'z' && other == 's');
  };
  return a == b || std::ranges::equal(a.substr(0, stem), b.substr(0, stem), alike);
}

}  // namespace

bool is_same_sense(std::string_view a, std::string_view b) {
  for (;;) {
    const auto one = take_word(a);
    const auto other = take_word(b);
    if (one.empty() || other.empty()) return one.empty() && other.empty();
    if (!is_same_word(one, other)) return false;
  }
}

std::vector<std::string> papers_of_other_senses(const std::vector<AcronymSense>& senses, std::string_view long_form) {
  std::set<std::string> same;
  std::set<std::string> other;
  for (const auto& sense : senses) {
    (is_same_sense(sense.long_form, long_form) ? same : other).insert(sense.papers.begin(), sense.papers.end());
  }
  std::vector<std::string> papers;
  std::set_difference(other.begin(), other.end(), same.begin(), same.end(), std::back_inserter(papers));
  return papers;
}

std::vector<std::string> distinct_senses(const std::vector<std::string>& long_forms) {
  std::vector<std::string> distinct;
  for (const auto& form : long_forms) {
    const bool known = std::any_of(distinct.begin(), distinct.end(),
                                   [&](const std::string& other) { return is_same_sense(form, other); });
    if (!known) distinct.push_back(form);
  }
  return distinct;
}

}  // namespace dossier
