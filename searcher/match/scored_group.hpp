// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/match_tree.hpp"
#include "searcher/types/ranking.hpp"

#include <cstdint>
#include <vector>

namespace dossier {

/// A group that takes part in the score, with what makes up its weight.
struct ScoredGroup {
  const TermGroup* group = nullptr;
  double idf = 0;  ///< by the passages with any alternative in the text (or, where there are none, heading or title):
                   ///< a word of a paper's title stands over all of its passages and would seem a common one

  std::uint32_t passages = 0;  ///< that `idf` is of

  /// What the group can give at most, proximity included (its frequencies without end).
  [[nodiscard]] double max_score(const RankingParams& params) const {
    return group->weight * idf * (params.k1 + 1 + params.proximity_weight);
  }
};

/// What a query's groups weigh, and what passages get on top of what these give them. Points into the tree.
struct Scoring {
  std::vector<ScoredGroup> groups;  ///< that take part in the score, in the order of the tree
  double max_score = 0;             ///< the most that the groups can score, where there are several
  double all_words_bonus = 0;       ///< what each passage with all words gets on top, see RankingParams
  double by_words_bonus = 0;        ///< what each with a word itself gets on top, where not all have one
  double typed_bonus = 0;           ///< what each with the one word as typed gets on top, where not all have it

  /// The greatest score and the bonuses, of groups that are complete. `apart`: some matches are not by words; `typed`:
  /// of a query of one word, some are not as typed.
  void set_bonuses(const RankingParams& params, bool apart, bool typed) {
    const bool several = groups.size() > 1;
    if (!several && !apart && !typed) return;
    for (const auto& scored : groups) max_score += scored.max_score(params);
    const auto bonus = params.all_words_weight * max_score;
    if (several) all_words_bonus = bonus;
    if (typed && !several) typed_bonus = bonus;
    if (apart) by_words_bonus = bonus;
  }
  /// Whether anything tells the matches' scores apart.
  [[nodiscard]] bool ranked() const { return !groups.empty(); }
  /// How many of the three a passage can get.
  [[nodiscard]] std::size_t bonus_kinds() const {
    return std::size_t{all_words_bonus > 0} + std::size_t{by_words_bonus > 0} + std::size_t{typed_bonus > 0};
  }
};

/// Which of a query's sets a passage is in.
struct PassageMarks {
  bool matches = false;    ///< the tree
  bool hit = false;        ///< the tree and every selection
  bool all_words = false;  ///< holds every word that is not optional, or a form of it
  bool first = false;      ///< the same, names for the same thing and corrected words counting as the word
  bool by_words = false;   ///< holds a word of the query, a form of it or another name for it
  bool typed = false;      ///< holds the one word of the query as typed, where not all do
  bool note = false;       ///< a footnote, reference or annotation, whose score is lessened

  /// How many bonuses it got.
  [[nodiscard]] unsigned bonuses(const Scoring& scoring) const {
    return (scoring.all_words_bonus > 0 && first ? 1U : 0U) + (scoring.by_words_bonus > 0 && by_words ? 1U : 0U) +
           (scoring.typed_bonus > 0 && typed ? 1U : 0U);
  }
  /// What it got on top.
  [[nodiscard]] double bonus(const Scoring& scoring) const {
    return (first ? scoring.all_words_bonus : 0) + (by_words ? scoring.by_words_bonus : 0) +
           (typed ? scoring.typed_bonus : 0);
  }
};

}  // namespace dossier
