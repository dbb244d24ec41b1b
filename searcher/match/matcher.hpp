// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/doc_set.hpp"
#include "searcher/match/facet_runs.hpp"
#include "searcher/match/group_scorer.hpp"
#include "searcher/match/scores.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace dossier {

/// The passages that match a tree, exactly, and what they score. Points into the tree, which must outlive it.
struct Matches : Scoring {
  DocSet docs;
  DocSet all_words;             ///< those of `docs` that hold every word that is not optional, or a form of it
  DocSet first;                 ///< the same, names for the same thing and corrected words counting as the word
  DocSet by_words;              ///< those that hold a word of the query, a form of it or another name for it, and
                                ///< every quotation; the others were found by derived or corrected words alone
  std::optional<DocSet> typed;  ///< of a query of one word: those that hold it as typed, where these are not all
  DocSet notes;                 ///< footnotes, references and annotations, whose score is lessened

  /// In which of the sets a passage is; PassageMarks::hit aside.
  [[nodiscard]] PassageMarks marks(DocId doc) const {
    return {docs.contains(doc),      false,
            all_words.contains(doc), first.contains(doc),
            by_words.contains(doc),  typed && typed->contains(doc),
            notes.contains(doc)};
  }
  /// What a passage got on top.
  [[nodiscard]] double bonus(DocId doc) const {
    return (first.contains(doc) ? all_words_bonus : 0) + (by_words.contains(doc) ? by_words_bonus : 0) +
           (typed && typed->contains(doc) ? typed_bonus : 0);
  }
};

/// Matches a tree over one reader, a term at a time: the set is kept exactly in bitsets, what passages score is
/// computed where it is asked for. Cost: the postings of the words, a pass over the column of each facet value, and a
/// bitset operation a node. One a thread.
class Matcher {
 public:
  explicit Matcher(const IndexReader& reader) : reader_(reader), scorer_(reader) {}

  /// Runs a tree. Scores can be had of scores() until the next call. Errors: those of the index.
  Result<Matches> match(const MatchNode& root, const RankingParams& params);
  /// Of meaning only for passages of Matches::docs.
  [[nodiscard]] const Scores& scores() const { return scores_; }
  /// All passages of the generation, holes left out. Never null; holds as long as the matcher. Errors: those of the
  /// index.
  Result<const DocSet*> everything();
  [[nodiscard]] GroupScorer& scorer() { return scorer_; }
  [[nodiscard]] FacetRuns& facet_runs() { return facet_runs_; }

 private:
  /// What a node matches, and subsets of it, each where it is not all of `docs`.
  struct Found {
    DocSet docs;
    std::optional<DocSet> full;      ///< with all of its words
    std::optional<DocSet> first;     ///< as `full`, with what Matches::first counts
    std::optional<DocSet> by_words;  ///< with a word itself
    [[nodiscard]] const DocSet& subset(std::optional<DocSet> Found::*which) const {
      return this->*which ? *(this->*which) : docs;
    }
  };
  struct Run;

  Result<Found> visit(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_term(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_soft(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_all(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_any(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_preferred(const MatchNode& node, Run& run, bool positive);
  Result<Found> visit_none(const MatchNode& node, Run& run);
  Result<Found> visit_facet(const FacetTest& test);
  Result<void> lessen_notes(Matches& matches, const RankingParams& params);
  void add_bonus(Matches& matches, const RankingParams& params);
  Result<const DocSet*> notes();

  const IndexReader& reader_;
  GroupScorer scorer_;
  Scores scores_;
  FacetRuns facet_runs_;
  std::optional<DocSet> everything_;
  std::optional<DocSet> notes_;
};

}  // namespace dossier
