// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/sentence_pairs.hpp"

#include <algorithm>

namespace dossier {
namespace {

/// Strength of each sort of sign, 0 to 1; a label needs half (see dyad_labels.cpp).
namespace sign {
constexpr Sign compound{PairFeature::Compound, 0.95F};          // "Pak-Iran"
constexpr Sign project{PairFeature::Compound, 0.6F};            // "the A-B Gas Pipeline"
constexpr Sign between{PairFeature::Between, 0.95F};            // "between A and B"
constexpr Sign between_many{PairFeature::Between, 0.6F};        // "between A, B and C"
constexpr Sign joined_alone{PairFeature::Joined, 0.65F};        // "A and B signed", of no third state
constexpr Sign joined_both{PairFeature::Joined, 0.6F};          // "both A and B"
constexpr Sign joined{PairFeature::Joined, 0.3F};               // "A and B"
constexpr Sign noun_towards{PairFeature::NounTowards, 0.8F};    // "A's support for B"
constexpr Sign noun_of{PairFeature::NounOf, 0.75F};             // "relations of A with B"
constexpr Sign kin{PairFeature::Kin, 0.7F};                     // "A's rival B", "A is B's closest ally"
constexpr Sign verb{PairFeature::Verb, 0.7F};                   // "A accused B"
constexpr Sign pronoun{PairFeature::Pronoun, 0.65F};            // "A … its ties with B"
constexpr Sign owner_towards{PairFeature::OwnerTowards, 0.6F};  // "A's steps in B"
constexpr Sign loose{PairFeature::Loose, 0.4F};                 // a word of relation somewhere between them
constexpr Sign same_sentence{PairFeature::SameSentence, 0.15F};
}  // namespace sign

constexpr float passing_share = 0.5F;  // "projects like the A-B corridor", "after the A-B war"
constexpr float object_share = 0.6F;   // A depends on another word: "closeness with A … B"
constexpr float clause_share = 0.4F;   // "As A's influence grew, B …"
constexpr float apart_share = 0.7F;    // another state stands between A and B

constexpr std::uint32_t kin_tokens = 3;
constexpr std::uint32_t near_event = 5;
constexpr std::uint32_t near_tokens = 9;
constexpr std::uint32_t loose_tokens = 16;
constexpr std::uint32_t far_tokens = 28;

constexpr std::size_t most_related = 5;  // "A lends bases to B, C and D"; more is a list
constexpr float list_share = 0.8F;       // one of them is an enumeration of three or more
constexpr float relative_share = 0.6F;   // "A signed a pact which B …"

// A longer enumeration is a list, whatever stands before it; the bound keeps the cost linear.
constexpr std::size_t most_members = 8;

/// "it" is what a clause is about; "its" may belong to anything named in it.
bool is_it(const TextEvent& event) { return event.span.end - event.span.begin == 2; }

}  // namespace

SentencePairs::SentencePairs(std::span<const TextEvent> events, const TextEvents& text)
    : words_(events, text), groups_(state_groups(events, text)) {
  related_ = std::any_of(events.begin(), events.end(), [](const TextEvent& event) {
    return is_relation(event) || is_cue(event, Cue::PairReference) || is_cue(event, Cue::Bilateral);
  });
  open_groups_ = std::count_if(groups_.begin(), groups_.end(), [&](const StateGroup& group) { return !closed(group); });
}

std::optional<StateMention> SentencePairs::subject() const {
  if (groups_.empty() || groups_.front().members.size() != 1) return std::nullopt;
  return groups_.front().members.front();
}

void SentencePairs::read(const std::optional<StateMention>& before, PairFacts& facts) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    inside(i);
    if (const auto* middle = straddler(i)) all_with_all(*middle, groups_[i], sign::noun_towards);
    if (i + 1 < groups_.size()) relate(i, i + 1, strength_between(i, i + 1));
    if (i + 2 < groups_.size()) {
      // What B says of C by itself is not A's: "A's zones, B's pact with C".
      const bool taken = strength_between(i + 1, i + 2).strength >= sign::owner_towards.strength;
      relate(i, i + 2, taken ? Sign{} : strength_between(i, i + 2) * apart_share);
    }
    if (i > 0) pronoun(groups_.front(), groups_[i - 1], groups_[i]);
  }
  if (before) go_on(*before);
  for (const auto& pair : found_) facts.add(pair);
  note_twos(facts);
  outside(facts);
}

