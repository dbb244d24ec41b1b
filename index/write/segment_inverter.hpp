// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/write/glass_shard.hpp"
#include "index/write/passage_words.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace dossier::index {

/// Turns the words of passages, passage by passage, into the passages of words: by a counting sort over the words'
/// numbers, which touches each posting twice. 16 bytes a posting until write().
class SegmentInverter {
 public:
  /// The passage that `words` has read last, by ascending DocId.
  void add(DocId doc, const Passage& passage, const PassageWords& words);
  /// Writes all lengths and terms, and forgets them. `words` is the one of all passages.
  void write(const PassageWords& words, GlassShardWriter& out);

 private:
  struct Term {
    TextField field = TextField::Text;
    WordId word = no_word;
    std::uint32_t passages = 0;
  };
  struct Entry {
    std::uint32_t term = 0;
    std::uint32_t times = 0;
  };
  std::uint32_t number_of(TextField field, WordId word);
  /// The postings of all terms by number, one list behind the other.
  [[nodiscard]] std::vector<GlassShardWriter::Posting> postings() const;

  std::array<std::vector<std::uint32_t>, text_fields.size()> numbers_;  ///< WordId → one more than the term's number
  std::vector<Term> terms_;
  std::vector<Entry> entries_;                        ///< passage by passage
  std::vector<std::size_t> ends_;                     ///< of each passage in entries_
  std::vector<GlassShardWriter::Posting> lengths_;    ///< of each passage
  std::vector<std::pair<std::string, DocId>> names_;  ///< terms of ids
};

}  // namespace dossier::index
