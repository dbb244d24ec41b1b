// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/match_engine.hpp"
#include "searcher/rank/meaning_scorer.hpp"
#include "searcher/rank/rescoring.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace dossier {

/// Finds the passages near in meaning that can be among the first ranks, without a look at all passages and at all that
/// each scores. What such a passage can score has an upper bound, and those that may reach far enough are often few,
/// and not near enough. It never leaves out a passage that would change an answer.
class Outsiders {
 public:
  /// All must outlive it.
  struct Parts {
    const Found& found;
    const NearFinder& near;
    NearSet::Of nearest_of;  ///< those among which the nearest are looked for, hits or not
    const RankingParams& params;
    const MeaningScorer& meaning;
    double step;           ///< of likeness in the score, see MeaningScorer
    double meaning_bonus;  ///< what meaning gives for each bonus
    bool with_others;      ///< passages that are no hits are candidates
    double later;          ///< the most that is added behind the first ranks, where such are wanted
  };
  explicit Outsiders(const Parts& parts) : parts_(parts) {}

  /// Passages that may be among the first `ranks` (at least 1), with what they score without meaning; nothing where
  /// this does not tell, so that all have to be looked at. `best`: the best by words with all that they score, in
  /// order. `rescore` adds the parts of a rescoring. Errors: those of `rescore`.
  [[nodiscard]] Result<std::optional<std::vector<RankedDoc>>> contenders(
      std::span<const RankedDoc> best, std::size_t ranks, const Rescoring& rescoring,
      const std::function<Result<void>(std::vector<RankedDoc>&)>& rescore) const;

 private:
  /// Hits that are none of the best, `without`, and whose bound reaches `least`; nothing where no bound does.
  [[nodiscard]] std::optional<NearSet> candidates(std::span<const DocId> without, double least,
                                                  const Rescoring& rescoring) const;
  [[nodiscard]] double bound(std::size_t bonuses, double by_words, const Rescoring& rescoring) const;
  /// The most that a passage with so many bonuses gets beside what it scores by its words and its nearness.
  [[nodiscard]] double most_more(std::size_t bonuses, const Rescoring& rescoring) const;
  /// What it gets for its nearness.
  [[nodiscard]] double by_meaning(DocId doc) const { return parts_.step * parts_.meaning.likeness(doc).sum(); }

  Parts parts_;
};

}  // namespace dossier
