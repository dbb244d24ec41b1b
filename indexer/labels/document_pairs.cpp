// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/document_pairs.hpp"

#include "indexer/labels/document_reader.hpp"
#include "taxonomy/impl.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

constexpr float most_sentences = 2.0F;
constexpr float most_others = 5.0F;

float flag(bool holds) { return holds ? 1.0F : 0.0F; }

/// Describes the pairs of one passage to the classifier.
class Describer {
 public:
  Describer(const Taxonomy& taxonomy, const DocumentSide& side, const DocumentReader& reader)
      : known_(taxonomy.impl().pairs), side_(side), reader_(reader), home_(*side.home) {
    for (const auto& [state, naming] : reader.namings()) {
      all_ += naming.mentions;
      most_ = std::max(most_, naming.mentions);
    }
  }

  [[nodiscard]] bool leads(std::uint16_t state) const {
    const auto found = reader_.namings().find(state);
    return found != reader_.namings().end() && found->second.mentions == most_;
  }

  void home_pair(std::uint16_t other, const Naming& naming, PairVector& amounts) const {
    const auto beside = together(home_, other).beside;
    const bool titled = side_.titled(other);
    at(amounts, PairFeature::Home) = 1;
    at(amounts, PairFeature::Host) = flag(side_.host == other);
    at(amounts, PairFeature::Addressee) = flag(side_.addressee == other);
    at(amounts, PairFeature::Venue) = flag(side_.venue == other);
    at(amounts, PairFeature::Titled) = flag(titled && !side_.party(other));
    at(amounts, PairFeature::HostAlone) = flag(titled && all_ == 0);
    at(amounts, PairFeature::HomeActs) = flag(reader_.home_acts());
    at(amounts, PairFeature::HomeBeside) = beside;
    at(amounts, PairFeature::Known) = flag(known({home_, other}));
    at(amounts, PairFeature::Mentions) = std::log1p(naming.mentions);
    at(amounts, PairFeature::Share) = all_ > 0 ? naming.mentions / all_ : 0.0F;
    at(amounts, PairFeature::Others) = others(naming.mentions > 0 ? 1 : 0);
    at(amounts, PairFeature::Both) = flag(reader_.speaks_of_two() && (side_.party(other) || leads(other)));
    if (naming.mentions == 0) return;
    at(amounts, PairFeature::Lead) = flag(leads(other));
    at(amounts, PairFeature::Talks) = flag(naming.talks);
    at(amounts, PairFeature::Actor) = flag(naming.acts);
    at(amounts, PairFeature::PlaceOnly) = flag(naming.place_only);
    at(amounts, PairFeature::VenueOnly) = flag(naming.venue_only);
    at(amounts, PairFeature::Listed) = flag(naming.listed_only);
  }

  void speaker_pair(std::uint16_t other, const Naming& naming, PairVector& amounts) const {
    const auto [beside, verb] = together(home_, other);
    at(amounts, PairFeature::Speaker) = 1;
    at(amounts, PairFeature::SpeakerBeside) = beside;
    at(amounts, PairFeature::SpeakerVerb) = verb;
    at(amounts, PairFeature::SpeakerKnown) = flag(known({home_, other}));
    at(amounts, PairFeature::SpeakerMentions) = std::log1p(naming.mentions);
    at(amounts, PairFeature::SpeakerOthers) = others(naming.mentions > 0 ? 1 : 0);
    if (naming.mentions == 0) return;
    at(amounts, PairFeature::SpeakerActor) = flag(naming.acts);
    at(amounts, PairFeature::VenueOnly) = flag(naming.venue_only);
    at(amounts, PairFeature::Listed) = flag(naming.listed_only);
  }

  void third_pair(StatePair pair, PairVector& amounts) const {
    const auto [beside, verb] = together(pair.first, pair.second);
    const auto less = std::min(mentions(pair.first), mentions(pair.second));
    at(amounts, PairFeature::Third) = flag(!side_.speech);
    at(amounts, PairFeature::SpeechThird) = flag(side_.speech);
    at(amounts, PairFeature::ThirdVerb) = verb;
    at(amounts, PairFeature::ThirdKnown) = flag(beside > 0 && known(pair));
    at(amounts, PairFeature::ThirdAlone) = flag(others(2) == 0 && !reader_.home_acts());
    at(amounts, PairFeature::ThirdMentions) = std::log1p(less);
    at(amounts, PairFeature::ThirdOthers) = others(2);
  }

 private:
  /// How many other states are named, but those of the pair.
  [[nodiscard]] float others(std::size_t own) const {
    const auto count = reader_.namings().size();
    return std::min(count > own ? static_cast<float>(count - own) : 0.0F, most_others);
  }

  [[nodiscard]] float mentions(std::uint16_t state) const {
    const auto found = reader_.namings().find(state);
    return found == reader_.namings().end() ? 0.0F : found->second.mentions;
  }

  /// Sentences that hold both: all, and those with a word of relation; 2 at most.
  struct Together {
    float beside = 0;
    float verb = 0;
  };

  [[nodiscard]] Together together(std::uint16_t a, std::uint16_t b) const {
    Together count;
    for (const auto& sentence : reader_.sentences()) {
      if (!sentence.holds(a) || !sentence.holds(b)) continue;
      count.beside = std::min(count.beside + 1, most_sentences);
      count.verb = std::min(count.verb + flag(sentence.relation), most_sentences);
    }
    return count;
  }

  [[nodiscard]] bool known(StatePair pair) const {
    return std::any_of(known_.begin(), known_.end(), [&](const auto& states) {
      return state_pair(states.first, states.second) == state_pair(pair.first, pair.second);
    });
  }

  const std::vector<StatePair>& known_;
  const DocumentSide& side_;
  const DocumentReader& reader_;
  std::uint16_t home_;
  float all_ = 0;   // mentions of other states
  float most_ = 0;  // of one of them
};

/// A pair of two other states to weigh, whatever is said of them: those that stand near each other in a sentence, those
/// named most and the parties of the document with every other.
void add_thirds(const DocumentSide& side, const DocumentReader& reader, const Describer& describer, PairFacts& facts) {
  constexpr std::size_t most_states = 12;  // a passage that names more is a list
  for (const auto& near : reader.near_each_other()) facts.add(near);
  if (reader.namings().size() > most_states) return;
  for (const auto& [a, naming] : reader.namings()) {
    if (!describer.leads(a) && !side.party(a)) continue;
    for (const auto& [b, other] : reader.namings()) {
      if (a == b) continue;
      const auto& later = naming.token > other.token ? naming : other;
      facts.add({state_pair(a, b), PairFeature::Third, 0, later.first, later.token});
    }
  }
}

}  // namespace

void add_document_pairs(const Taxonomy& taxonomy, const DocumentSide& side, const TextEvents& text, PairFacts& facts) {
  if (!side.home) return;
  const auto home = *side.home;
  const DocumentReader reader(home, text);
  const Describer describer(taxonomy, side, reader);
  add_thirds(side, reader, describer, facts);
  for (auto& pair : facts.pairs) {
    if (pair.pair.first != home && pair.pair.second != home) describer.third_pair(pair.pair, pair.amounts);
  }
  auto namings = reader.namings();
  for (const auto partner : side.partners) namings.try_emplace(partner);
  for (const auto& [other, naming] : namings) {
    PairEvidence evidence(state_pair(home, other), PairFeature::Home, 0, naming.first, naming.token);
    if (side.speech) {
      describer.speaker_pair(other, naming, evidence.amounts);
    } else {
      describer.home_pair(other, naming, evidence.amounts);
    }
    facts.add(evidence);
  }
}

}  // namespace dossier
