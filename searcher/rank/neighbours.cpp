// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/neighbours.hpp"

#include <algorithm>

namespace dossier {

Result<Neighbours> Neighbours::of(const IndexReader& reader, const Matches& matches, const Scores& scores) {
  const auto papers = reader.column("paper");
  if (!papers) return papers.error();
  return Neighbours(*papers, reader.last_doc(), matches, scores);
}

double Neighbours::score(DocId doc) const { return std::max(score_of(doc - 1, doc), score_of(doc + 1, doc)); }

double Neighbours::score_of(DocId neighbour, DocId doc) const {
  if (neighbour < 1 || neighbour > last_ || !matches_.docs.contains(neighbour)) return 0;
  const auto paper = papers_->of(doc);
  const auto other = papers_->of(neighbour);
  if (paper.empty() || other.empty() || paper.front() != other.front()) return 0;
  return scores_[neighbour] - matches_.bonus(neighbour);
}

}  // namespace dossier
