// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/ranked_doc.hpp"
#include "searcher/match/scores.hpp"
#include "searcher/types/request.hpp"

#include <cstdint>
#include <vector>

namespace dossier {

/// Puts passages in one total order, the same whatever part of it is asked for. Relevance: by score. Year: newest
/// first, then by score; passages without a year last. Paper: by paper id, as
/// readers sort names (see base/collation.hpp). Equal ones: by paper id, then in reading
/// order.
class Ranker {
 public:
  /// Errors: those of the index.
  static Result<Ranker> of(const IndexReader& reader, SortOrder order);

  /// The passages of ranks `first` to `first` + `count` - 1, counted from 0, in order; fewer where the set ends before.
  /// One pass over the set; memory of 2 · (`first` + `count`). Sorts what it returns only.
  [[nodiscard]] std::vector<RankedDoc> range(const DocSet& docs, const Scores& scores, std::size_t first,
                                             std::size_t count) const;
  /// The best `most` of the passages, in order.
  [[nodiscard]] std::vector<RankedDoc> best(const DocSet& docs, const Scores& scores, std::size_t most) const {
    return range(docs, scores, 0, most);
  }
  /// Of each paper the best passages, as many as `most` says for its number. Linear in the set and in `most`.
  [[nodiscard]] DocSet best_of_papers(const DocSet& docs, const Scores& scores,
                                      const std::vector<std::uint32_t>& most) const;
  /// Sorts passages whose scores have changed.
  void sort(std::vector<RankedDoc>& docs) const;
  /// Whether the paper of `a` stands before that of `b` where papers are listed: by year, newest first, or by id. Of no
  /// meaning for Relevance.
  [[nodiscard]] bool paper_before(DocId a, DocId b) const;
  /// Number of the paper of a passage, by the `paper` column.
  [[nodiscard]] std::uint32_t paper_of(DocId doc) const;
  /// One more than the highest number that paper_of() gives.
  [[nodiscard]] std::size_t papers() const;

 private:
  Ranker(SortOrder order, const FacetColumn* papers, const FacetColumn* years);
  struct Key {
    double first;
    double second;
    std::uint32_t paper;
    DocId doc;
    [[nodiscard]] bool before(const Key& other) const;
  };
  [[nodiscard]] Key key(const RankedDoc& ranked) const;
  [[nodiscard]] bool before(const RankedDoc& a, const RankedDoc& b) const;
  /// The best `most`, in no order.
  [[nodiscard]] std::vector<RankedDoc> gather(const DocSet& docs, const Scores& scores, std::size_t most) const;

  SortOrder order_;
  const FacetColumn* papers_;
  const FacetColumn* years_;
  std::vector<double> year_values_;         ///< by value id of the `year` column
  std::vector<std::uint32_t> paper_ranks_;  ///< by value id of the `paper` column, for SortOrder::Paper
};

}  // namespace dossier
