// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/labels/text_events.hpp"
#include "taxonomy/taxonomy.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier {

/// What a text says of one facet value.
struct ValueEvidence {
  std::uint16_t value = 0;
  float strength = 0.0F;    ///< of what counts by itself
  bool contextual = false;  ///< an everyday phrase that counts where the paper works with the value
  std::uint32_t hints = 0;  ///< different authors and notions
  bool topical = false;     ///< a phrase that counts where the paper makes a concept of it
  bool defined = false;     ///< that phrase beside words that make a concept of it
  TextSpan span;            ///< of the strongest sign
};

/// What a text says of the values of the facets that have a lexicon (theories).
struct ValueFacts {
  std::vector<ValueEvidence> values;

  /// Whether a value is named outright, or would be in a paper that makes a concept of it.
  [[nodiscard]] bool any() const;
};

/// Reads the values out of a text's own words.
ValueFacts find_values(const Taxonomy& taxonomy, const TextEvents& text);

/// Gives the passages of a paper their labels of those facets; `headings` holds the facts of each passage's headings.
/// Labels are appended.
void label_values(const Taxonomy& taxonomy, const ValueFacts& title, const std::vector<ValueFacts>& texts,
                  const std::vector<std::vector<const ValueFacts*>>& headings, std::vector<Passage>& passages);

}  // namespace dossier
