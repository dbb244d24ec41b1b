// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/document_pairs.hpp"

#include "indexer/labels/document_reader.hpp"
#include "taxonomy/lexicon.hpp"

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
      : known_(taxonomy.lexicon().pairs), side_(side), reader_(reader), home_(side.home.value_or(no_state)) {
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
    const auto both = together(home_, other);
    const bool titled = side_.titled(other);
    at(amounts, PairFeature::Home) = 1;
    at(amounts, PairFeature::Host) = flag(side_.host == other);
    at(amounts, PairFeature::Addressee) = flag(side_.addressee == other);
    at(amounts, PairFeature::Venue) = flag(side_.venue == other);
    at(amounts, PairFeature::Titled) = flag(titled && !side_.party(other));
    at(amounts, PairFeature::HostAlone) = flag(titled && all_ == 0);
    at(amounts, PairFeature::HomeActs) = flag(reader_.home_acts());
    at(amounts, PairFeature::HomeBeside) = both.beside;
    at(amounts, PairFeature::HomeVerb) = both.verb;
    at(amounts, PairFeature::HomeNear) = both.near;
    at(amounts, PairFeature::HomeApart) = flag(both.apart);
    at(amounts, PairFeature::Busy) = busy(home_, other);
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
    const auto both = together(home_, other);
    at(amounts, PairFeature::Speaker) = 1;
    at(amounts, PairFeature::SpeakerBeside) = both.beside;
    at(amounts, PairFeature::SpeakerVerb) = both.verb;
    at(amounts, PairFeature::SpeakerNear) = both.near;
    at(amounts, PairFeature::SpeakerApart) = flag(both.apart);
    at(amounts, PairFeature::SpeakerBusy) = busy(home_, other);
    at(amounts, PairFeature::SpeakerKnown) = flag(known({home_, other}));
    at(amounts, PairFeature::SpeakerMentions) = std::log1p(naming.mentions);
    at(amounts, PairFeature::SpeakerOthers) = others(naming.mentions > 0 ? 1 : 0);
    if (naming.mentions == 0) return;
    at(amounts, PairFeature::SpeakerActor) = flag(naming.acts);
    at(amounts, PairFeature::VenueOnly) = flag(naming.venue_only);
    at(amounts, PairFeature::Listed) = flag(naming.listed_only);
  }

  void third_pair(StatePair pair, PairVector& amounts) const {
    const auto both = together(pair.first, pair.second);
    const auto less = std::min(mentions(pair.first), mentions(pair.second));
    at(amounts, PairFeature::Third) = flag(!side_.speech);
    at(amounts, PairFeature::SpeechThird) = flag(side_.speech);
    at(amounts, PairFeature::ThirdVerb) = both.verb;
    at(amounts, PairFeature::ThirdKnown) = flag(!both.apart && known(pair));
    at(amounts, PairFeature::ThirdNear) = both.near;
    at(amounts, PairFeature::ThirdApart) = flag(both.apart);
    at(amounts, PairFeature::ThirdActors) = flag(active(pair.first) && active(pair.second));
    at(amounts, PairFeature::ThirdBusy) = busy(pair.first, pair.second);
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

  /// ln(1 + how many states but home and the two act, speak or are named twice).
  [[nodiscard]] float busy(std::uint16_t a, std::uint16_t b) const {
    float count = 0;
    for (const auto& [state, naming] : reader_.namings()) {
      if (state != a && state != b && (active(state) || naming.mentions > 1)) ++count;
    }
    return std::log1p(count);
  }

  [[nodiscard]] bool active(std::uint16_t state) const {
    const auto found = reader_.namings().find(state);
    return found != reader_.namings().end() && (found->second.acts || found->second.talks);
  }

  [[nodiscard]] float mentions(std::uint16_t state) const {
    const auto found = reader_.namings().find(state);
    return found == reader_.namings().end() ? 0.0F : found->second.mentions;
  }

  /// How two states stand to each other in the sentences.
  struct Together {
    float beside = 0;   ///< sentences that hold both, 2 at most
    float verb = 0;     ///< … and a word of relation
    float near = 0;     ///< 0 to 1: the nearest that they come to each other in one
    bool apart = true;  ///< neither a sentence nor two beside each other hold both
  };

  [[nodiscard]] Together together(std::uint16_t a, std::uint16_t b) const {
    constexpr float tokens = 8.0F;  // over which nearness falls to a third
    Together count;
    const SentenceStates* before = nullptr;
    for (const auto& sentence : reader_.sentences()) {
      if (const auto distance = sentence.distance(a, b)) {
        count.apart = false;
        count.beside = std::min(count.beside + 1, most_sentences);
        count.verb = std::min(count.verb + flag(sentence.relation), most_sentences);
        count.near = std::max(count.near, std::exp(-static_cast<float>(*distance) / tokens));
      }
      if (before != nullptr && before->sentence + 1 == sentence.sentence &&
          ((before->holds(a) && sentence.holds(b)) || (before->holds(b) && sentence.holds(a)))) {
        count.apart = false;
      }
      before = &sentence;
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
    if (!describer.leads(a) && !side.titled(a)) continue;
    for (const auto& [b, other] : reader.namings()) {
      if (a == b) continue;
      const auto& later = naming.token > other.token ? naming : other;
      facts.add({state_pair(a, b), PairFeature::Third, 0, later.first, later.token});
    }
  }
}

}  // namespace

void add_document_pairs(const Taxonomy& taxonomy, const DocumentSide& side, const TextEvents& text, PairFacts& facts) {
  const auto home = side.home.value_or(no_state);
  const DocumentReader reader(home, text);
  const Describer describer(taxonomy, side, reader);
  add_thirds(side, reader, describer, facts);
  for (auto& pair : facts.pairs) {
    if (pair.pair.first != home && pair.pair.second != home) describer.third_pair(pair.pair, pair.amounts);
  }
  if (!side.home) return;
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
