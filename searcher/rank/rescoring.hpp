// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/match_engine.hpp"
#include "searcher/rank/as_written.hpp"
#include "searcher/rank/proximity.hpp"
#include "searcher/rank/word_scorer.hpp"

#include <span>
#include <utility>
#include <vector>

namespace dossier {

/// What a rescoring adds to the score of a passage.
struct SecondScore {
  double proximity = 0;
  double context = 0;
  double related = 0;
  double neighbours = 0;
  double meaning = 0;
  double vectors = 0;
  double peers = 0;      ///< what its peers add behind the first ranks, see searcher/rank/later_ranks.hpp
  double written = 0;    ///< of a compound in the very spelling that was typed
  double all_words = 0;  ///< to a passage with a bonus (Matches::bonuses), so that these lift no other before it
};

/// For each group that has some, one of the words near in meaning.
std::vector<TermGroup> related_groups(std::span<const ScoredGroup> groups);

/// The parts of the score that need a passage's words in order, or the scores of its neighbours. Only the best passages
/// by all other parts get a rescoring (RankingParams::depth): whatever page is asked for, the same ones. None of its
/// parts is negative, so they stay before all others.
class Rescoring {
 public:
  /// `passages` and `found` must outlive it.
  Rescoring(const PassageSource& passages, const RankingParams& params, Proximity proximity, WordScorer context,
            WordScorer related, AsWritten written, const Found& found)
      : passages_(passages),
        params_(params),
        proximity_(std::move(proximity)),
        context_(std::move(context)),
        related_(std::move(related)),
        written_(std::move(written)),
        found_(found) {}

  /// Whether it can change anything.
  [[nodiscard]] bool applies() const;
  /// Errors: those of the index.
  Result<SecondScore> look(DocId doc, unsigned bonuses);
  [[nodiscard]] const AsWritten& written() const { return written_; }
  /// What look() adds to a passage for each of its bonuses.
  [[nodiscard]] double bonus_most() const;
  /// The most that look() adds for context, related words and neighbours.
  [[nodiscard]] double most_of_words() const;

 private:
  const PassageSource& passages_;
  RankingParams params_;
  Proximity proximity_;
  WordScorer context_;
  WordScorer related_;
  AsWritten written_;
  const Found& found_;
  std::vector<WordId> words_;
};

}  // namespace dossier
