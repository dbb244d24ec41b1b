// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "collection/collections.hpp"
#include "index/catalogue.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier {

/// What is kept of passages of the index. Errors: NotFound.
Result<std::vector<CollectedPassage>> collected(const Catalogue& catalogue, const std::vector<std::string>& ids);

/// A collected passage as the index has it now.
struct FoundPassage {
  const CollectedPassage* collected = nullptr;
  Passage passage;
  bool moved = false;  ///< found by its text: its id is another one now
};

/// A collection looked up in the index: each passage by its id, else, where its paper is still there, that of the most
/// similar text (see base/likeness.hpp). `collection` must outlive it.
struct LookedUp {
  std::vector<FoundPassage> found;
  std::map<std::string, Paper> papers;  ///< by id
  std::vector<const CollectedPassage*> missing;
};
Result<LookedUp> look_up(const Catalogue& catalogue, const Collection& collection);

}  // namespace dossier
