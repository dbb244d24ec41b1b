// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/pair_evidence.hpp"

#include "indexer/labels/sentence_pairs.hpp"
#include "taxonomy/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier {
namespace {

constexpr float counts = 0.5F;         // a sign this strong names the pair
constexpr float named = 0.6F;          // "Durand Line"
constexpr float named_passing = 0.3F;  // "after the Kargil War", "projects like CPEC"

/// "Impact of …"
bool heads_outward(std::span<const TextEvent> events, std::size_t at) {
  if (!is_cue(events[at], Cue::Outward)) return false;
  for (auto i = at + 1; i < events.size() && events[i].begin <= events[at].end; ++i) {
    if (events[i].begin == events[at].end && is_cue(events[i], Cue::Preposition)) return true;
  }
  return false;
}

void note(const Lexicon& lexicon, const TextEvent& event, bool after_passing, PairFacts& facts) {
  switch (event.kind) {
    case TextEvent::Kind::State:
      if (!facts.mentions(event.target)) facts.states.push_back(event.target);
      break;
    case TextEvent::Kind::Pair: {
      const auto [a, b] = lexicon.pairs[event.target];
      if (event.bracketed) break;
      const auto strength = after_passing ? named_passing : named;
      facts.add({state_pair(a, b), PairFeature::Named, strength, event.span, event.begin});
      break;
    }
    case TextEvent::Kind::Acronym:
      if (!event.bracketed) facts.acronyms.push_back(event.span);
      break;
    case TextEvent::Kind::Cue:
      if (is_cue(event, Cue::PairReference) || is_cue(event, Cue::Bilateral)) {
        facts.references.push_back({event.begin, is_cue(event, Cue::PairReference), event.span});
      }
      break;
    case TextEvent::Kind::Value:
      break;
  }
}

}  // namespace

float amount_of(float strength) { return -std::log1p(-std::min(strength, 0.999F)); }

PairEvidence::PairEvidence(StatePair states, PairFeature feature, float sign, TextSpan where, std::uint32_t at)
    : pair(states), strength(sign), best(sign), span(where), token(at) {
  dossier::at(amounts, feature) = amount_of(sign);
}

void PairFacts::add(const PairEvidence& sign) {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const PairEvidence& known) { return known.pair == sign.pair; });
  if (found == pairs.end()) {
    if (pairs.size() < most_pairs) pairs.push_back(sign);
    return;
  }
  for (std::size_t i = 0; i < pair_feature_count; ++i) found->amounts.at(i) += sign.amounts.at(i);
  found->strength = 1 - (1 - found->strength) * (1 - sign.strength);
  if (sign.best <= found->best) return;
  if (found->best < counts) found->token = sign.token;
  found->best = sign.best;
  found->span = sign.span;
}

bool PairFacts::mentions(std::uint16_t state) const {
  return std::find(states.begin(), states.end(), state) != states.end();
}

PairFacts find_pairs(const Taxonomy& taxonomy, const TextEvents& text) {
  PairFacts facts;
  const std::span<const TextEvent> events(text.events);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const bool after_passing = i > 0 && is_cue(events[i - 1], Cue::Passing) && events[i - 1].end == events[i].begin;
    note(taxonomy.lexicon(), events[i], after_passing, facts);
    facts.outward = facts.outward || heads_outward(events, i);
  }
  std::optional<StateMention> subject;  // of the last sentence that named states
  for (std::size_t begin = 0; begin < events.size();) {
    auto end = begin;
    while (end < events.size() && events[end].sentence == events[begin].sentence) ++end;
    SentencePairs sentence(events.subspan(begin, end - begin), text);
    sentence.read(subject, facts);
    if (sentence.names_states()) subject = sentence.subject();
    begin = end;
  }
  return facts;
}

void find_title_pairs(const TextEvents& events, TextSpan title, PairFacts& facts) {
  constexpr float two_states = 0.7F;
  std::vector<std::uint16_t> states;
  std::uint32_t token = 0;
  for (const auto& event : events.events) {
    const bool inside = event.span.begin >= title.begin && event.span.end <= title.end;
    if (event.kind != TextEvent::Kind::State || !inside) continue;
    if (std::find(states.begin(), states.end(), event.target) != states.end()) continue;
    if (states.size() == 2) return;
    states.push_back(event.target);
    token = event.begin;
  }
  if (states.size() == 2) facts.add({state_pair(states[0], states[1]), PairFeature::Cell, two_states, title, token});
}

}  // namespace dossier
