// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/vocabulary.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The other words of an index that belong to a word: its inflections, which are the word, and its derivations, which
/// are not. One for each query.
class WordForms {
 public:
  explicit WordForms(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// Plural, tense, case and the like of a folded word, as far as the index holds them in any field; sorted, without
  /// the word itself. English by rules and lists, other languages with Latin letters where the library has texts in
  /// them, Korean by its particles, Arabic by its article, particles and endings, Russian by Snowball's stems; Persian,
  /// Urdu and Hindi by base/languages/light_stems.
  std::vector<std::string> inflections(const std::string& term);

  /// Words that share a word's English stem without being forms of it, sorted.
  struct Derivations {
    std::vector<std::string> supported;  ///< they stand in the same passages so much oftener than by chance (Xu and
                                         ///< Croft, "Corpus-based stemming using cooccurrence of word variants", ACM
                                         ///< TOIS 16, 1998) that the library shows them to be about the same
    std::vector<std::string> others;
  };
  /// Cost: the postings of all, within a budget.
  Derivations derivations(const std::string& term);

 private:
  [[nodiscard]] bool held(const std::string& word) const { return vocabulary_.passages_with(word) > 0; }
  void add_held(std::span<const std::string> forms, std::vector<std::string>& out) const;
  [[nodiscard]] bool supported(const Vocabulary::Together& counts) const;

  [[nodiscard]] std::vector<std::string> find_inflections(const std::string& term) const;
  /// Those of the library's texts that have Arabic letters; where that cannot be told, those that the word may be of.
  [[nodiscard]] std::vector<std::string_view> arabic_script_languages(std::string_view term) const;

  const Vocabulary& vocabulary_;
  std::map<std::string, std::vector<std::string>> inflections_;  ///< of the terms asked for so far
  std::size_t looked_at_ = 0;                                    ///< postings
};

}  // namespace dossier
