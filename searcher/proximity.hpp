// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/index_reader.hpp"
#include "searcher/group_scorer.hpp"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace dossier {

/// What words of the query that stand close together in a passage's text add to its score, after Büttcher, Clarke and
/// Lushman (2006): each pair of neighbouring occurrences of two different groups gives both of them 1 / distance², and
/// a group's sum a gives weight · idf · a / (a + 1). A group's words are those of its alternatives, phrases word by
/// word.
class Proximity {
 public:
  /// Of the best passages by the other parts of the score, so many are looked at, whatever page is asked for. All of
  /// them stay before the others, since this part is never negative.
  static constexpr std::size_t depth = 200;

  Proximity(const IndexReader& reader, std::span<const ScoredGroup> groups);

  /// Whether there are two groups that could stand close together.
  [[nodiscard]] bool applies() const { return weights_.size() > 1; }
  /// Of one passage, before RankingParams::proximity_weight.
  double score(DocId doc);

 private:
  const IndexReader& reader_;
  std::vector<double> weights_;  ///< by group
  std::unordered_map<WordId, std::uint32_t> group_of_;
  std::vector<WordId> words_;
  std::vector<double> sums_;
};

}  // namespace dossier
