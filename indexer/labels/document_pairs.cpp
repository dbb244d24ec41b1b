// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/document_pairs.hpp"

#include "indexer/labels/sentence_words.hpp"
#include "indexer/labels/state_groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace dossier {
namespace {

constexpr std::uint32_t reach = 3;  // tokens from a subject to its verb
constexpr float most_sentences = 2.0F;
constexpr float most_others = 5.0F;

/// How a passage names a state.
struct Naming {
  float mentions = 0;
  float beside = 0;  ///< sentences that hold home too
  float verb = 0;    ///< … and a word of relation
  bool acts = false;
  bool place_only = true;
  bool listed_only = true;
  TextSpan first;
  std::uint32_t token = 0;
};

StateForm form_of(const TextEvent& event) { return static_cast<StateForm>(event.role); }

/// Whether the people, a leader or the government of a state act, or what is theirs stands in relation.
bool acts(std::span<const TextEvent> sentence, std::size_t at) {
  const auto& event = sentence[at];
  const auto form = form_of(event);
  if (form == StateForm::People || form >= StateForm::Leader) return true;
  for (auto i = at + 1; i < sentence.size() && sentence[i].begin <= event.end + reach; ++i) {
    if (is_cue(sentence[i], Cue::RelationVerb) && form != StateForm::Adjective) return true;
    if (is_cue(sentence[i], Cue::RelationNoun) && sentence[i].begin == event.end) return true;
  }
  return false;
}

/// Whether the state is only where something is.
bool is_place(std::span<const TextEvent> sentence, std::size_t at) {
  for (auto i = at; i > 0 && sentence[i - 1].end + 1 >= sentence[at].begin; --i) {
    if (is_cue(sentence[i - 1], Cue::Place)) return true;
  }
  return false;
}

/// Reads the passage sentence by sentence.
class NamingReader {
 public:
  NamingReader(std::uint16_t home, const TextEvents& text) : home_(home), text_(text) {
    const std::span<const TextEvent> events(text.events);
    for (std::size_t begin = 0; begin < events.size();) {
      auto end = begin;
      while (end < events.size() && events[end].sentence == events[begin].sentence) ++end;
      read(events.subspan(begin, end - begin));
      begin = end;
    }
  }

  [[nodiscard]] const std::map<std::uint16_t, Naming>& namings() const { return namings_; }
  [[nodiscard]] bool home_acts() const { return home_acts_; }

 private:
  void read(std::span<const TextEvent> sentence) {
    const bool home = std::any_of(sentence.begin(), sentence.end(), [&](const TextEvent& event) {
      return event.kind == TextEvent::Kind::State && event.target == home_;
    });
    const bool relation = std::any_of(sentence.begin(), sentence.end(), [](const auto& e) { return is_relation(e); });
    home_acts_ = home_acts_ || home;
    for (const auto& group : state_groups(sentence, text_)) {
      const bool list = group.members.size() > 2;
      for (const auto& member : group.members) {
        if (!list && member.state != home_) namings_[member.state].listed_only = false;
      }
    }
    std::vector<std::uint16_t> here;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const auto& event = sentence[i];
      if (event.kind != TextEvent::Kind::State || event.target == home_) continue;
      auto& naming = namings_[event.target];
      if (naming.mentions == 0) {
        naming.first = event.span;
        naming.token = event.begin;
      }
      ++naming.mentions;
      naming.acts = naming.acts || acts(sentence, i);
      naming.place_only = naming.place_only && is_place(sentence, i);
      if (std::find(here.begin(), here.end(), event.target) != here.end()) continue;
      here.push_back(event.target);
      naming.beside += home ? 1.0F : 0.0F;
      naming.verb += home && relation ? 1.0F : 0.0F;
    }
  }

  std::uint16_t home_;
  const TextEvents& text_;
  std::map<std::uint16_t, Naming> namings_;
  bool home_acts_ = false;
};

void describe_home_pair(const DocumentSide& side, std::uint16_t other, const Naming& naming, const NamingReader& reader,
                        PairVector& amounts) {
  float all = 0;
  for (const auto& [state, known] : reader.namings()) all += known.mentions;
  const auto beside = std::min(naming.beside, most_sentences);
  const auto verb = std::min(naming.verb, most_sentences);
  const bool host = side.host == other;
  at(amounts, side.speech ? PairFeature::Speaker : PairFeature::Home) = 1;
  at(amounts, PairFeature::Host) = host ? 1.0F : 0.0F;
  at(amounts, PairFeature::Titled) = side.titled(other) ? 1.0F : 0.0F;
  at(amounts, PairFeature::HostAlone) = (host || side.titled(other)) && all == 0 ? 1.0F : 0.0F;
  at(amounts, PairFeature::HomeActs) = reader.home_acts() && !side.speech ? 1.0F : 0.0F;
  if (side.speech) {
    at(amounts, PairFeature::HomeSpeaks) = beside + verb;
  } else {
    at(amounts, PairFeature::HomeBeside) = beside;
    at(amounts, PairFeature::HomeVerb) = verb;
  }
  at(amounts, PairFeature::Mentions) = std::log1p(naming.mentions);
  at(amounts, PairFeature::Share) = all > 0 ? naming.mentions / all : 0.0F;
  if (naming.mentions == 0) return;
  at(amounts, PairFeature::Actor) = naming.acts ? 1.0F : 0.0F;
  at(amounts, PairFeature::PlaceOnly) = naming.place_only ? 1.0F : 0.0F;
  at(amounts, PairFeature::Listed) = naming.listed_only ? 1.0F : 0.0F;
}

/// Two other states that one sentence names, whatever it says: no sign, but a pair to weigh.
void add_same_sentence(std::uint16_t home, const TextEvents& text, PairFacts& facts) {
  constexpr std::size_t reach_back = 4;  // states
  std::vector<const TextEvent*> states;
  for (const auto& event : text.events) {
    if (event.kind != TextEvent::Kind::State || event.target == home) continue;
    for (std::size_t back = 0; back < std::min(reach_back, states.size()); ++back) {
      const auto& before = *states[states.size() - 1 - back];
      if (before.sentence != event.sentence) break;
      if (before.target == event.target) continue;
      const TextSpan span{before.span.begin, event.span.end};
      facts.add({state_pair(before.target, event.target), PairFeature::Third, 0, span, before.begin});
    }
    states.push_back(&event);
  }
}

}  // namespace

void add_document_pairs(const DocumentSide& side, const TextEvents& text, PairFacts& facts) {
  if (!side.home) return;
  const auto home = *side.home;
  const NamingReader reader(home, text);
  const auto others = static_cast<float>(reader.namings().size());
  add_same_sentence(home, text, facts);
  for (auto& pair : facts.pairs) {
    if (pair.pair.first == home || pair.pair.second == home) continue;
    at(pair.amounts, PairFeature::Third) = 1;
    at(pair.amounts, PairFeature::Others) = std::min(others - 2, most_others);
  }
  auto namings = reader.namings();
  if (side.host) namings.try_emplace(*side.host);
  for (const auto partner : side.partners) namings.try_emplace(partner);
  for (const auto& [other, naming] : namings) {
    PairEvidence evidence(state_pair(home, other), PairFeature::Home, 0, naming.first, naming.token);
    describe_home_pair(side, other, naming, reader, evidence.amounts);
    const auto rest = others - (naming.mentions > 0 ? 1.0F : 0.0F);
    at(evidence.amounts, PairFeature::Others) = std::min(rest, most_others);
    facts.add(evidence);
  }
}

}  // namespace dossier
