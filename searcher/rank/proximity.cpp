// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/proximity.hpp"

#include "index/format/stored_vocabulary.hpp"

#include <algorithm>

namespace dossier {

Result<Proximity> Proximity::of(const PassageSource& passages, std::span<const ScoredGroup> groups) {
  Proximity proximity;
  const auto vocabulary = passages.vocabulary();
  if (!vocabulary) return vocabulary.error();
  for (const auto& scored : groups) {
    const auto field = scored.group->field;
    if (field && *field != TextField::Text) continue;
    const auto number = static_cast<std::uint32_t>(proximity.weights_.size());
    proximity.weights_.push_back(scored.group->weight * scored.idf);
    for (const auto* words : {&scored.group->alternatives, &scored.group->kin}) {
      for (const auto& alternative : *words) {
        for (const auto& term : alternative.terms) {
          if (const auto id = (*vocabulary)->id_of(term); id != no_word) proximity.group_of_.add(id, number);
        }
      }
    }
  }
  return proximity;
}

double Proximity::score(std::span<const WordId> words) {
  sums_.assign(weights_.size(), 0.0);
  std::size_t last_position = 0;
  auto last_group = WordTable::none;
  for (std::size_t position = 0; position < words.size(); ++position) {
    const auto group = group_of_.of(words[position]);
    if (group == WordTable::none) continue;
    if (last_group != WordTable::none && last_group != group) {
      const auto distance = static_cast<double>(position - last_position);
      sums_[group] += 1 / (distance * distance);
      sums_[last_group] += 1 / (distance * distance);
    }
    last_position = position;
    last_group = group;
  }
  double total = 0;
  for (std::size_t group = 0; group < sums_.size(); ++group) {
    total += weights_[group] * sums_[group] / (sums_[group] + 1);
  }
  return total;
}

}  // namespace dossier
