// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "indexer/labels/text_events.hpp"
#include "taxonomy/pair_features.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// Two states by their ordinals in Taxonomy::states(), the smaller first.
using StatePair = std::pair<std::uint16_t, std::uint16_t>;

inline StatePair state_pair(std::uint16_t a, std::uint16_t b) { return a < b ? StatePair{a, b} : StatePair{b, a}; }

/// How strongly the words of a text speak of the relation of two states.
struct PairEvidence {
  StatePair pair;
  float strength = 0.0F;    ///< 0 to 1; independent signs add up as 1 − (1−a)(1−b)
  float best = 0.0F;        ///< the strongest single sign
  TextSpan span;            ///< of the strongest sign
  std::uint32_t token = 0;  ///< where it is first named with half a strength or more
  PairVector amounts{};     ///< of the features that the signs are of

  PairEvidence() = default;
  PairEvidence(StatePair states, PairFeature feature, float sign, TextSpan where, std::uint32_t at);
};

/// The amount of a feature that a sign of this strength is, −ln(1 − strength): amounts add up where signs do.
float amount_of(float strength);

/// Words that speak of a pair without naming it.
struct PairReference {
  std::uint32_t token = 0;
  bool explicit_pair = false;  ///< "both countries"; false for "bilateral", "mutual"
  TextSpan span;
};

/// A third state and a pair that is not named: "Chinese pressure on both countries".
struct OutsideEvidence {
  std::uint16_t state = 0;
  float strength = 0.0F;
  PairReference reference;
  TextSpan span;
};

/// Two states named side by side, "A and B", whatever is said of them.
struct NamedTwo {
  StatePair pair;
  std::uint32_t end = 0;                                 ///< the token behind them
  bool leads = false;                                    ///< its sentence begins with them
  std::uint32_t until = static_cast<std::uint32_t>(-1);  ///< where the next state is named
};

/// What a text says of states and their relations.
struct PairFacts {
  std::vector<PairEvidence> pairs;
  std::vector<NamedTwo> twos;  ///< in order of appearance
  std::vector<PairReference> references;
  std::vector<OutsideEvidence> outside;
  std::vector<std::uint16_t> states;  ///< mentioned, each once, in order of appearance
  std::vector<TextSpan> acronyms;     ///< words in capitals that may be the name of something between two states
  bool outward = false;               ///< speaks of what states do to something else: "Impact of A and B on C"

  /// A text that names more pairs is a list; the bound keeps the cost linear.
  static constexpr std::size_t most_pairs = 64;

  /// Adds a sign to those of its pair.
  void add(const PairEvidence& sign);
  [[nodiscard]] bool mentions(std::uint16_t state) const;
};

/// Reads the pairs out of a text's own words: compounds ("Pak-Iran"), constructions in one sentence ("between A and
/// B", "A's … with B", "A accused B") and names of what lies between two states. A bare list of states gives none.
PairFacts find_pairs(const Taxonomy& taxonomy, const TextEvents& text);

/// For a reference or a note that cites a work: a title that names two states and no third is about the two.
void find_title_pairs(const TextEvents& events, TextSpan title, PairFacts& facts);

/// Adds the pairs of a table that stand for a row and a column: states in the first row of cells, each with the states
/// in the first cell of a later row.
void find_table_pairs(std::string_view text, const TextEvents& events, PairFacts& facts);

}  // namespace dossier
