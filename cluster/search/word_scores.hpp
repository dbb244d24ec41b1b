// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/query/dsl.hpp"
#include "cluster/search/passage_store.hpp"
#include "searcher/match/scored_group.hpp"

#include <array>
#include <span>
#include <vector>

namespace dossier::cluster {

/// What the words of a query give a passage, computed in this process from its words: the same numbers, added in the
/// same order, as searcher/match/scores.hpp computes over postings.
class WordScores {
 public:
  /// The groups must outlive it. Errors: those of the statistics.
  static Result<WordScores> of(const Statistics& statistics, std::span<const ScoredGroup> groups,
                               const RankingParams& params);

  /// Without bonuses; a note's is lessened.
  [[nodiscard]] double score(const PassageWords& words) const;
  /// How often a group stands in each field, weighted and by the field's length, as GroupScorer::frequency.
  [[nodiscard]] std::array<double, text_fields.size()> frequencies(const TermGroup& group,
                                                                   const PassageWords& words) const;

 private:
  /// A part of a group with its words as the index numbers them.
  struct Part {
    GroupPart part;
    std::vector<WordId> text;  ///< in the text; of other fields the terms are compared
  };
  struct Group {
    const ScoredGroup* scored = nullptr;
    std::vector<Part> parts;
  };
  WordScores(const RankingParams& params, const index::StoredVocabulary& vocabulary)
      : params_(params), vocabulary_(&vocabulary) {}
  [[nodiscard]] std::vector<Part> parts(const TermGroup& group) const;
  [[nodiscard]] static std::uint32_t times(const Part& part, const PassageWords& words);
  [[nodiscard]] double occurrence(const TermGroup& group, TextField field, const PassageWords& words) const;

  RankingParams params_;
  const index::StoredVocabulary* vocabulary_;
  std::array<double, text_fields.size()> means_{};
  std::vector<Group> groups_;
};

}  // namespace dossier::cluster
