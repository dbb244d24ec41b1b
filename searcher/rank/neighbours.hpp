// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/match/matcher.hpp"

#include <vector>

namespace dossier {

/// What the passages before and behind a passage in its paper say of the query: an argument goes over several
/// paragraphs, and the one that is looked for often names the subject least. Reads scores that are there already.
class Neighbours {
 public:
  /// `scores` as Matcher leaves them; both must outlive it. Errors: those of the index.
  static Result<Neighbours> of(const IndexReader& reader, const Matches& matches, const Scores& scores);

  /// Whether any words were scored.
  [[nodiscard]] bool applies() const { return papers_ != nullptr && matches_.ranked(); }
  /// What the better of the two scores by its words, before RankingParams::neighbour_weight; at most max_score().
  [[nodiscard]] double score(DocId doc) const;
  [[nodiscard]] double max_score() const { return matches_.max_score; }

 private:
  Neighbours(const FacetColumn* papers, DocId last, const Matches& matches, const Scores& scores)
      : papers_(papers), last_(last), matches_(matches), scores_(scores) {}
  [[nodiscard]] double score_of(DocId neighbour, DocId doc) const;

  const FacetColumn* papers_;
  DocId last_;
  const Matches& matches_;
  const Scores& scores_;
};

}  // namespace dossier
