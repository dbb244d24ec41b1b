// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bit_count.hpp"
#include "index/types.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// A set of passages of one generation as a bit a DocId. All operations on two sets want the same size.
class DocSet {
 public:
  DocSet() = default;
  /// Empty, for passages up to `last`.
  explicit DocSet(DocId last) : words_(last / 64 + 1) {}

  [[nodiscard]] bool contains(DocId doc) const { return (words_[doc / 64] >> (doc % 64) & 1U) != 0; }
  void insert(DocId doc) { words_[doc / 64] |= std::uint64_t{1} << (doc % 64); }
  void erase(DocId doc) { words_[doc / 64] &= ~(std::uint64_t{1} << (doc % 64)); }
  void clear() { words_.assign(words_.size(), 0); }

  DocSet& operator|=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  DocSet& operator&=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  /// Takes the other's passages away.
  DocSet& operator-=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  bool operator==(const DocSet&) const = default;

  /// All of ascending passages.
  void insert(std::span<const DocId> docs) {
    for (const auto doc : docs) insert(doc);
  }
  [[nodiscard]] std::uint32_t count() const { return count_bits(words_); }
  /// Bit n of word m is that of passage 64 m + n.
  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }

  /// Calls `visit(doc)` for each passage in ascending order.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (auto word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<DocId>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  /// Calls `visit(first, members)` for each run of 64 DocIds in which there are any, ascending: bit n of `members` is
  /// that of `first` + n.
  template <class Visit>
  void for_each_run(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i] != 0) visit(static_cast<DocId>(i * 64), words_[i]);
    }
  }

  /// Calls `visit(doc)` for each DocId from 0 to `last` that is not in the set, ascending.
  template <class Visit>
  void for_each_absent(DocId last, Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (auto word = ~words_[i]; word != 0; word &= word - 1) {
        const auto doc = static_cast<DocId>(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
        if (doc > last) return;
        visit(doc);
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace dossier
