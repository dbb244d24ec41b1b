// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pair_evidence.hpp"

#include "indexer/state_groups.hpp"
#include "taxonomy/impl.hpp"

#include <algorithm>

namespace dossier {
namespace {

/// Strength of each sort of sign, 0 to 1; a label needs half (see dyad_labels.cpp).
namespace sign {
constexpr float compound = 0.95F;      // "Pak-Iran"
constexpr float named = 0.6F;          // "Durand Line"
constexpr float between = 0.95F;       // "between A and B"
constexpr float between_many = 0.6F;   // "between A, B and C"
constexpr float joined_alone = 0.65F;  // "A and B signed", of no third state
constexpr float joined_both = 0.6F;    // "both A and B"
constexpr float joined = 0.3F;         // "A and B"
constexpr float noun_towards = 0.8F;   // "A's support for B"
constexpr float owner_towards = 0.6F;  // "A's steps in B"
constexpr float noun_of = 0.75F;       // "relations of A with B"
constexpr float verb = 0.7F;           // "A accused B"
constexpr float pronoun = 0.65F;       // "A … its ties with B"
constexpr float loose = 0.4F;          // a word of relation somewhere between them
constexpr float same_sentence = 0.15F;
}  // namespace sign

constexpr float passing_share = 0.5F;  // "projects like the A-B corridor", "after the A-B war"
constexpr float object_share = 0.6F;   // A depends on another word: "closeness with A … B"
constexpr float apart_share = 0.7F;    // another state stands between A and B

// A text that names more states at once is a list, whatever its words; the bounds keep the cost linear.
constexpr std::size_t most_pairs = 64;
constexpr std::size_t most_members = 8;

constexpr std::uint32_t near_tokens = 9;
constexpr std::uint32_t loose_tokens = 16;
constexpr std::uint32_t far_tokens = 28;

bool cue(const TextEvent& event, Cue role) {
  return event.kind == TextEvent::Kind::Cue && event.role == static_cast<std::uint8_t>(role);
}

/// What stands between two groups.
struct Words {
  std::uint32_t tokens = 0;
  bool noun = false;
  bool verb = false;
  bool preposition_last = false;  ///< right before the second group, a filler apart
  bool noun_then_preposition = false;
  bool relative_first = false;     ///< "A, which …"
  bool coordinator_first = false;  ///< "A and …": what follows belongs to another word than A
  bool exclusion_last = false;     ///< "… beyond B"
  bool owner = false;              ///< "its"
};

class SentenceReader {
 public:
  SentenceReader(std::span<const TextEvent> events, const TextEvents& text, PairFacts& facts)
      : events_(events), facts_(facts), groups_(state_groups(events, text)) {}

  /// The state that the sentence is about, where it begins with one.
  [[nodiscard]] std::optional<StateMention> subject() const {
    if (groups_.empty() || groups_.front().members.size() != 1) return std::nullopt;
    return groups_.front().members.front();
  }
  [[nodiscard]] bool names_states() const { return !groups_.empty(); }

  /// "It leaned towards C": the first group goes with what the sentence before was about.
  void go_on(const StateMention& before) {
    if (groups_.empty() || closed(groups_.front())) return;
    const auto& group = groups_.front();
    bool preposition = false;
    bool relation = false;
    for (auto i = group.first_event; i > 0; --i) {
      const auto& event = events_[i - 1];
      if (event.end + near_tokens < group.begin) return;
      preposition = preposition || (cue(event, Cue::Preposition) && event.end == group.begin);
      relation = relation || cue(event, Cue::RelationNoun) || cue(event, Cue::RelationVerb);
      if (!cue(event, Cue::Owner)) continue;
      if (!preposition || !relation) return;
      for (const auto& member : group.members) {
        if (member.state != before.state)
          facts_.add(before.state, member.state, sign::pronoun, member.place, member.begin);
      }
      return;
    }
  }

