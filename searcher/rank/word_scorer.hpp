// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/passage_source.hpp"
#include "searcher/query/match_tree.hpp"
#include "searcher/rank/word_table.hpp"
#include "searcher/types/ranking.hpp"

#include <span>
#include <vector>

namespace dossier {

/// Scores groups of single words by BM25 over the stored sequence of a passage's words: what the best passages for a
/// query say too (searcher/rank/feedback.hpp), or words near in meaning to the query's. Used on the best passages only,
/// so that it costs no posting.
class WordScorer {
 public:
  /// A word that is in several groups counts for the first. As rare as a group counts what all its words together are.
  /// Errors: those of the index.
  static Result<WordScorer> of(const PassageSource& passages, const std::vector<TermGroup>& groups,
                               const RankingParams& params);

  /// Of a passage's words; at most max_score().
  double score(std::span<const WordId> words);
  [[nodiscard]] double max_score() const { return max_score_; }
  [[nodiscard]] bool empty() const { return weights_.empty(); }

 private:
  WordScorer(const RankingParams& params, double mean_length);

  RankingParams params_;
  double mean_length_;
  double max_score_ = 0;
  WordTable ordinals_;
  std::vector<double> weights_;
  std::vector<double> frequencies_;
};

}  // namespace dossier
