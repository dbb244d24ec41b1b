// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace dossier {

/// A passage among its neighbours, in the paper's reading order.
struct PassageNeighbours {
  Paper paper;
  std::vector<Passage> passages;
  std::size_t at = 0;          ///< which of `passages` was asked for
  std::size_t first = 0;       ///< ordinal of the first of `passages` in the paper, from 0
  std::size_t all = 0;         ///< passages of the paper
  std::vector<Passage> notes;  ///< the user's on the passage that was asked for
};

/// The user's own passages of a paper, by the passages that they mark. `docs`: all of the paper, see passages_of.
/// Errors: those of the index. Cost: that of reading them.
Result<std::map<std::string, std::vector<Passage>>> notes_by_passage(const Catalogue& catalogue,
                                                                     const std::vector<DocId>& docs);

/// The passage with at most `before` passages of its paper before it and `after` behind it. Errors: those of
/// the index. Cost: that of reading these passages and the list of the paper's.
Result<PassageNeighbours> passage_neighbours(const Catalogue& catalogue, DocId doc, std::size_t before,
                                             std::size_t after);

}  // namespace dossier
