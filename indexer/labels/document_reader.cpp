// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/document_reader.hpp"

#include "indexer/labels/sentence_words.hpp"
#include "indexer/labels/state_groups.hpp"

namespace dossier {
namespace {

constexpr std::uint32_t reach = 3;  // tokens from a subject to its verb

StateForm form_of(const TextEvent& event) { return static_cast<StateForm>(event.role); }

bool is_place_name(StateForm form) { return form == StateForm::Capital || form == StateForm::City; }

bool stands_for_state(StateForm form) {
  return form == StateForm::People || (form >= StateForm::Leader && form != StateForm::City);
}

/// Whether a cue stands right before the state, an article apart.
bool follows(std::span<const TextEvent> sentence, std::size_t at, Cue cue) {
  for (auto i = at; i > 0 && sentence[i - 1].end + 1 >= sentence[at].begin; --i) {
    if (is_cue(sentence[i - 1], cue)) return true;
  }
  return false;
}

bool acts(std::span<const TextEvent> sentence, std::size_t at) {
  const auto& event = sentence[at];
  const auto form = form_of(event);
  if (stands_for_state(form)) return true;
  if (form == StateForm::Capital && !follows(sentence, at, Cue::Preposition)) return true;  // "Kabul has closed …"
  for (auto i = at + 1; i < sentence.size() && sentence[i].begin <= event.end + reach; ++i) {
    if (is_cue(sentence[i], Cue::RelationVerb) && form != StateForm::Adjective) return true;
    if (is_cue(sentence[i], Cue::RelationNoun) && sentence[i].begin == event.end) return true;
  }
  return false;
}

/// "Couve said", "the Turkish Ambassador replied", "GOM indicated"
bool talks(std::span<const TextEvent> sentence, std::size_t at) {
  const auto& event = sentence[at];
  if (is_place_name(form_of(event)) || form_of(event) == StateForm::Name) return false;
  for (auto i = at + 1; i < sentence.size() && sentence[i].begin <= event.end + reach; ++i) {
    if (sentence[i].kind == TextEvent::Kind::State) return false;
    if (is_cue(sentence[i], Cue::SpeechVerb)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::uint32_t> SentenceStates::distance(std::uint16_t a, std::uint16_t b) const {
  std::optional<std::uint32_t> nearest;
  const Mention* last = nullptr;  // of either
  for (const auto& mention : mentions) {
    if (mention.state != a && mention.state != b) continue;
    if (last != nullptr && last->state != mention.state) {
      const auto gap = mention.token - last->token;
      nearest = std::min(nearest.value_or(gap), gap);
    }
    last = &mention;
  }
  return nearest;
}

DocumentReader::DocumentReader(std::uint16_t home, const TextEvents& text) : home_(home), text_(text) {
  const std::span<const TextEvent> events(text.events);
  for (std::size_t begin = 0; begin < events.size();) {
    auto end = begin;
    while (end < events.size() && events[end].sentence == events[begin].sentence) ++end;
    read(events.subspan(begin, end - begin));
    begin = end;
  }
}

void DocumentReader::read(std::span<const TextEvent> sentence) {
  SentenceStates found;
  found.sentence = sentence.front().sentence;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const auto& event = sentence[i];
    found.relation = found.relation || is_relation(event);
    speaks_of_two_ = speaks_of_two_ || is_cue(event, Cue::PairReference) || is_cue(event, Cue::Bilateral);
    if (event.kind != TextEvent::Kind::State) continue;
    if (!found.holds(event.target)) found.states.push_back(event.target);
    found.mentions.push_back({event.target, event.begin});
    if (event.target != home_) name(sentence, i);
  }
  home_acts_ = home_acts_ || found.holds(home_);
  find_lists(sentence);
  if (!found.states.empty()) sentences_.push_back(std::move(found));
}

void DocumentReader::name(std::span<const TextEvent> sentence, std::size_t at) {
  const auto& event = sentence[at];
  auto& naming = namings_[event.target];
  if (naming.mentions == 0) {
    naming.first = event.span;
    naming.token = event.begin;
  }
  const bool place = follows(sentence, at, Cue::Place);
  ++naming.mentions;
  naming.acts = naming.acts || acts(sentence, at);
  naming.talks = naming.talks || talks(sentence, at);
  naming.place_only = naming.place_only && (place || form_of(event) == StateForm::City);
  naming.venue_only =
      naming.venue_only && ((place && form_of(event) == StateForm::Capital) || form_of(event) == StateForm::City);
}

void DocumentReader::find_lists(std::span<const TextEvent> sentence) {
  for (const auto& group : state_groups(sentence, text_)) {
    if (group.members.size() > 2) continue;
    for (const auto& member : group.members) {
      if (member.state != home_) namings_[member.state].listed_only = false;
    }
  }
}

std::vector<PairEvidence> DocumentReader::near_each_other() const {
  constexpr std::size_t reach_back = 4;  // states
  std::vector<PairEvidence> pairs;
  std::vector<const TextEvent*> states;
  for (const auto& event : text_.events) {
    if (event.kind != TextEvent::Kind::State || event.target == home_) continue;
    for (std::size_t back = 0; back < std::min(reach_back, states.size()); ++back) {
      const auto& before = *states[states.size() - 1 - back];
      if (before.sentence != event.sentence) break;
      if (before.target == event.target) continue;
      const TextSpan span{before.span.begin, event.span.end};
      pairs.emplace_back(state_pair(before.target, event.target), PairFeature::Third, 0.0F, span, before.begin);
    }
    states.push_back(&event);
  }
  return pairs;
}

}  // namespace dossier