/// Groups of two, with where the next state is named.
void SentencePairs::note_twos(PairFacts& facts) const {
  if (groups_.empty()) return;
  if (!facts.twos.empty()) facts.twos.back().until = std::min(facts.twos.back().until, groups_.front().begin);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto& group = groups_[i];
    if (group.members.size() != 2 || group.members[0].state == group.members[1].state) continue;
    facts.twos.push_back({state_pair(group.members[0].state, group.members[1].state), group.end});
    facts.twos.back().leads = i == 0 && words_.begins(group) && !words_.object(group);
    if (i + 1 < groups_.size()) facts.twos.back().until = groups_[i + 1].begin;
  }
}

void SentencePairs::add(const StateMention& a, const StateMention& b, Sign sign) {
  const auto pair = state_pair(a.state, b.state);
  const TextSpan span{std::min(a.span.begin, b.span.begin), std::max(a.span.end, b.span.end)};
  const PairEvidence evidence(pair, sign.feature, sign.strength, span, a.begin);
  const auto known =
      std::find_if(found_.begin(), found_.end(), [&](const PairEvidence& other) { return other.pair == pair; });
  if (known == found_.end()) {
    if (found_.size() < PairFacts::most_pairs) found_.push_back(evidence);
  } else if (known->strength < sign.strength) {
    *known = evidence;
  }
}

void SentencePairs::all_with_all(const StateGroup& a, const StateGroup& b, Sign sign) {
  for (const auto& x : a.members) {
    for (const auto& y : b.members) {
      if (x.state != y.state) add(x, y, sign);
    }
  }
}

/// A group that is a relation in itself, or too long to be more than a list, has none to others as a whole.
bool SentencePairs::closed(const StateGroup& group) const {
  const auto& members = group.members;
  if (members.size() > most_related) return true;
  return members.size() > 1 && members[0].state != members[1].state &&
         (members[0].compound != 0 || words_.preceded_by(group, Cue::Between));
}

/// Pairs of the members of one group.
void SentencePairs::inside(std::size_t at) {
  const auto& group = groups_[at];
  const auto members = std::span(group.members).first(std::min(group.members.size(), most_members));
  if (members.size() < 2) return;
  const float share = words_.preceded_by(group, Cue::Passing) ? passing_share : 1.0F;
  const auto enumerated = joined(at);
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (auto j = i + 1; j < members.size(); ++j) {
      if (members[i].state == members[j].state) continue;
      const bool compound = members[i].compound == members[j].compound && members[i].compound != 0;
      const auto found = !compound ? enumerated : group.heads_name ? sign::project : sign::compound;
      if (found.strength > 0) add(members[i], members[j], found * share);
    }
  }
}

/// Strength of an enumeration.
Sign SentencePairs::joined(std::size_t at) const {
  const auto& group = groups_[at];
  const bool between = words_.preceded_by(group, Cue::Between);
  if (group.members.size() > 2) return between || trilateral(group) ? sign::between_many : Sign{};
  if (between) return straddler(at) ? sign::joined : sign::between;
  if (at == 0 && words_.is_apposition(group)) return sign::noun_of;
  for (const auto role : {Cue::Straddle, Cue::Preposition, Cue::Exclusion, Cue::Passing}) {
    if (words_.preceded_by(group, role)) return sign::joined;
  }
  if (words_.preceded_by(group, Cue::Both)) return sign::joined_both;
  if (related_ && open_groups_ == 1) return sign::joined_alone;
  const bool outward = at + 1 < groups_.size() && strength_between(at, at + 1).strength >= sign::owner_towards.strength;
  return words_.acts(group) && !outward ? sign::joined_both : sign::joined;
}

