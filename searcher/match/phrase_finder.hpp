// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/query/match_tree.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dossier {

/// Calls `visit(first, last)` for each stretch where a phrase stands in a sequence of words. `window` 0: its words side
/// by side and in order, stretches may overlap; n: all its words in any order with at most n others among them, each
/// word of the sequence used once.
void for_each_phrase(std::span<const WordId> words, std::span<const WordId> phrase, std::uint32_t window,
                     const std::function<void(std::size_t, std::size_t)>& visit);

/// How often a phrase stands in a sequence of words.
std::uint32_t count_phrase(std::span<const WordId> words, std::span<const WordId> phrase, std::uint32_t window);

/// Finds the passages in which a phrase stands. Only passages that hold all of its words are looked at, found from the
/// rarest word on; in the text they are verified over the stored sequence of words, in other fields over the stored
/// headings, title or authors. What was found is kept by the reader. Keeps its buffers, one a thread.
class PhraseFinder {
 public:
  explicit PhraseFinder(const IndexReader& reader) : reader_(reader) {}

  // Errors: those of the index.
  /// The passages with the phrase in the field. Never null.
  Result<std::shared_ptr<const PostingList>> find(TextField field, const Alternative& phrase);
  /// How often the phrase stands in the field of one passage.
  Result<std::uint32_t> count(TextField field, const Alternative& phrase, DocId doc);

 private:
  Result<PostingList> search(TextField field, const Alternative& phrase);
  Result<void> set_phrase(TextField field, const Alternative& phrase);
  Result<std::uint32_t> verify(TextField field, const Alternative& phrase, DocId doc);
  Result<std::uint32_t> verify_stored(TextField field, const Alternative& phrase, DocId doc);

  const IndexReader& reader_;
  std::vector<WordId> phrase_;
  std::string encoded_;  ///< phrase_ as words are stored
  std::vector<WordId> words_;
};

}  // namespace dossier
