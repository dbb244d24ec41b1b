// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/labels/pair_evidence.hpp"
#include "indexer/labels/sentence_words.hpp"
#include "indexer/labels/state_groups.hpp"

#include <optional>
#include <vector>

namespace dossier {

/// What a construction of a sentence says for a pair.
struct Sign {
  PairFeature feature = PairFeature::SameSentence;
  float strength = 0.0F;  ///< 0 to 1

  friend Sign operator*(Sign sign, float share) { return {sign.feature, sign.strength * share}; }
};

/// Reads the pairs out of one sentence.
class SentencePairs {
 public:
  SentencePairs(std::span<const TextEvent> events, const TextEvents& text);

  /// Adds what the sentence says to the facts; `before` is the state that the sentence before was about.
  void read(const std::optional<StateMention>& before, PairFacts& facts);

  /// The state that the sentence is about, where it begins with one.
  [[nodiscard]] std::optional<StateMention> subject() const;
  [[nodiscard]] bool names_states() const { return !groups_.empty(); }

 private:
  void add(const StateMention& a, const StateMention& b, Sign sign);
  void all_with_all(const StateGroup& a, const StateGroup& b, Sign sign);
  [[nodiscard]] bool closed(const StateGroup& group) const;
  void inside(std::size_t at);
  [[nodiscard]] Sign joined(std::size_t at) const;
  [[nodiscard]] bool is_in_passing(const StateGroup& group) const;
  [[nodiscard]] Sign strength_of(const StateGroup& a, const StateGroup& b, const Words& words) const;
  [[nodiscard]] Sign near_strength(const StateGroup& a, const StateGroup& b, const Words& words) const;
  [[nodiscard]] Sign strength_between(std::size_t a, std::size_t b) const;
  void relate(std::size_t a, std::size_t b, Sign sign);
  void pronoun(const StateGroup& subject, const StateGroup& before, const StateGroup& group);
  void go_on(const StateMention& before);
  void go_on_further(const StateMention& before);
  void note_twos(PairFacts& facts) const;
  [[nodiscard]] bool trilateral(const StateGroup& group) const;
  [[nodiscard]] const StateGroup* straddler(std::size_t at) const;
  void outside(PairFacts& facts) const;

  SentenceWords words_;
  std::vector<StateGroup> groups_;
  std::vector<PairEvidence> found_;  // each pair with its strongest sign
  std::ptrdiff_t open_groups_ = 0;
  bool related_ = false;
};

}  // namespace dossier
