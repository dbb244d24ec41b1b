// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/passage_neighbours.hpp"

#include <algorithm>
#include <utility>

namespace dossier {

Result<PassageNeighbours> passage_neighbours(const IndexReader& reader, DocId doc, std::size_t before,
                                             std::size_t after) {
  auto passage = reader.passage(doc);
  if (!passage) return std::move(passage).error();
  auto paper = reader.paper(passage->paper);
  if (!paper) return std::move(paper).error();
  const auto docs = reader.passages_of(passage->paper);
  if (!docs) return docs.error();
  PassageNeighbours found{std::move(*paper), {}, 0, 0, docs->size()};
  const auto entry = std::ranges::find(*docs, doc);
  if (entry == docs->end()) {
    return Error{ErrorCode::IndexDamaged,
                 "the index does not list passage " + passage->id + " among those of its paper",
                 "rebuild it with `dossier index --rebuild`"};
  }
  const auto position = static_cast<std::size_t>(entry - docs->begin());
  found.first = position - std::min(position, before);
  found.at = position - found.first;
  const auto end = position + std::min(after, docs->size() - 1 - position) + 1;
  for (auto i = found.first; i < end; ++i) {
    auto one = reader.passage((*docs)[i]);
    if (!one) return std::move(one).error();
    found.passages.push_back(std::move(*one));
  }
  return found;
}

}  // namespace dossier