/// "A tripartite pact of A, B and C"
bool SentencePairs::trilateral(const StateGroup& group) const {
  constexpr std::size_t three = 3;
  const auto events = words_.events();
  return group.members.size() == three && std::any_of(events.begin(), events.end(), [&](const TextEvent& event) {
           return is_cue(event, Cue::Trilateral) && event.begin < group.begin && event.end + kin_tokens >= group.begin;
         });
}

/// The state that stands between the two of a group: "Nepal between India and China", "A, caught between B and C".
const StateGroup* SentencePairs::straddler(std::size_t at) const {
  const auto& group = groups_[at];
  const bool straddle = words_.preceded_by(group, Cue::Straddle);
  if (!straddle && !words_.preceded_by(group, Cue::Between)) return nullptr;
  if (at > 0) {
    const auto& before = groups_[at - 1];
    const auto tokens = group.begin - before.end;
    const bool fits = before.members.size() == 1 && !before.owner() && !words_.object(before);
    if (fits && tokens <= (straddle ? near_tokens : 2)) return &before;
  }
  if (!straddle || at + 1 >= groups_.size()) return nullptr;
  const auto& behind = groups_[at + 1];
  return behind.members.size() == 1 && behind.begin - group.end <= 1 ? &behind : nullptr;
}

Sign SentencePairs::near_strength(const StateGroup& a, const StateGroup& b, const Words& words) const {
  const bool of_it = words.preposition_last && !words.comma_first && words_.noun_before(a);
  if (of_it &&
      (words.tokens <= 2 || (words.tokens <= near_event && a.adjective && !words.verb && !words_.parted(a, b)))) {
    return sign::noun_of;
  }
  const bool venue = b.capital && words_.preceded_by(b, Cue::Place);  // "A and B met in Doha"
  if (words.noun && words.preposition_last) return venue ? sign::loose : sign::noun_towards;
  if (words.noun_last && a.owner() && words.tokens <= kin_tokens) return sign::kin;
  if (words.tokens == 0 && words_.noun_after(b) && b.possessive) return sign::kin;
  const bool apart = words.coordinator_first || (words.coordinator_last && a.owner());  // "A's role grew and B's …"
  if (b.possessive && words_.noun_after(b) && !apart) return sign::kin;
  if (words.verb && !venue) return sign::verb;
  const bool event = b.adjective && words.preposition_last && words.tokens <= near_event && words_.noun_right_after(b);
  if (event) return sign::owner_towards;  // "A, after a year of Cuban occupation"
  return words.preposition_last && a.owner() && !words_.parted(a, b) ? sign::owner_towards : Sign{};
}

/// "Projects like those of A and B"; but not "States such as A and B have ties with C", where it is about A and B.
bool SentencePairs::is_in_passing(const StateGroup& group) const {
  const bool leads = group.begin == groups_.front().begin && group.members.size() > 1;
  return !leads && words_.preceded_by(group, Cue::Passing);
}

namespace {

/// What the sentence leaves of the strength of a sign between A and B.
float share_of(const StateGroup& a, const StateGroup& b, const Words& words, bool passing, bool object) {
  float share = object || words.coordinator_first ? object_share : 1.0F;
  if (object && words.coordinator_first) share *= object_share;
  if (passing && a.owner()) share *= passing_share;
  if (words.relative) share *= relative_share;
  if (a.members.size() > 2 || b.members.size() > 2) share *= list_share;
  if (words.clause && !b.possessive && !words.relative_first) share *= clause_share;
  return share;
}

}  // namespace

Sign SentencePairs::strength_of(const StateGroup& a, const StateGroup& b, const Words& words) const {
  if (words.exclusion_last) return {};
  const bool passing = is_in_passing(a);
  const bool object = !words.relative_first && !a.owner() && (passing || words_.object(a));
  if (object && words.owner) return {};  // "A, with partners like B while its ties with C": of A, not of B
  const float share = share_of(a, b, words, passing, object);
  if (words.tokens <= near_tokens) {
    if (const auto near = near_strength(a, b, words); near.strength > 0) {
      const bool whole =
          near.feature == PairFeature::NounOf || (words.tokens == 0 && b.possessive);  // "with A, B's rival"
      return whole ? near : near * share;
    }
  }
  if (words.tokens > loose_tokens) return {};
  if (words.noun_then_preposition && a.owner()) return sign::owner_towards * share;
  return words.verb || words.noun ? sign::loose * share : Sign{};
}

