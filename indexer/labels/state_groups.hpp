// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/labels/text_events.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// A state named in a sentence.
struct StateMention {
  std::uint16_t state = 0;
  std::uint32_t begin = 0;     ///< first token
  std::uint32_t compound = 0;  ///< number of the compound that it is part of ("Pak-Iran"), 0 for none
  TextSpan span;
};

/// States that stand together: one alone, a compound, or an enumeration ("A, B and C").
struct StateGroup {
  std::vector<StateMention> members;
  std::uint32_t begin = 0;  ///< tokens
  std::uint32_t end = 0;
  std::size_t first_event = 0;  ///< in the sentence's events
  std::size_t last_event = 0;
  bool possessive = false;  ///< of the last member
  bool adjective = false;
  bool capital = false;
  bool heads_name = false;  ///< see TextEvent

  /// Whether what follows belongs to it: "A's …", "Chinese …".
  [[nodiscard]] bool owner() const { return possessive || adjective; }
};

/// The groups of one sentence, in order.
std::vector<StateGroup> state_groups(std::span<const TextEvent> sentence, const TextEvents& text);

}  // namespace dossier
