// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/vocabulary.hpp"
#include "stopwords/stopwords.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Finds what an unknown word was meant to be: the word of the vocabulary nearest to it (one edit for words of 4 to 7
/// letters, two for longer ones; of equally near ones the most frequent), or two words that were run together. First
/// among words with the same first letter, then, if there is none, among all, but for words under 6 letters. Work is
/// bounded by query_limits::vocabulary_walk and ::corrections for one corrector.
class SpellingCorrector {
 public:
  explicit SpellingCorrector(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// One word, or two; none where nothing is near. Of the words of the field, where there is one, else of the texts.
  /// `word` is folded and not in the vocabulary.
  std::vector<std::string> correct(std::string_view word, std::optional<TextField> field = std::nullopt);

 private:
  struct Nearest {
    std::string word;
    std::size_t distance = 0;  ///< of no meaning while `word` is empty
    std::uint32_t passages = 0;
  };
  Nearest nearest(TextField field, std::string_view word, std::size_t most);
  void walk(TextField field, std::string_view word, std::string_view prefix, std::size_t most, Nearest& best);
  [[nodiscard]] std::vector<std::string> split(std::optional<TextField> field, std::string_view word) const;

  const Vocabulary& vocabulary_;
  std::size_t walked_ = 0;
  std::size_t corrected_ = 0;
};

}  // namespace dossier
