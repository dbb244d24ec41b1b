// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/match_engine.hpp"
#include "searcher/match/passage_source.hpp"
#include "searcher/match/ranked_doc.hpp"
#include "searcher/match/scored_group.hpp"
#include "searcher/rank/nearness.hpp"
#include "searcher/types/ranking.hpp"

#include <optional>
#include <span>
#include <vector>

namespace dossier {

/// The tree with its words taken out: what else a passage must match. Nothing where the tree has more than plain words
/// and facets (operators, phrases, fields of text): such a query means what it says.
std::optional<MatchNode> without_words(const MatchNode& root);

/// How near a passage is in meaning, in shares of a standard deviation of the scores; neither is negative.
struct NearnessShares {
  double meaning = 0;  ///< by the library's own directions
  double vectors = 0;  ///< by the vectors of a program of the user's
  [[nodiscard]] double sum() const { return meaning + vectors; }
};

/// How near passages are in meaning to a query, and to the passages that answer it best: by the library's own
/// directions (index/read/meaning.hpp) and by the vectors of a program of the user's, as far as there are some.
class MeaningScorer {
 public:
  // Errors: those of the index.
  /// `vector`: of the query by the user's program; empty where there is none.
  static Result<MeaningScorer> of(const PassageSource& passages, std::span<const ScoredGroup> groups,
                                  std::vector<float> vector, const RankingParams& params);
  /// The same for a passage instead of a query.
  static Result<MeaningScorer> of(const PassageSource& passages, DocId passage, const RankingParams& params);

  /// Whether the index has a meaning, and the query a word that it knows; or a vector.
  [[nodiscard]] bool applies() const { return own_.applies() || program_.applies(); }
  /// Those of a set that are nearest to the query by either, at most `most` by each; no passage twice.
  [[nodiscard]] std::vector<DocId> nearest(const NearFinder& finder, NearSet set, std::size_t most) const;
  /// Those of `some`, which are of the set, that are among those that nearest() gives; no passage twice.
  [[nodiscard]] std::vector<DocId> among_nearest(const NearFinder& finder, NearSet set, std::span<const DocId> some,
                                                 std::size_t most) const;
  /// Takes the mean direction of passages for that of the best.
  void set_best(std::span<const RankedDoc> best);
  /// Evens out how far passages differ in nearness by the library's own directions (Nearness::even_out).
  void even_out(std::span<const RankedDoc> docs) { own_.even_out(docs, spread_); }
  /// Both weighted; their sum is at most most().
  [[nodiscard]] NearnessShares likeness(DocId doc) const { return {own_.likeness(doc), program_.likeness(doc)}; }
  [[nodiscard]] double most() const { return own_.most() + program_.most(); }

 private:
  explicit MeaningScorer(const RankingParams& params)
      : best_passages_(params.meaning_best), spread_(params.meaning_spread) {}

  /// What `find(set, nearness)` gives for either kind, no passage twice.
  template <class Find>
  [[nodiscard]] std::vector<DocId> by_either(NearSet set, Find&& find) const;

  std::size_t best_passages_;
  double spread_;
  Nearness own_;
  Nearness program_;
};

}  // namespace dossier
