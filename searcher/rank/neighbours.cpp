// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/neighbours.hpp"

#include <algorithm>

namespace dossier {

double Neighbours::score(DocId doc) const { return std::max(of(doc - 1, doc), of(doc + 1, doc)); }

double Neighbours::of(DocId neighbour, DocId doc) const {
  if (neighbour < 1 || neighbour > last_ || !matches_.docs.contains(neighbour)) return 0;
  const auto paper = papers_->of(doc);
  const auto other = papers_->of(neighbour);
  if (paper.empty() || other.empty() || paper.front() != other.front()) return 0;
  return scores_[neighbour] - matches_.bonus(neighbour);
}

}  // namespace dossier
