// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "indexer/labels/pair_evidence.hpp"
#include "indexer/labels/text_events.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace dossier {

/// Stands for the home of a document that does not tell it.
inline constexpr auto no_state = static_cast<std::uint16_t>(-1);

/// How a passage of a document names a state other than the one that it speaks for.
struct Naming {
  float mentions = 0;
  bool acts = false;        ///< its people, a leader or its government act, or what is theirs stands in relation
  bool talks = false;       ///< somebody who stands for it says something
  bool place_only = true;   ///< it is only where something is
  bool venue_only = true;   ///< … and only by a capital or a city
  bool listed_only = true;  ///< it stands in lists of three states or more only
  TextSpan first;           ///< its first mention
  std::uint32_t token = 0;
};

/// The states of a sentence, home too.
struct SentenceStates {
  struct Mention {
    std::uint16_t state = 0;
    std::uint32_t token = 0;
  };
  std::uint32_t sentence = 0;
  std::vector<std::uint16_t> states;
  std::vector<Mention> mentions;  ///< in order
  bool relation = false;          ///< it has a verb or noun of relation

  [[nodiscard]] bool holds(std::uint16_t state) const {
    return std::find(states.begin(), states.end(), state) != states.end();
  }
  /// Tokens between the two mentions of a and b that are nearest to each other; none where it does not hold both.
  [[nodiscard]] std::optional<std::uint32_t> distance(std::uint16_t a, std::uint16_t b) const;
};

/// Reads a passage of a document sentence by sentence: which states it names, how, and beside which others. One pass
/// over its events. Refers to `text`.
class DocumentReader {
 public:
  DocumentReader(std::uint16_t home, const TextEvents& text);

  /// All states but home, by ordinal.
  [[nodiscard]] const std::map<std::uint16_t, Naming>& namings() const { return namings_; }
  /// The sentences that name a state.
  [[nodiscard]] const std::vector<SentenceStates>& sentences() const { return sentences_; }
  [[nodiscard]] bool home_acts() const { return home_acts_; }
  /// Whether it says "both sides", "our two countries", "bilateral".
  [[nodiscard]] bool speaks_of_two() const { return speaks_of_two_; }
  /// Pairs of two other states of one sentence, with three states between them at most.
  [[nodiscard]] std::vector<PairEvidence> near_each_other() const;

 private:
  void read(std::span<const TextEvent> sentence);
  void name(std::span<const TextEvent> sentence, std::size_t at);
  void find_lists(std::span<const TextEvent> sentence);

  std::uint16_t home_;
  const TextEvents& text_;
  std::map<std::uint16_t, Naming> namings_;
  std::vector<SentenceStates> sentences_;
  bool home_acts_ = false;
  bool speaks_of_two_ = false;
};

}  // namespace dossier
