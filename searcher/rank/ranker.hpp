// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/types/request.hpp"

#include <cstdint>
#include <vector>

namespace dossier {

/// A passage with its score.
struct RankedDoc {
  DocId doc = 0;
  double score = 0;
};

/// Puts passages in order. Relevance: by score. Year: newest first, then by score; passages without a year last.
/// Paper: by paper id, in reading order. Equal ones: by paper id, then in reading order.
class Ranker {
 public:
  Ranker(const IndexReader& reader, SortOrder order);

  /// The best `most` of the passages, in order. One pass over the set; memory of 2 · `most`.
  [[nodiscard]] std::vector<RankedDoc> best(const DocSet& docs, const std::vector<double>& scores,
                                            std::size_t most) const;
  /// Sorts passages whose scores have changed.
  void sort(std::vector<RankedDoc>& docs) const;
  /// Number of the paper of a passage, by the `paper` column.
  [[nodiscard]] std::uint32_t paper_of(DocId doc) const;

 private:
  struct Key {
    double first;
    double second;
    std::uint32_t paper;
    DocId doc;
    [[nodiscard]] bool before(const Key& other) const;
  };
  [[nodiscard]] Key key(const RankedDoc& ranked) const;
  [[nodiscard]] bool before(const RankedDoc& a, const RankedDoc& b) const;

  SortOrder order_;
  const FacetColumn* papers_;
  const FacetColumn* years_;
  std::vector<double> year_values_;  ///< by value id of the `year` column
};

}  // namespace dossier
