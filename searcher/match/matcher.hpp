// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/doc_set.hpp"
#include "searcher/match/group_scorer.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace dossier {

/// The passages that match a tree, exactly, and what they score. Points into the tree, which must outlive it.
struct Matches {
  DocSet docs;
  DocSet all_words;                 ///< those of `docs` that hold every word that is not optional
  std::vector<ScoredGroup> groups;  ///< that take part in the score, in the order of the tree
  DocSet notes;                     ///< footnotes and references, whose score is lessened
  double max_score = 0;             ///< the most that the groups can score, where there are several
  double all_words_bonus = 0;       ///< what each of `all_words` gets on top, see RankingParams

  /// Whether anything tells the matches' scores apart.
  [[nodiscard]] bool ranked() const { return !groups.empty(); }
};

/// Matches a tree over one reader, a term at a time: every posting of every word is walked once, scores add up in an
/// array by DocId, the set is kept exactly in bitsets. Cost: the postings of the words, a pass over the column of each
/// facet value, and a bitset operation a node. Keeps its scores, 8 bytes a passage; one a thread.
class Matcher {
 public:
  explicit Matcher(const IndexReader& reader) : reader_(reader), scorer_(reader) {}

  /// Runs a tree. Scores stay in scores() until the next call. Errors: those of the index.
  Result<Matches> match(const MatchNode& root, const RankingParams& params);
  /// By DocId; of meaning only for passages of Matches::docs.
  [[nodiscard]] const std::vector<double>& scores() const { return scores_; }
  /// All passages of the generation, holes left out. Never null; holds as long as the matcher. Errors: those of the
  /// index.
  Result<const DocSet*> everything();
  [[nodiscard]] GroupScorer& scorer() { return scorer_; }

 private:
  /// What a node matches; `full` where those that hold all of its words are not all of `docs`.
  struct Found {
    DocSet docs;
    std::optional<DocSet> full;
    [[nodiscard]] const DocSet& full_docs() const { return full ? *full : docs; }
  };
  struct Run;

  Result<Found> visit(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_term(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_soft(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_all(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_any(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_none(const MatchNode& node, Run& run);
  Result<Found> visit_facet(const FacetTest& test);
  Result<void> lessen_notes(Matches& matches, const RankingParams& params);
  void add_bonus(Matches& matches, const RankingParams& params);
  Result<const DocSet*> notes();

  const IndexReader& reader_;
  GroupScorer scorer_;
  std::vector<double> scores_;
  std::optional<DocSet> everything_;
  std::optional<DocSet> notes_;
};

}  // namespace dossier
