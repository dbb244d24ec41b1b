// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection/collected.hpp"

#include "base/likeness.hpp"

#include <optional>

namespace dossier {
namespace {

/// The passage of the paper whose text is nearest to the one that was collected. Nothing where none is near.
Result<std::optional<Passage>> nearest(const Catalogue& catalogue, const CollectedPassage& collected) {
  std::optional<Passage> best;
  const auto docs = catalogue.passages_of(collected.paper);
  if (!docs) {
    if (docs.error().code == ErrorCode::NotFound) return best;
    return docs.error();
  }
  NearestText search(collected.text);
  for (const auto doc : *docs) {
    auto passage = catalogue.passage(doc);
    if (!passage) return passage.error();
    // The user's annotations, which stand last, repeat what the paper says.
    if (best && by_user(passage->kind) && !by_user(best->kind)) break;
    if (search.is_nearer(passage->text)) best = std::move(*passage);
  }
  return best;
}

Result<std::optional<Passage>> find_again(const Catalogue& catalogue, const CollectedPassage& collected) {
  const auto doc = catalogue.find(collected.id);
  if (!doc && doc.error().code != ErrorCode::NotFound) return doc.error();
  if (!doc) return nearest(catalogue, collected);
  auto passage = catalogue.passage(*doc);
  if (!passage) return passage.error();
  return std::optional(std::move(*passage));
}

}  // namespace

Result<std::vector<CollectedPassage>> collected(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  std::vector<CollectedPassage> out;
  for (const auto& id : ids) {
    const auto doc = catalogue.find(id);
    if (!doc) return doc.error();
    const auto passage = catalogue.passage(*doc);
    if (!passage) return passage.error();
    out.push_back({passage->id, passage->paper, kept_beginning(passage->text), {}, {}});
  }
  return out;
}

Result<LookedUp> look_up(const Catalogue& catalogue, const Collection& collection) {
  LookedUp up;
  for (const auto& one : collection.passages) {
    auto passage = find_again(catalogue, one);
    if (!passage) return passage.error();
    if (!*passage) {
      up.missing.push_back(&one);
      continue;
    }
    FoundPassage found{&one, std::move(**passage), false};
    found.moved = found.passage.id != one.id;
    if (!up.papers.contains(found.passage.paper)) {
      auto paper = catalogue.paper(found.passage.paper);
      if (!paper) return paper.error();
      up.papers.emplace(found.passage.paper, std::move(*paper));
    }
    up.found.push_back(std::move(found));
  }
  return up;
}

}  // namespace dossier