  void read() {
    for (const auto& event : events_) {
      related_ = related_ || cue(event, Cue::RelationNoun) || cue(event, Cue::RelationVerb) ||
                 cue(event, Cue::PairReference) || cue(event, Cue::Bilateral);
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      inside(groups_[i]);
      if (i + 1 < groups_.size()) relate(groups_[i], groups_[i + 1], 1);
      if (i + 2 < groups_.size()) relate(groups_[i], groups_[i + 2], apart_share);
      if (i > 1) pronoun(groups_.front(), groups_[i - 1], groups_[i]);
    }
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (cue(events_[i], Cue::PairReference)) outside(i);
    }
  }

 private:
  void add(const StateMention& a, const StateMention& b, float strength) {
    facts_.add(a.state, b.state, strength, {a.place.begin, b.place.end}, a.begin);
  }

  void all_with_all(const StateGroup& a, const StateGroup& b, float strength) {
    for (const auto& x : a.members) {
      for (const auto& y : b.members) {
        if (x.state != y.state) add(x, y, strength);
      }
    }
  }

  /// A group that is a relation in itself, or too long to be more than a list, has none to others as a whole.
  [[nodiscard]] bool closed(const StateGroup& group) const {
    const auto& members = group.members;
    if (members.size() > 2) return true;
    return members.size() == 2 && members[0].state != members[1].state &&
           (members[0].compound != 0 || preceded_by(group, Cue::Between));
  }

  /// Pairs of the members of one group.
  void inside(const StateGroup& group) {
    const auto members = std::span(group.members).first(std::min(group.members.size(), most_members));
    const float share = preceded_by(group, Cue::Passing) ? passing_share : 1.0F;
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (auto j = i + 1; j < members.size(); ++j) {
        if (members[i].state == members[j].state) continue;
        const bool compound = members[i].compound == members[j].compound && members[i].compound != 0;
        const auto strength = compound ? sign::compound : joined(group);
        if (strength > 0) add(members[i], members[j], strength * share);
      }
    }
  }

  /// Strength of an enumeration.
  [[nodiscard]] float joined(const StateGroup& group) const {
    const bool between = preceded_by(group, Cue::Between);
    if (group.members.size() > 2) return between ? sign::between_many : 0;
    if (between) return sign::between;
    if (preceded_by(group, Cue::Preposition) || preceded_by(group, Cue::Exclusion)) return sign::joined;
    if (preceded_by(group, Cue::Both)) return sign::joined_both;
    const auto open =
        std::count_if(groups_.begin(), groups_.end(), [&](const StateGroup& other) { return !closed(other); });
    return related_ && open == 1 ? sign::joined_alone : sign::joined;
  }

  /// Whether a cue stands right before the group, a filler apart.
  [[nodiscard]] bool preceded_by(const StateGroup& group, Cue role) const {
    auto place = group.begin;
    for (auto i = group.first_event; i > 0; --i) {
      const auto& event = events_[i - 1];
      if (event.end > place) continue;  // another meaning of the same words
      if (event.end < place) return false;
      if (cue(event, role)) return true;
      if (cue(event, Cue::Filler) || cue(event, Cue::Both)) place = event.begin;
    }
    return false;
  }

