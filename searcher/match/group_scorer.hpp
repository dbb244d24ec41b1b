// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/phrase_finder.hpp"
#include "searcher/match/scored_group.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace dossier {

/// Finds one group after the other in the postings: the set of passages that hold it, and its share of their scores.
/// A score is BM25F (Robertson, Zaragoza, Taylor 2004): frequencies of all alternatives and fields are normalised by
/// the field's length, weighted and added up before they saturate. Keeps its buffers; one a thread.
class GroupScorer {
 public:
  explicit GroupScorer(const IndexReader& reader) : reader_(reader), phrases_(reader) {}

  // Errors: those of the index.
  /// Fills `docs` with the passages that hold the group; where `scores` is given (by DocId), adds the group's share.
  /// Returns the group's weight in the score.
  Result<ScoredGroup> find(const TermGroup& group, const RankingParams& params, DocSet& docs,
                           std::vector<double>* scores);
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
    const FieldLengthColumn* lengths;
  };
  Result<void> collect(const TermGroup& group);
  Result<void> collect(const TermGroup& group, const std::vector<Alternative>& alternatives, TextField field,
                       bool matches);
  Result<double> occurrences(const TermGroup& group, const std::vector<Alternative>& alternatives, TextField field,
                             DocId doc);
  /// The list without the passages of papers in which the alternative stands for something else.
  Result<std::shared_ptr<const PostingList>> kept_of(const Alternative& alternative,
                                                     std::shared_ptr<const PostingList> list) const;
  ScoredGroup find_single(const TermGroup& group, const RankingParams& params, DocSet& docs,
                          std::vector<double>* scores);
  void add_shares(const TermGroup& group, const RankingParams& params, double weight, std::vector<double>& scores);

  const IndexReader& reader_;
  PhraseFinder phrases_;
  std::vector<Part> parts_;          ///< of the group at hand
  std::vector<DocId> labelled_;      ///< passages with one of its labels
  std::vector<double> frequencies_;  ///< of a block of passages; all zero between two calls
  std::vector<DocId> touched_;       ///< those of the block that hold the group
};

}  // namespace dossier
