// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/text_hash.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier {

/// The words of a language that say little by themselves. Used for ranking and expansion, never to lose a word that the
/// user put in quotes. Words are folded as the analyzer folds.
class StopWords {
 public:
  /// The embedded list of a language by its BCP 47 code; an empty list for a language without one.
  static const StopWords& of(std::string_view language);
  /// The list of the language that words are in: the one that holds most of them, English where none holds more. Of
  /// another language in Latin letters it has to hold two: English questions have names such as "La Paz".
  static const StopWords& for_words(const std::vector<std::string>& terms);
  /// A list from text: a word a line, `#` begins a comment. Errors: BadData naming the line.
  static Result<StopWords> parse(std::string_view text);

  [[nodiscard]] bool contains(std::string_view term) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// Hex digest of the words; part of the index's fingerprint.
  [[nodiscard]] const std::string& digest() const { return digest_; }

 private:
  std::unordered_set<std::string, TextHash, std::equal_to<>> words_;
  std::string digest_;
  bool latin_ = false;  ///< in Latin letters, as English is
};

}  // namespace dossier
