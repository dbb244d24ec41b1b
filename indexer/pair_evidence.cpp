// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pair_evidence.hpp"

#include "indexer/state_groups.hpp"
#include "taxonomy/impl.hpp"

#include <algorithm>

namespace dossier {
namespace {

/// Strength of each sort of sign, 0 to 1; a label needs half (see dyad_labels.cpp).
namespace sign {
constexpr float compound = 0.95F;        // "Pak-Iran"
constexpr float named = 0.75F;           // "Durand Line"
constexpr float between = 0.95F;         // "between A and B"
constexpr float between_many = 0.6F;     // "between A, B and C"
constexpr float joined_related = 0.65F;  // "A and B signed"
constexpr float joined = 0.3F;           // "A and B"
constexpr float noun_towards = 0.8F;     // "A's support for B"
constexpr float owner_towards = 0.6F;    // "A's steps in B"
constexpr float noun_of = 0.75F;         // "relations of A with B"
constexpr float verb = 0.7F;             // "A accused B"
constexpr float loose = 0.4F;            // a word of relation somewhere between them
constexpr float same_sentence = 0.15F;
constexpr float far_verb = 0.3F;  // another state stands between
}  // namespace sign

// A text that names more states at once is a list, whatever its words; the bounds keep the cost linear.
constexpr std::size_t most_pairs = 64;
constexpr std::size_t most_members = 8;

constexpr std::uint32_t near_tokens = 9;
constexpr std::uint32_t loose_tokens = 16;
constexpr std::uint32_t far_tokens = 28;

bool cue(const TextEvent& event, Cue role) {
  return event.kind == TextEvent::Kind::Cue && event.role == static_cast<std::uint8_t>(role);
}

/// What stands between two groups, or around one.
struct Words {
  bool noun = false;
  bool verb = false;
  bool preposition_last = false;  ///< right before the second group, a filler apart
  std::uint32_t tokens = 0;
};

class SentenceReader {
 public:
  SentenceReader(std::span<const TextEvent> events, const TextEvents& text, PairFacts& facts)
      : events_(events), facts_(facts), groups_(state_groups(events, text)) {}

  void read() {
    for (const auto& event : events_) {
      related_ = related_ || cue(event, Cue::RelationNoun) || cue(event, Cue::RelationVerb) ||
                 cue(event, Cue::PairReference) || cue(event, Cue::Bilateral);
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      inside(groups_[i]);
      if (i + 1 < groups_.size()) neighbours(groups_[i], groups_[i + 1]);
      if (i + 2 < groups_.size()) apart(groups_[i], groups_[i + 2]);
    }
  }

 private:
  void add(const StateMention& a, const StateMention& b, float strength) {
    facts_.add(a.state, b.state, strength, {a.place.begin, b.place.end}, a.begin);
  }

  void all_with_all(const StateGroup& a, const StateGroup& b, float strength) {
    if (a.members.size() > most_members || b.members.size() > most_members) return;
    for (const auto& x : a.members) {
      for (const auto& y : b.members) {
        if (x.state != y.state) add(x, y, strength);
      }
    }
  }

  /// Pairs of the members of one group.
  void inside(const StateGroup& group) {
    const auto members = std::span(group.members).first(std::min(group.members.size(), most_members));
    const bool between = preceded_by(group, Cue::Between);
    const bool both = preceded_by(group, Cue::Both);
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (auto j = i + 1; j < members.size(); ++j) {
        if (members[i].state == members[j].state) continue;
        float strength = 0;
        if (members[i].compound == members[j].compound && members[i].compound != 0) {
          strength = sign::compound;
        } else if (members.size() == 2) {
          strength = between ? sign::between : related_ || both ? sign::joined_related : sign::joined;
        } else if (between) {
          strength = sign::between_many;
        }
        if (strength > 0) add(members[i], members[j], strength);
      }
    }
  }

  /// Whether a cue stands right before the group, a filler apart.
  [[nodiscard]] bool preceded_by(const StateGroup& group, Cue role) const {
    auto place = group.begin;
    for (auto i = group.first_event; i > 0; --i) {
      const auto& event = events_[i - 1];
      if (event.end > place) continue;  // another meaning of the same words
      if (cue(event, role) && event.end == place) return true;
      const bool skip = event.end == place && (cue(event, Cue::Filler) || cue(event, Cue::Both));
      if (!skip) return false;
      place = event.begin;
    }
    return false;
  }

