// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/index_reader.hpp"
#include "searcher/match_tree.hpp"
#include "searcher/ranking.hpp"
#include "searcher/word_table.hpp"

#include <span>
#include <vector>

namespace dossier {

/// What passages say that the best passages for a query say too: the words of feedback (searcher/feedback.hpp), scored
/// by BM25 over the stored sequence of words. Used on the best passages only, so that it costs no posting.
class Context {
 public:
  Context() = default;
  Context(const IndexReader& reader, const std::vector<TermGroup>& words, const RankingParams& params);

  /// Of a passage's words, before RankingParams::context_weight; at most ceiling().
  double score(std::span<const WordId> words);
  [[nodiscard]] double ceiling() const { return ceiling_; }
  [[nodiscard]] bool empty() const { return weights_.empty(); }

 private:
  RankingParams params_;
  double mean_length_ = 1;
  double ceiling_ = 0;
  WordTable places_;
  std::vector<double> weights_;
  std::vector<double> frequencies_;
};

}  // namespace dossier
