// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dossier::index {

/// The stems of the more frequent words of a library, numbered in their order.
struct LibraryStems {
  std::vector<std::string> stems;             ///< sorted
  std::vector<std::uint32_t> number_of_word;  ///< by WordId; none for a word without
  static constexpr std::uint32_t none = ~std::uint32_t{0};
};

/// A passage's stems, each with how often it stands there; ascending.
using StemCounts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Errors: those of the index.
/// Stems of `sorted`, whose numbers are their ordinals.
Result<LibraryStems> stems_of(const IndexReader& reader, std::vector<std::string> sorted);
/// At most `most` stems, those that stand in most passages, without stop words, numbers, and words of one passage.
Result<LibraryStems> frequent_stems(const IndexReader& reader, std::size_t most);
/// Replaces `out`; `words` is a buffer.
Result<void> count_stems(const IndexReader& reader, const LibraryStems& stems, DocId doc, std::vector<WordId>& words,
                         StemCounts& out);
/// Passages that are not taken out, ascending.
Result<std::vector<DocId>> live_passages(const IndexReader& reader);

}  // namespace dossier::index
