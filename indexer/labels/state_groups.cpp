// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/state_groups.hpp"

namespace dossier {
namespace {

enum class Joint : std::uint8_t { None, Comma, Enumeration, Compound };

/// Whether the sentence begins with a preposition and the state: "In Syria, …".
bool opens_with_place(std::span<const TextEvent> sentence, std::size_t state) {
  return state == 1 && is_cue(sentence[0], Cue::Preposition) && sentence[0].end == sentence[1].begin;
}

/// How two states that follow each other in a sentence hang together.
Joint joint(std::span<const TextEvent> sentence, std::size_t first, std::size_t second, const TextEvents& text) {
  const auto& a = sentence[first];
  const auto& b = sentence[second];
  if (a.end == b.begin) {
    // "A, B's rival" is an apposition; "In A, B …" tells where.
    const bool apart = b.possessive || opens_with_place(sentence, first);
    if (text.gaps[b.begin] == Gap::Comma) return apart ? Joint::None : Joint::Comma;
    return a.possessive ? Joint::None : Joint::Compound;
  }
  if (a.possessive) return Joint::None;
  // Every word between them must be one that coordinates.
  auto at = a.end;
  const bool comma = text.gaps[at] == Gap::Comma;
  if (comma && opens_with_place(sentence, first)) return Joint::None;
  bool coordinated = false;
  for (auto i = first + 1; i < second; ++i) {
    const auto& event = sentence[i];
    if (event.begin != at) continue;
    if (is_cue(event, Cue::Coordinator)) coordinated = true;
    if (is_cue(event, Cue::Coordinator) || is_cue(event, Cue::Filler)) at = event.end;
  }
  if (at != b.begin) return Joint::None;
  return coordinated ? Joint::Enumeration : comma ? Joint::Comma : Joint::None;
}

}  // namespace

std::vector<StateGroup> state_groups(std::span<const TextEvent> sentence, const TextEvents& text) {
  std::vector<StateGroup> groups;
  std::uint32_t compounds = 0;
  std::size_t last = 0;
  bool ended = false;  // "A and B" ends an enumeration: ", C" begins something else
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const auto& event = sentence[i];
    if (event.kind != TextEvent::Kind::State) continue;
    auto how = groups.empty() ? Joint::None : joint(sentence, last, i, text);
    if (how == Joint::Comma && ended) how = Joint::None;
    ended = how == Joint::Enumeration || (ended && how != Joint::None);
    if (how == Joint::None) {
      groups.push_back(StateGroup{});
      groups.back().begin = event.begin;
      groups.back().first_event = i;
    }
    auto& group = groups.back();
    StateMention mention{event.target, event.begin, 0, event.span};
    if (how == Joint::Compound && group.members.back().state != mention.state) {
      auto& before = group.members.back();
      if (before.compound == 0) before.compound = ++compounds;
      mention.compound = before.compound;
    }
    group.members.push_back(mention);
    group.end = event.end;
    group.last_event = i;
    group.possessive = event.possessive;
    group.heads_name = event.heads_name;
    group.adjective = static_cast<StateForm>(event.role) == StateForm::Adjective;
    const auto form = static_cast<StateForm>(event.role);
    group.capital = form == StateForm::Capital || form == StateForm::City;
    last = i;
  }
  return groups;
}

}  // namespace dossier
