// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_hash.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::index {

/// Gives each word of an index its number, once, for all writing threads.
class WordRegistry {
 public:
  /// Takes over the words of an existing index; numbers go on from `next`.
  void load(const StoredVocabulary& vocabulary, WordId next);
  /// Forgets all words; numbers begin at 0. Not while other threads or a WordCache know some.
  void clear();
  WordId id_of(std::string_view word);
  [[nodiscard]] WordId next_id() const { return next_; }
  /// Words numbered since load(), sorted, with their stems. Not while other threads ask for numbers.
  [[nodiscard]] std::vector<VocabularyEntry> added() const;

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, WordId, TextHash, std::equal_to<>> ids_;
  WordId first_new_ = 0;
  WordId next_ = 0;
};

/// One thread's view of the registry: asks it once a word. Also keeps the words by number. A table of its own, because
/// every token of every passage is looked up here.
class WordCache {
 public:
  explicit WordCache(WordRegistry& registry);
  WordId id_of(std::string_view word);
  /// Of a number that id_of() of this cache gave.
  [[nodiscard]] const std::string& word(WordId id) const { return *words_[id]; }

 private:
  struct Slot {
    std::uint32_t hash;
    WordId id;  ///< no_word: the slot is empty
  };
  [[nodiscard]] Slot& slot_for(std::string_view word, std::uint32_t hash);
  void grow();

  WordRegistry& registry_;
  std::deque<std::string> known_;          ///< stay where they are
  std::vector<const std::string*> words_;  ///< by number
  std::vector<Slot> slots_;                ///< a power of two of them, at most half of them taken
};

}  // namespace dossier::index