  [[nodiscard]] Words words_between(const StateGroup& a, const StateGroup& b) const {
    Words words;
    words.tokens = b.begin - a.end;
    bool preposition_after = false;
    auto last = b.begin;
    for (auto i = b.first_event; i > a.last_event + 1; --i) {
      const auto& event = events_[i - 1];
      const bool preposition = cue(event, Cue::Preposition);
      words.noun = words.noun || cue(event, Cue::RelationNoun);
      words.verb = words.verb || cue(event, Cue::RelationVerb);
      words.owner = words.owner || cue(event, Cue::Owner);
      words.noun_then_preposition = words.noun_then_preposition || (preposition_after && cue(event, Cue::RelationNoun));
      preposition_after = preposition_after || preposition;
      if (event.begin == a.end) {
        words.relative_first = cue(event, Cue::Relative);
        words.coordinator_first = cue(event, Cue::Coordinator);
      }
      if (event.end != last) continue;
      words.preposition_last = words.preposition_last || preposition;
      words.exclusion_last = words.exclusion_last || cue(event, Cue::Exclusion);
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

  [[nodiscard]] float strength_of(const StateGroup& a, const Words& words) const {
    if (words.exclusion_last) return 0;
    const bool object = preceded_by(a, Cue::Preposition) && !words.relative_first;
    const float share = object || words.coordinator_first ? object_share : 1.0F;
    if (words.tokens <= near_tokens) {
      if (words.preposition_last && words.tokens <= 2 && noun_before(a)) return sign::noun_of;
      if (words.noun && words.preposition_last) return sign::noun_towards * share;
      if (words.verb) return sign::verb * share;
      if (words.preposition_last && a.owner()) return sign::owner_towards * share;
    }
    if (words.tokens > loose_tokens) return 0;
    if (words.noun_then_preposition && a.owner()) return sign::owner_towards * share;
    return words.verb || words.noun ? sign::loose * share : 0;
  }

  void relate(const StateGroup& a, const StateGroup& b, float share) {
    if (closed(a) || closed(b)) return;
    const auto words = words_between(a, b);
    if (words.tokens > far_tokens) return;
    const auto strength = std::max(strength_of(a, words) * share, related_ ? sign::same_sentence : 0.0F);
    if (strength > 0) all_with_all(a, b, strength);
  }

  /// "A … B, while its ties with C": C goes with what the sentence is about.
  void pronoun(const StateGroup& subject, const StateGroup& before, const StateGroup& group) {
    if (closed(subject) || closed(group)) return;
    const auto words = words_between(before, group);
    if (words.owner && words.noun && words.preposition_last && words.tokens <= near_tokens) {
      all_with_all(subject, group, sign::pronoun);
    }
  }

  /// "A's pressure on both countries": A with each of the pair that is meant.
  void outside(std::size_t at) {
    const auto& event = events_[at];
    const auto last = std::find_if(groups_.rbegin(), groups_.rend(),
                                   [&](const StateGroup& group) { return group.end <= event.begin; });
    if (last == groups_.rend() || closed(*last) || last->members.size() != 1) return;
    StateGroup pair;
    pair.begin = event.begin;
    pair.first_event = at;
    const auto words = words_between(*last, pair);
    if (words.tokens > near_tokens || words.coordinator_first) return;
    const auto strength = strength_of(*last, words);
    const auto& state = last->members.front();
    facts_.outside.push_back(
        {state.state, strength, {event.begin, true, event.place}, {state.place.begin, event.place.end}});
  }

  std::span<const TextEvent> events_;
  PairFacts& facts_;
  std::vector<StateGroup> groups_;
  bool related_ = false;
};

void note(const Taxonomy::Impl& taxonomy, const TextEvent& event, bool after_passing, PairFacts& facts) {
  switch (event.kind) {
    case TextEvent::Kind::State:
      if (!facts.mentions(event.target)) facts.states.push_back(event.target);
      break;
    case TextEvent::Kind::Pair: {
      const auto [a, b] = taxonomy.pairs[event.target];
      facts.add(a, b, after_passing ? sign::named * passing_share : sign::named, event.place, event.begin);
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
  for (std::size_t i = 0; i < events.size(); ++i) {
    const bool after_passing = i > 0 && cue(events[i - 1], Cue::Passing) && events[i - 1].end == events[i].begin;
    note(taxonomy.impl(), events[i], after_passing, facts);
  }
  std::optional<StateMention> subject;  // of the last sentence that named states
  for (std::size_t begin = 0; begin < events.size();) {
    auto end = begin;
    while (end < events.size() && events[end].sentence == events[begin].sentence) ++end;
    SentenceReader sentence(events.subspan(begin, end - begin), text, facts);
    sentence.read();
    if (subject) sentence.go_on(*subject);
    if (sentence.names_states()) subject = sentence.subject();
    begin = end;
  }
  return facts;
}

}  // namespace dossier
