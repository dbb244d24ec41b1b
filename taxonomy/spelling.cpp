// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/impl.hpp"

#include <algorithm>

namespace dossier {
namespace {

void add(std::vector<std::string>& out, std::string_view word, std::string other) {
  if (other != word && std::find(out.begin(), out.end(), other) == out.end()) out.push_back(std::move(other));
}

/// Tries a rule in both directions.
template <class Apply>
void both_ways(const std::pair<std::string, std::string>& rule, Apply apply) {
  apply(rule.first, rule.second);
  apply(rule.second, rule.first);
}

}  // namespace

std::vector<std::string> other_spellings(const SpellingData& spelling, std::string_view word) {
  std::vector<std::string> out;
  for (const auto& rule : spelling.words) {
    both_ways(rule, [&](const std::string& from, const std::string& to) {
      if (word == from) add(out, word, to);
    });
  }
  for (const auto& rule : spelling.stems) {
    both_ways(rule, [&](const std::string& from, const std::string& to) {
      if (word.starts_with(from)) add(out, word, to + std::string(word.substr(from.size())));
    });
  }
  if (!out.empty()) return out;
  constexpr std::size_t shortest_stem = 4;  // "size", "prise" and the like are no verbs in -ise
  const bool excepted = std::any_of(spelling.except.begin(), spelling.except.end(),
                                    [&](const std::string& beginning) { return word.starts_with(beginning); });
  if (excepted) return out;
  for (const auto& rule : spelling.suffixes) {
    both_ways(rule, [&](const std::string& from, const std::string& to) {
      if (!out.empty() || !word.ends_with(from) || word.size() < from.size() + shortest_stem) return;
      add(out, word, std::string(word.substr(0, word.size() - from.size())) + to);
    });
  }
  return out;
}

}  // namespace dossier
