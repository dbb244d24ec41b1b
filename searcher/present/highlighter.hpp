// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "base/text_hash.hpp"
#include "searcher/match/scored_group.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {

/// A stretch of a text where a group of the query stands: tokens `first` to `last`, both included.
struct TextMatch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t group = 0;  ///< index into the groups of the highlighter
  bool operator==(const TextMatch&) const = default;
};

/// Finds where the words and phrases of a query stand in a text, by the text's own tokens: so a phrase is one match, a
/// word found by its beginning or its stem matches as a whole, in any script. Points into the groups' tree.
class Highlighter {
 public:
  explicit Highlighter(std::span<const ScoredGroup> groups);

  /// Matches in a text of the paper, in order of their first token; those of phrases before those of their words.
  [[nodiscard]] std::vector<TextMatch> find(const Tokens& tokens, std::string_view paper) const;
  /// What a group weighs in the score.
  [[nodiscard]] double weight(std::uint32_t group) const { return weights_[group]; }

 private:
  struct Phrase {
    std::vector<std::uint32_t> words;  ///< numbers of `word_numbers_`
    std::uint32_t window;
    std::uint32_t group;
  };
  struct Single {
    std::uint32_t group;
    const std::vector<std::string>* except_papers;
  };
  std::uint32_t number_of(const std::string& term);
  void add(const Alternative& alternative, std::uint32_t group);

  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> word_numbers_;
  std::vector<std::vector<Single>> groups_of_word_;  ///< by word number: groups that have it as a single word
  std::vector<Phrase> phrases_;
  std::vector<double> weights_;
};

/// The ranges of matches in the text, of whole characters as readers see them: ascending, overlapping and touching
/// ones made one.
std::vector<TextSpan> merged_spans(std::string_view text, const std::vector<TextMatch>& matches, const Tokens& tokens);

}  // namespace dossier
