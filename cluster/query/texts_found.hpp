// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/read/opened_index.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "searcher/match/match_engine.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::cluster {

/// The words of many passages, four bytes each.
struct TextsFound {
  std::vector<WordId> words;      ///< of all texts, one behind the other
  std::vector<std::size_t> ends;  ///< by passage: where its words end
  std::vector<bool> hits;         ///< by passage
  bool others = false;            ///< whether passages that are no hits are among them
  void visit_all(bool with_others, const TextVisit& visit) const;
};

/// The words of the passages that match `hits`, and, where it is no null, of all that match `others`. A round for each
/// thousand. Errors: those of Client; IndexLocked where the vocabulary lacks a word.
Result<TextsFound> texts_found(const OpenedIndex& index, const Json& hits, const Json& others,
                               const index::StoredVocabulary& vocabulary);

}  // namespace dossier::cluster
