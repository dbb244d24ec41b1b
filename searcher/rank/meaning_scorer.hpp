// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/passage_source.hpp"
#include "searcher/match/ranked_doc.hpp"
#include "searcher/match/scored_group.hpp"
#include "searcher/types/ranking.hpp"

#include <optional>
#include <span>
#include <vector>

namespace dossier {

/// The tree with its words taken out: what else a passage must match. Nothing where the tree has more than plain words
/// and facets (operators, phrases, fields of text): such a query means what it says.
std::optional<MatchNode> without_words(const MatchNode& root);

/// How near passages are in meaning to a query, and to the passages that answer it best (index/read/meaning.hpp).
class MeaningScorer {
 public:
  // Errors: those of the index.
  static Result<MeaningScorer> of(const PassageSource& passages, std::span<const ScoredGroup> groups,
                                  const RankingParams& params);
  /// The same for a passage instead of a query.
  static Result<MeaningScorer> of(const PassageSource& passages, DocId passage, const RankingParams& params);

  /// Whether the index has a meaning, and the query a word that it knows.
  [[nodiscard]] bool applies() const { return !query_.empty(); }
  /// What it means, of length 1, or empty: see applies().
  [[nodiscard]] std::span<const float> direction() const { return query_; }
  /// Takes the mean direction of passages for that of the best.
  void set_best(std::span<const RankedDoc> best);
  /// Weighted sum of both likenesses, none of them negative; at most most().
  [[nodiscard]] double likeness(DocId doc) const;
  [[nodiscard]] double most() const { return params_.meaning_weight + params_.meaning_best_weight; }

 private:
  MeaningScorer(const Meaning* meaning, const RankingParams& params) : meaning_(meaning), params_(params) {}

  const Meaning* meaning_;
  RankingParams params_;
  std::vector<float> query_;  ///< of length 1, or empty
  std::vector<float> best_;   ///< mean of directions of length 1; may be empty
};

}  // namespace dossier
