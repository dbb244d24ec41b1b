// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "taxonomy/trigger.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A phrase found in a text: tokens [begin, end) and what they may stand for.
struct Match {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::span<const Trigger> triggers;
};

/// All phrases of all lexicons in one trie over words. A text is matched from left to right, the longest phrase at each
/// place wins and its words are used up; so a guard is just a longer phrase. One look-up of a hash table a token;
/// nothing is allocated but for the matches.
class Automaton {
 public:
  /// Adds a meaning of a phrase (folded terms); a meaning that is there already is left out.
  void add(std::span<const std::string> terms, Trigger trigger);
  /// Lays the trie out for matching; nothing may be added afterwards.
  void freeze();

  /// Replaces `matches` by those of the text, in order, without overlaps.
  void match(const Tokens& tokens, std::vector<Match>& matches) const;
  /// What a whole phrase stands for; empty if it is none.
  [[nodiscard]] std::span<const Trigger> find(std::span<const std::string> terms) const;
  [[nodiscard]] std::size_t phrases() const { return phrases_; }

 private:
  static constexpr std::uint32_t none = 0;  // the root is nobody's child

  struct BuildNode {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> children;  // (word, node)
    std::vector<Trigger> triggers;
  };
  struct Node {
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t first_trigger = 0;
    std::uint32_t triggers = 0;
  };
  struct Edge {
    std::uint32_t word;
    std::uint32_t node;
  };
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;  // where its letters begin
    std::uint32_t size = 0;
    std::uint32_t word = 0;  // number from 1; 0 is an empty slot
  };

  static std::uint64_t hash(std::string_view term);
  [[nodiscard]] std::uint32_t word_of(std::string_view term) const;
  std::uint32_t add_word(std::string_view term);
  std::uint32_t child_for(std::uint32_t node, std::uint32_t word);
  void grow();
  [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] std::span<const Trigger> triggers_of(std::uint32_t node) const;

  std::vector<Slot> slots_;
  std::string letters_;
  std::uint32_t words_ = 0;
  std::vector<BuildNode> building_{BuildNode{}};
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> first_words_;  // node by word, from the root
  std::vector<Trigger> triggers_;
  std::size_t phrases_ = 0;
};

}  // namespace dossier
