// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "index/format/blocks.hpp"
#include "index/passage.hpp"
#include "index/write/word_registry.hpp"

#include <span>
#include <string>
#include <vector>

namespace dossier::index {

/// A word of one field of a passage, and how often it stands there.
struct FieldWord {
  TextField field = TextField::Text;
  WordId word = no_word;
  std::uint32_t times = 0;
};

/// Cuts the fields of one passage after the other into words. Keeps its buffers; one a thread.
class PassageWords {
 public:
  explicit PassageWords(WordRegistry& registry) : registry_(registry) {}

  void read(const Passage& passage, const Paper& paper);

  // Of the passage read last:
  /// The words of its text in their order.
  [[nodiscard]] std::span<const WordId> sequence() const { return sequence_; }
  [[nodiscard]] const FieldLengths& lengths() const { return lengths_; }
  /// Each word of each field once.
  [[nodiscard]] std::span<const FieldWord> words() const { return words_; }
  /// Of any passage read.
  [[nodiscard]] const std::string& word(WordId id) const { return registry_.word(id); }

 private:
  void add_field(TextField field, const std::vector<WordId>& sequence);
  void number_words(std::string_view text, std::vector<WordId>& out);

  Analyzer analyzer_;
  Tokens tokens_;
  WordCache registry_;
  std::vector<WordId> sequence_;
  std::vector<WordId> other_;  ///< of another field
  std::vector<WordId> sorted_;
  std::vector<FieldWord> words_;
  FieldLengths lengths_{};
};

}  // namespace dossier::index
