// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <cstddef>
#include <cstdint>

namespace dossier {

/// How words are taken from the best passages of a query, see searcher/rank/feedback.hpp.
struct FeedbackParams {
  std::size_t passages = 10;    ///< the best, taken for relevant
  std::size_t in_passages = 2;  ///< a word must stand in so many of them
  std::size_t words = 20;       ///< the most telling are taken
  double fading = 1.0;          ///< the passage of rank r counts r to the power of minus this
  double share = 0.4;           ///< weight of the most telling word beside 1 for a word of the query
  bool operator==(const FeedbackParams&) const = default;
};

/// The weights of the ranking, but for those of searcher/rank/later_ranks.hpp; docs/ranking.md says what the judged
/// queries said for and against each.
struct RankingParams {
  double k1 = 1.2;                ///< how soon further occurrences of a word stop to count
  double b = 0.7;                 ///< how much long texts are held against themselves, 0 to 1
  double heading_b = 0.75;        ///< the same for headings
  double title_b = 0.75;          ///< the same for titles
  double heading_weight = 1.0;    ///< of an occurrence in a heading, one in the text being 1
  double title_weight = 2.0;      ///< of an occurrence in the paper's title
  double proximity_weight = 0.6;  ///< of words standing close together, see searcher/rank/proximity.hpp
  double context_weight = 0.6;    ///< of words that the best passages share, see searcher/rank/word_scorer.hpp
  double related_weight = 0.25;   ///< of words near in meaning to the query's
  double neighbour_weight = 0.3;  ///< of what the better neighbour scores, see searcher/rank/neighbours.hpp
  double written_weight = 0.01;  ///< of a compound in the very spelling that was typed, a share of what its rarest word
                                 ///< weighs: decides between passages that are alike, see searcher/rank/as_written.hpp
  double note_weight = 0.5;      ///< share of their score that footnotes, references and annotations keep
  double all_words_weight = 1.0;  ///< of holding every word, as a share of the most that the words could score; with 1
                                  ///< no other passage stands before one that holds all; the same for
                                  ///< holding a word itself, where others were found by derived words
  double meaning_weight = 0.3;  ///< of nearness in meaning to the query, in standard deviations of the scores before it
                                ///< is evened out, see searcher/rank/meaning_scorer.hpp
  double meaning_best_weight = 0.5;  ///< of nearness to the best passages
  double meaning_spread = 0.45;  ///< nearness counts as it is where its standard deviation among the best is this; see
                                 ///< searcher/rank/nearness.hpp
  double vectors_weight = 0.5;   ///< the same by the vectors that a program of the user's has made
  double vectors_best_weight = 0.0;
  double context_meaning_weight =
      2.0;                        ///< how much more the library's meaning says in which passages give their context
  double meaning_fading = 0.0;    ///< how much less meaning counts where the words answer well: the best passage's
                                  ///< share of what the words can score, times this, is taken off
  std::size_t meaning_best = 10;  ///< how many passages are the best
  FeedbackParams context{10, 2, 20, 0.5, 0.4};   ///< whose words are the context
  FeedbackParams feedback{20, 2, 30, 1.0, 0.3};  ///< the same for `--feedback`, which searches again
  std::size_t depth = 100;                       ///< passages that get a rescoring, see searcher/rank/rescoring.hpp
  bool operator==(const RankingParams&) const = default;

  /// Weight of an occurrence in a field, and how far its length counts. Authors are found only by `author:`.
  [[nodiscard]] double field_weight(TextField field) const;
  [[nodiscard]] double field_b(TextField field) const;
};

/// Inverse document frequency of a word held by `with` of `all` passages: that of Robertson and Spärck Jones, kept
/// above zero for words of more than half of the passages as Xapian::BM25Weight does. `with` is at most `all`.
double inverse_document_frequency(std::uint32_t all, std::uint32_t with);

/// BM25's saturation of a length-normalised frequency: 0 at 0, towards k1 + 1.
inline double saturated(double frequency, double k1) { return frequency * (k1 + 1) / (frequency + k1); }

}  // namespace dossier
