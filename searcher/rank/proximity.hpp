// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/passage_source.hpp"
#include "searcher/match/scored_group.hpp"
#include "searcher/rank/word_table.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// What words of the query that stand close together in a passage's text add to its score, after Büttcher, Clarke and
/// Lushman (2006): each pair of neighbouring occurrences of two different groups gives both of them 1 / distance², and
/// a group's sum a gives weight · idf · a / (a + 1). A group's words are those of its alternatives, phrases word by
/// word.
class Proximity {
 public:
  /// Errors: those of the index.
  static Result<Proximity> of(const PassageSource& passages, std::span<const ScoredGroup> groups);

  /// Whether there are two groups that could stand close together.
  [[nodiscard]] bool applies() const { return weights_.size() > 1; }
  /// Of a passage's words, before RankingParams::proximity_weight.
  double score(std::span<const WordId> words);

 private:
  std::vector<double> weights_;  ///< by group
  WordTable group_of_;
  std::vector<double> sums_;
};

}  // namespace dossier
