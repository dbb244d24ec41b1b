// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// A word with its number and its English stem.
struct VocabularyEntry {
  std::string word;
  WordId id = 0;
  std::string stem;
};

/// Cuts entries, sorted by word, into front-coded chunks of bytes: what is stored under the vocabulary's keys.
std::vector<std::string> encode_vocabulary(const std::vector<VocabularyEntry>& sorted);

/// A list of texts in one buffer.
class TextList {
 public:
  void add(std::string_view text) {
    bytes_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t n) const {
    const std::size_t begin = n == 0 ? 0 : ends_[n - 1];
    return std::string_view(bytes_).substr(begin, ends_[n] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

/// The words of an index in byte order, in memory. Immutable but for caches of stems, which have their own lock.
class StoredVocabulary {
 public:
  /// From the chunks of one or several segments, each sorted; nothing where one is damaged.
  static std::unique_ptr<StoredVocabulary> decode(const std::vector<std::vector<std::string>>& segments);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view word(std::size_t ordinal) const { return words_[ordinal]; }
  [[nodiscard]] WordId id(std::size_t ordinal) const { return ids_[ordinal]; }
  /// Place of the word with a number. The table of all is made at first use.
  [[nodiscard]] std::optional<std::size_t> ordinal_of(WordId id) const;
  [[nodiscard]] std::string_view english_stem(std::size_t ordinal) const { return stems_[ordinal]; }
  /// The stem by which meaning knows the word: in the language of its letters (Russian for Cyrillic ones, Arabic,
  /// Hindi), in English for all others.
  [[nodiscard]] std::string meaning_stem(std::size_t ordinal) const;
  /// Place of the first word not before `text`; size() where there is none.
  [[nodiscard]] std::size_t lower_bound(std::string_view text) const;
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const;
  /// The number of a word; no_word for an unknown one.
  [[nodiscard]] WordId id_of(std::string_view word) const;
  /// The word with a number; empty for a number that no word has.
  [[nodiscard]] std::string_view word_of(WordId id) const;
  /// Places of the words with a stem, ascending. English costs a look-up; for another language of Snowball's the
  /// whole vocabulary is stemmed at first use. Empty for a language that it does not know.
  [[nodiscard]] std::vector<std::size_t> with_stem(std::string_view language, std::string_view stem) const;

 private:
  struct Stems;
  const Stems& stems_of(std::string_view language) const;

  TextList words_;
  TextList stems_;
  std::vector<WordId> ids_;
  mutable std::once_flag places_made_;
  mutable std::vector<std::uint32_t>
      ordinals_;  ///< by id; size() where no word has it, nor for numbers far beyond size()
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const Stems>, std::less<>> tables_;
};

/// The stem of a folded word in a language of Snowball's (BCP 47 code); the word itself in any other.
std::string stem_of(std::string_view language, std::string_view word);

}  // namespace dossier::index
