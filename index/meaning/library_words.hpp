// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
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
/// Passages that are not taken out, ascending.
Result<std::vector<DocId>> live_passages(const IndexReader& reader);

/// Counts the stems of passages: of their text, of the headings above it and of the title of the paper. Fastest where
/// passages of a paper follow each other. One a thread; reader and stems must outlive it.
class StemCounter {
 public:
  StemCounter(const IndexReader& reader, const LibraryStems& stems) : reader_(reader), stems_(stems) {}

  /// Replaces `out`. Errors: those of the index.
  Result<void> count(DocId doc, StemCounts& out);

 private:
  /// Words that stand above passages, read once for all that follow each other below them.
  struct Above {
    std::string text;
    std::vector<std::uint32_t> stems;
  };
  Result<void> read_above(DocId doc);
  Result<void> read(const std::string& text, Above& above);

  const IndexReader& reader_;
  const LibraryStems& stems_;
  Analyzer analyzer_;
  Tokens tokens_;
  std::string paper_;
  Above title_;
  Above headings_;
  std::vector<WordId> words_;
};

}  // namespace dossier::index
