// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/sentence_words.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::uint32_t reach = 3;  // words that count as beside a group

bool skipped(const TextEvent& event) { return is_cue(event, Cue::Filler) || is_cue(event, Cue::Both); }

}  // namespace

bool SentenceWords::preceded_by(const StateGroup& group, Cue role) const {
  auto position = group.begin;
  for (auto i = group.first_event; i > 0; --i) {
    const auto& event = events_[i - 1];
    if (event.end > position) continue;  // another meaning of the same words
    if (event.end < position) return false;
    if (is_cue(event, role)) return true;
    if (skipped(event)) position = event.begin;
  }
  return false;
}

Words SentenceWords::between(const StateGroup& a, const StateGroup& b) const {
  Words words;
  words.tokens = b.begin - a.end;
  bool preposition_after = false;
  bool passing_last = false;
  auto last = b.begin;
  for (auto i = b.first_event; i > a.last_event + 1; --i) {
    const auto& event = events_[i - 1];
    const bool first = event.begin == a.end;
    const bool noun = is_cue(event, Cue::RelationNoun);
    const bool verb = is_cue(event, Cue::RelationVerb);
    const bool preposition = is_cue(event, Cue::Preposition);
    const bool relative = is_cue(event, Cue::Relative);
    const bool coordinator = is_cue(event, Cue::Coordinator);
    words.noun |= noun;
    words.verb |= verb;
    words.relative |= relative && !first;
    words.owner |= is_cue(event, Cue::Owner);
    words.noun_then_preposition |= preposition_after && noun;
    preposition_after |= preposition;
    if (first) {
      words.relative_first = relative;
      words.coordinator_first = coordinator;
    }
    if (event.end != last) continue;
    words.noun_last |= noun;
    words.verb_last |= verb;
    words.preposition_last |= preposition;
    words.exclusion_last |= is_cue(event, Cue::Exclusion);
    passing_last |= is_cue(event, Cue::Passing);
    words.coordinator_last |= coordinator;
    words.clause |= coordinator && !first;
    if (skipped(event)) last = event.begin;
  }
  words.preposition_last |= passing_last && preposition_after;
  words.comma_first = words.tokens > 0 && gaps_[a.end] == Gap::Comma;
  words.clause |= last > a.end && gaps_[last] == Gap::Comma;
  return words;
}

bool SentenceWords::parted(const StateGroup& a, const StateGroup& b) const {
  return std::find(gaps_.begin() + a.end, gaps_.begin() + b.begin + 1, Gap::Comma) != gaps_.begin() + b.begin + 1;
}

bool SentenceWords::object(const StateGroup& group) const {
  if (!preceded_by(group, Cue::Preposition)) return false;
  const bool begins = group.first_event > 0 && gaps_[events_[0].begin] == Gap::Sentence &&
                      is_cue(events_[0], Cue::Preposition) && events_[0].end == group.begin;
  return !begins || group.end >= gaps_.size() || gaps_[group.end] != Gap::Comma;
}

bool SentenceWords::acts(const StateGroup& group) const {
  for (auto i = group.last_event + 1; i < events_.size(); ++i) {
    const auto& event = events_[i];
    if (event.begin > group.end + reach) return false;
    if (is_cue(event, Cue::RelationVerb) || is_cue(event, Cue::Bilateral) || is_cue(event, Cue::PairReference)) {
      return true;
    }
  }
  return false;
}

bool SentenceWords::noun_before(const StateGroup& group) const {
  for (auto i = group.first_event; i > 0; --i) {
    const auto& event = events_[i - 1];
    if (event.end + reach < group.begin) return false;
    if (is_cue(event, Cue::RelationNoun)) return true;
  }
  return false;
}

bool SentenceWords::opens(const TextEvent& event) const {
  for (std::uint32_t back = 0; back <= 2 && back <= event.begin; ++back) {
    if (gaps_[event.begin - back] == Gap::Sentence) return true;
  }
  return false;
}

bool SentenceWords::noun_right_after(const StateGroup& group) const {
  for (auto i = group.last_event + 1; i < events_.size() && events_[i].begin <= group.end; ++i) {
    if (events_[i].begin == group.end && is_cue(events_[i], Cue::RelationNoun)) return true;
  }
  return false;
}

bool SentenceWords::is_apposition(const StateGroup& group) const {
  if (group.members.size() != 2 || group.last_event != group.first_event + 1) return false;
  return gaps_[group.members[1].begin] == Gap::Comma && noun_before(group) && preceded_by(group, Cue::Preposition);
}

bool SentenceWords::noun_after(const StateGroup& group) const {
  for (auto i = group.last_event + 1; i < events_.size(); ++i) {
    const auto& event = events_[i];
    if (event.begin >= group.end + reach) return false;
    if (is_cue(event, Cue::RelationNoun)) return true;
  }
  return false;
}

}  // namespace dossier