Sign SentencePairs::strength_between(std::size_t a, std::size_t b) const {
  if (closed(groups_[a]) || closed(groups_[b])) return {};
  const auto words = words_.between(groups_[a], groups_[b]);
  return words.tokens > far_tokens ? Sign{} : strength_of(groups_[a], groups_[b], words);
}

void SentencePairs::relate(std::size_t a, std::size_t b, Sign sign) {
  if (closed(groups_[a]) || closed(groups_[b])) return;
  if (groups_[b].begin - groups_[a].end > far_tokens) return;
  if (related_ && sign.strength < sign::same_sentence.strength) sign = sign::same_sentence;
  if (sign.strength > 0) all_with_all(groups_[a], groups_[b], sign);
}

/// "A … in B, while its ties with C", "A … with B while accusing C": C goes with what the sentence is about.
void SentencePairs::pronoun(const StateGroup& subject, const StateGroup& before, const StateGroup& group) {
  if (subject.members.size() != 1 || closed(group) || words_.object(subject)) return;
  if (before.begin != subject.begin && !words_.object(before)) return;  // then it is B that goes on
  const auto words = words_.between(before, group);
  if (!words.owner || words.tokens > loose_tokens) return;
  if (words.verb_last || (words.noun && words.preposition_last)) all_with_all(subject, group, sign::pronoun);
}

/// "It leaned towards C": the first group goes with what the sentence before was about.
void SentencePairs::go_on(const StateMention& before) {
  if (groups_.empty() || closed(groups_.front())) return;
  const auto& group = groups_.front();
  bool preposition = false;
  bool relation = false;
  for (auto i = group.first_event; i > 0; --i) {
    const auto& event = words_.events()[i - 1];
    if (event.end + near_tokens < group.begin) return;
    preposition = preposition || (is_cue(event, Cue::Preposition) && event.end == group.begin);
    relation = relation || is_relation(event);
    if (!is_cue(event, Cue::Owner)) continue;
    if (!preposition || !relation || !(words_.opens(event) || is_it(event))) return;
    for (const auto& member : group.members) {
      if (member.state == before.state) continue;
      const StateMention unnamed{before.state, member.begin, 0, member.span};
      add(unnamed, member, sign::pronoun);
    }
    return go_on_further(before);
  }
}

/// "It bought A from B and C from D, asked E": all of them with what "it" is.
void SentencePairs::go_on_further(const StateMention& before) {
  for (std::size_t i = 1; i < groups_.size(); ++i) {
    const auto& group = groups_[i];
    const auto words = words_.between(groups_[i - 1], group);
    const bool goes_on = (words.coordinator_first || words.comma_first) && words.tokens <= near_tokens;
    if (closed(group) || !goes_on || !(words.preposition_last || words.verb_last)) return;
    for (const auto& member : group.members) {
      const StateMention unnamed{before.state, member.begin, 0, member.span};
      if (member.state != before.state) add(unnamed, member, sign::pronoun);
    }
  }
}

/// "A's pressure on both countries": A with each of the pair that is meant.
void SentencePairs::outside(PairFacts& facts) const {
  const auto events = words_.events();
  std::size_t next = 0;  // group behind the event
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    while (next < groups_.size() && groups_[next].end <= event.begin) ++next;
    if (!is_cue(event, Cue::PairReference) || next == 0) continue;
    const auto& last = groups_[next - 1];
    if (last.members.size() != 1) continue;
    StateGroup pair;
    pair.begin = event.begin;
    pair.end = event.end;
    pair.first_event = i;
    pair.last_event = i;
    if (event.begin - last.end > near_tokens) continue;
    const auto words = words_.between(last, pair);
    if (words.coordinator_first) continue;
    const auto& state = last.members.front();
    facts.outside.push_back({state.state,
                             strength_of(last, pair, words).strength,
                             {event.begin, true, event.span},
                             {state.span.begin, event.span.end}});
  }
}

}  // namespace dossier
