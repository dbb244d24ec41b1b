// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/phrase_finder.hpp"
#include "searcher/match/scored_group.hpp"
#include "searcher/match/scores.hpp"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace dossier {

/// Finds one group after the other in the postings: the set of passages that hold it, and what its share of their
/// scores is made of. Keeps its buffers; one a thread.
class GroupScorer {
 public:
  explicit GroupScorer(const IndexReader& reader) : reader_(reader), phrases_(reader) {}

  // Errors: those of the index.
  /// Fills `docs`, which is empty, with the passages that hold the group; adds it to `scores` where these are given.
  /// Returns the group's weight in the score.
  Result<ScoredGroup> find(const TermGroup& group, const RankingParams& params, DocSet& docs, Scores* scores);
  /// Before another query, whose parameters may be others.
  void reset() { weights_ = {}; }
  /// Of the group found last: those of its passages, `docs`, that hold it in a way of such a likeness. Nothing where it
  /// was found in no other way.
  [[nodiscard]] std::optional<DocSet> found_by(const std::function<bool(Likeness)>& wanted, const DocSet& docs) const;
  /// Length-normalised, weighted frequency of a group in one field of one passage.
  Result<double> frequency(const TermGroup& group, const RankingParams& params, TextField field, DocId doc);

 private:
  /// A list of postings in which a group is found.
  struct Part {
    TextField field;
    double weight;
    Likeness likeness;
    bool matches;  ///< else it lifts passages only that are found otherwise
    std::shared_ptr<const PostingList> list;
  };
  Result<void> collect(const TermGroup& group);
  Result<void> collect(const TermGroup& group, const std::vector<Alternative>& alternatives, TextField field,
                       bool matches);
  Result<double> occurrences(const TermGroup& group, const std::vector<Alternative>& alternatives, TextField field,
                             DocId doc);
  /// The list without the passages of papers in which the alternative stands for something else.
  Result<std::shared_ptr<const PostingList>> kept_of(const Alternative& alternative,
                                                     std::shared_ptr<const PostingList> list) const;
  Result<std::vector<Scores::Part>> scored_parts(const TermGroup& group, const RankingParams& params);

  const IndexReader& reader_;
  PhraseFinder phrases_;
  std::vector<Part> parts_;      ///< of the group at hand
  std::vector<DocId> labelled_;  ///< passages with one of its labels
  /// Of this query, by field and by whether the group names it.
  std::array<std::array<std::shared_ptr<const OccurrenceWeight>, 2>, text_fields.size()> weights_;
};

}  // namespace dossier