  [[nodiscard]] Words words_between(const StateGroup& a, const StateGroup& b) const {
    Words words;
    words.tokens = b.begin - a.end;
    auto last = b.begin;
    for (auto i = b.first_event; i > a.last_event + 1; --i) {
      const auto& event = events_[i - 1];
      words.noun = words.noun || cue(event, Cue::RelationNoun);
      words.verb = words.verb || cue(event, Cue::RelationVerb);
      if (event.end != last) continue;
      words.preposition_last = words.preposition_last || cue(event, Cue::Preposition);
      if (cue(event, Cue::Filler)) last = event.begin;
    }
    return words;
  }

  /// Whether a noun of relation stands at most two words before the group: "trade of A with B".
  [[nodiscard]] bool noun_before(const StateGroup& group) const {
    constexpr std::uint32_t reach = 3;
    for (auto i = group.first_event; i > 0; --i) {
      const auto& event = events_[i - 1];
      if (event.end + reach < group.begin) return false;
      if (cue(event, Cue::RelationNoun)) return true;
    }
    return false;
  }

  [[nodiscard]] static float strength_of(const StateGroup& a, const Words& words, bool noun_before_a) {
    if (words.tokens <= near_tokens) {
      if (words.noun && words.preposition_last) return sign::noun_towards;
      if (words.preposition_last && noun_before_a && words.tokens <= 2) return sign::noun_of;
      if (words.verb) return sign::verb;
      if (words.preposition_last && a.owner()) return sign::owner_towards;
      if (words.noun) return sign::loose;
    }
    if (words.tokens <= loose_tokens && (words.verb || words.noun)) return sign::loose;
    return 0;
  }

  void neighbours(const StateGroup& a, const StateGroup& b) {
    const auto words = words_between(a, b);
    if (words.tokens > far_tokens) return;
    auto strength = strength_of(a, words, noun_before(a));
    if (strength == 0 && related_) strength = sign::same_sentence;
    if (strength > 0) all_with_all(a, b, strength);
  }

  void apart(const StateGroup& a, const StateGroup& b) {
    const auto words = words_between(a, b);
    if (words.tokens > far_tokens || !related_) return;
    all_with_all(a, b, words.tokens <= loose_tokens && words.verb ? sign::far_verb : sign::same_sentence);
  }

  std::span<const TextEvent> events_;
  PairFacts& facts_;
  std::vector<StateGroup> groups_;
  bool related_ = false;
};

void note(const Taxonomy::Impl& taxonomy, const TextEvent& event, PairFacts& facts) {
  switch (event.kind) {
    case TextEvent::Kind::State:
      if (!facts.mentions(event.target)) facts.states.push_back(event.target);
      break;
    case TextEvent::Kind::Pair: {
      const auto [a, b] = taxonomy.pairs[event.target];
      facts.add(a, b, sign::named, event.place, event.begin);
      break;
    }
    case TextEvent::Kind::Acronym:
      facts.acronyms.push_back(event.place);
      break;
    case TextEvent::Kind::Cue:
      if (cue(event, Cue::RelationNoun) || cue(event, Cue::RelationVerb)) ++facts.relation_words;
      if (cue(event, Cue::PairReference) || cue(event, Cue::Bilateral)) {
        facts.references.push_back({event.begin, cue(event, Cue::PairReference), event.place});
      }
      break;
    case TextEvent::Kind::Value:
      break;
  }
}

}  // namespace

void PairFacts::add(std::uint16_t a, std::uint16_t b, float strength, TextSpan place, std::uint32_t token) {
  const auto pair = state_pair(a, b);
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const PairEvidence& known) { return known.pair == pair; });
  if (found == pairs.end()) {
    if (pairs.size() == most_pairs) return;
    pairs.push_back({pair, strength, strength, place, token});
    return;
  }
  found->strength = 1 - (1 - found->strength) * (1 - strength);
  if (strength > found->best) {
    found->best = strength;
    found->place = place;
  }
}

const PairEvidence* PairFacts::find(StatePair pair) const {
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const PairEvidence& known) { return known.pair == pair; });
  return found == pairs.end() ? nullptr : &*found;
}

bool PairFacts::mentions(std::uint16_t state) const {
  return std::find(states.begin(), states.end(), state) != states.end();
}

PairFacts find_pairs(const Taxonomy& taxonomy, const TextEvents& text) {
  PairFacts facts;
  const std::span<const TextEvent> events(text.events);
  for (const auto& event : events) note(taxonomy.impl(), event, facts);
  for (std::size_t begin = 0; begin < events.size();) {
    auto end = begin;
    while (end < events.size() && events[end].sentence == events[begin].sentence) ++end;
    SentenceReader(events.subspan(begin, end - begin), text, facts).read();
    begin = end;
  }
  return facts;
}

}  // namespace dossier
