// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/paper_topic.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr float counts = 0.5F;  // a sign this strong speaks of the relation

/// What a mention weighs where it stands.
float weight_of(const Passage& passage) {
  constexpr float front = 3;
  constexpr float abstract = 2;
  constexpr float note = 0.25F;
  if (passage.kind == PassageKind::Reference || passage.kind == PassageKind::Footnote || by_user(passage.kind)) {
    return note;
  }
  if (passage.section == Section::Front) return front;
  return passage.section == Section::Abstract ? abstract : 1.0F;
}

void tally(const PairFacts& facts, float weight, std::map<StatePair, float>& scores) {
  for (const auto& pair : facts.pairs) {
    if (pair.strength >= counts) scores[pair.pair] += weight;
  }
}

/// The only pair that a short text names, if it names one and no third state.
std::optional<StatePair> only_pair(const PairFacts& facts) {
  if (facts.states.size() == 2) return state_pair(facts.states[0], facts.states[1]);
  std::optional<StatePair> only;
  for (const auto& pair : facts.pairs) {
    if (pair.best < counts) continue;
    if (only) return std::nullopt;
    only = pair.pair;
  }
  return only;
}

/// Whether a paper whose title names three states or more speaks of several of their pairs, none far ahead.
bool several_of(const PairFacts& title, const std::map<StatePair, float>& scores) {
  constexpr float ahead = 2.5F;
  float best = 0;
  float second = 0;
  for (const auto& [pair, score] : scores) {
    if (!title.mentions(pair.first) || !title.mentions(pair.second)) continue;
    second = std::max(second, std::min(best, score));
    best = std::max(best, score);
  }
  return second > 0 && best < ahead * second;
}

}  // namespace

PaperTopic find_topic(const PairFacts& title, const PairFacts& keywords, const std::vector<Passage>& passages,
                      const std::vector<PassageFacts>& facts) {
  PaperTopic topic;
  std::map<StatePair, float> scores;
  constexpr float title_weight = 4;
  tally(title, title_weight, scores);
  tally(keywords, 2, scores);
  float total = 0;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    tally(facts[i].text, weight_of(passages[i]), scores);
    if (!facts[i].headings.empty()) tally(*facts[i].headings.back(), 1, scores);
    total += facts[i].text.states.empty() ? 0.0F : 1.0F;
  }
  if (scores.empty()) return topic;
  auto best = scores.begin();
  float second = 0;
  for (auto at = scores.begin(); at != scores.end(); ++at) {
    if (at->second > best->second) best = at;
  }
  for (auto at = scores.begin(); at != scores.end(); ++at) {
    if (at != best) second = std::max(second, at->second);
  }
  if (title.states.size() > 2 && several_of(title, scores)) return topic;
  if (const auto named = only_pair(title)) {
    // A title of two states is believed, unless the text is plainly about another pair.
    const auto own = scores[*named];
    constexpr float plainly = 4;
    if (best->first == *named || best->second < std::max(plainly, 2 * own)) {
      topic.pair = named;
      return topic;
    }
  }
  constexpr float lead = 2;             // as often as the next pair
  constexpr float least_share = 0.25F;  // of the passages that name states
  if (best->second >= lead * second && best->second >= least_share * total && best->second >= 3) {
    topic.pair = best->first;
  }
  return topic;
}

void mine_acronyms(std::string_view text, const TextEvents& text_events, std::map<std::string, StatePair>& acronyms) {
  constexpr std::uint32_t reach = 8;  // words
  const auto& events = text_events.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].kind != TextEvent::Kind::Acronym || !events[i].bracketed) continue;
    const auto word = events[i].span.of(text);
    for (auto j = i; j >= 2; --j) {
      const auto& a = events[j - 2];
      const auto& b = events[j - 1];
      if (b.end + reach < events[i].begin || b.sentence != events[i].sentence) break;
      if (a.kind != TextEvent::Kind::State || b.kind != TextEvent::Kind::State || a.end != b.begin) continue;
      if (a.target == b.target) continue;
      if (text[a.span.begin] == word[0] && text[b.span.begin] == word[1]) {
        acronyms.emplace(word, state_pair(a.target, b.target));
      }
      break;
    }
  }
}

}  // namespace dossier
