// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "indexer/blocks/user_note.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::notes {

/// Finds the passage of a paper that a note marks.
class NotePlaces {
 public:
  /// `passages` must outlive it. Linear in their text.
  explicit NotePlaces(const std::vector<Passage>& passages);

  /// The passage with most of the marked words, of several the one on the note's page that lies nearest; for a comment
  /// without marked words, or with words that are in no passage, the one on its page that lies nearest. Nothing where
  /// neither tells.
  [[nodiscard]] std::optional<std::size_t> find(const UserNote& note) const;

 private:
  using Words = std::vector<std::uint64_t>;  ///< hashes of folded words

  [[nodiscard]] Words words_of(std::string_view text) const;
  [[nodiscard]] std::optional<std::size_t> by_words(const UserNote& note) const;
  [[nodiscard]] std::optional<std::size_t> by_place(const UserNote& note) const;
  [[nodiscard]] bool on_page(std::size_t passage, const UserNote& note) const;

  const std::vector<Passage>& passages_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> runs_;  ///< of one, two and three words → passages
  mutable Tokens tokens_;
};

}  // namespace dossier::notes
