// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/passage_neighbours.hpp"

#include <algorithm>
#include <utility>

namespace dossier {

/// The user's notes do not go on where the paper ends.
static void leave_out_others(PassageNeighbours& found) {
  auto& passages = found.passages;
  const auto asked = passages.begin() + static_cast<std::ptrdiff_t>(found.at);
  const auto differs = [own = by_user(asked->kind)](const Passage& passage) { return by_user(passage.kind) != own; };
  passages.erase(std::find_if(asked, passages.end(), differs), passages.end());
  const auto first = std::find_if_not(passages.begin(), passages.end(), differs);
  const auto before = static_cast<std::size_t>(first - passages.begin());
  passages.erase(passages.begin(), first);
  found.at -= before;
  found.first += before;
}

Result<std::map<std::string, std::vector<Passage>>> notes_by_passage(const Catalogue& catalogue,
                                                                     const std::vector<DocId>& docs) {
  std::vector<Passage> found;  // from the last one on: they stand behind all others
  for (auto doc = docs.rbegin(); doc != docs.rend(); ++doc) {
    auto passage = catalogue.passage(*doc);
    if (!passage) return std::move(passage).error();
    if (!by_user(passage->kind)) break;
    if (!passage->marks.empty()) found.push_back(std::move(*passage));
  }
  std::map<std::string, std::vector<Passage>> notes;
  for (auto note = found.rbegin(); note != found.rend(); ++note) notes[note->marks].push_back(std::move(*note));
  return notes;
}

Result<PassageNeighbours> passage_neighbours(const Catalogue& catalogue, DocId doc, std::size_t before,
                                             std::size_t after) {
  auto passage = catalogue.passage(doc);
  if (!passage) return std::move(passage).error();
  auto paper = catalogue.paper(passage->paper);
  if (!paper) return std::move(paper).error();
  const auto docs = catalogue.passages_of(passage->paper);
  if (!docs) return docs.error();
  PassageNeighbours found{std::move(*paper), {}, 0, 0, docs->size(), {}};
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
    auto one = catalogue.passage((*docs)[i]);
    if (!one) return std::move(one).error();
    found.passages.push_back(std::move(*one));
  }
  leave_out_others(found);
  auto notes = notes_by_passage(catalogue, *docs);
  if (!notes) return std::move(notes).error();
  if (const auto own = notes->find(found.passages[found.at].id); own != notes->end()) found.notes = own->second;
  return found;
}

}  // namespace dossier
