// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/labels/state_groups.hpp"
#include "indexer/labels/text_events.hpp"
#include "taxonomy/trigger.hpp"

#include <cstdint>
#include <span>

namespace dossier {

/// Whether an event is a word that tells of a relation.
inline bool is_relation(const TextEvent& event) {
  return is_cue(event, Cue::RelationNoun) || is_cue(event, Cue::RelationVerb);
}

/// What stands between two groups of states, A and B, in one sentence.
struct Words {
  std::uint32_t tokens = 0;
  bool noun = false;  ///< of relation
  bool verb = false;
  bool verb_last = false;         ///< "… accusing B"
  bool noun_last = false;         ///< "A's rival B"
  bool preposition_last = false;  ///< right before B, a filler apart; or "with neighbours like B"
  bool noun_then_preposition = false;
  bool relative_first = false;     ///< "A, which …"
  bool relative = false;           ///< "A … which … B"
  bool coordinator_first = false;  ///< "A and …": what follows belongs to another word than A
  bool exclusion_last = false;     ///< "… beyond B"
  bool owner = false;              ///< "its"
  bool comma_first = false;        ///< "A, …"
  bool coordinator_last = false;   ///< "A's steps and B's …"
  bool clause = false;             ///< a new clause begins with B: "…, B" or "… and B"
};

/// Looks around in one sentence. Each look costs no more than the events between the positions that it is asked about.
class SentenceWords {
 public:
  SentenceWords(std::span<const TextEvent> events, const TextEvents& text) : events_(events), gaps_(text.gaps) {}

  [[nodiscard]] std::span<const TextEvent> events() const { return events_; }
  [[nodiscard]] Words between(const StateGroup& a, const StateGroup& b) const;
  /// Whether a comma or bracket stands between them. They must stand near each other: its cost is their distance.
  [[nodiscard]] bool parted(const StateGroup& a, const StateGroup& b) const;
  /// Whether a cue stands right before the group, a filler apart.
  [[nodiscard]] bool preceded_by(const StateGroup& group, Cue role) const;
  /// Whether the group depends on a preposition; not so "For A, …" at the beginning of a sentence.
  [[nodiscard]] bool object(const StateGroup& group) const;
  /// Whether a word of relation other than a preposition's stands at most three words behind the group: "A and B met".
  [[nodiscard]] bool acts(const StateGroup& group) const;
  /// Whether a noun of relation stands at most two words before the group: "trade of A with B".
  [[nodiscard]] bool noun_before(const StateGroup& group) const;
  /// Whether at most one word of the sentence stands before the group.
  [[nodiscard]] bool begins(const StateGroup& group) const {
    return gaps_[group.begin] == Gap::Sentence || (group.begin > 0 && gaps_[group.begin - 1] == Gap::Sentence);
  }
  /// Whether at most two words of the sentence stand before the event.
  [[nodiscard]] bool opens(const TextEvent& event) const;
  /// Whether the word behind the group is a noun of relation: "Cuban occupation".
  [[nodiscard]] bool noun_right_after(const StateGroup& group) const;
  /// Whether two states are the end of one part of a sentence and the beginning of the next: "As a friend of A, B …".
  [[nodiscard]] bool is_apposition(const StateGroup& group) const;
  /// Whether a noun of relation stands at most two words behind the group: "B's closest ally".
  [[nodiscard]] bool noun_after(const StateGroup& group) const;

 private:
  std::span<const TextEvent> events_;
  const std::vector<Gap>& gaps_;
};

}  // namespace dossier
