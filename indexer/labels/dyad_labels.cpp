// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/dyad_labels.hpp"

#include "taxonomy/impl.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr float threshold = 0.5F;
constexpr float sure = 0.62F;  // more than the name of a project between two states
constexpr float acronym_strength = 0.75F;
constexpr float heading_strength = 0.8F;
constexpr float reference_strength = 0.75F;  // "both countries"
constexpr float bilateral_strength = 0.65F;  // "bilateral"
constexpr std::uint32_t right_before = 2;    // tokens between two states and "both countries"
constexpr std::uint32_t same_thread = 24;    // where no other state is named between
constexpr float beside = 0.25F;              // two sentences name both
constexpr float topic_strength = 0.55F;      // a passage of a paper on one relation

struct Candidate {
  StatePair pair;
  float strength = 0;
  LabelSource source = LabelSource::Text;
  std::string trigger;
  TextSpan place;
};

bool apparatus(const Passage& passage) {
  return passage.kind == PassageKind::Reference || passage.kind == PassageKind::Front ||
         passage.section == Section::Front || passage.section == Section::References ||
         passage.section == Section::Back || passage.kind == PassageKind::Footnote;
}

class Labeller {
 public:
  Labeller(const Taxonomy& taxonomy, const PaperTopic& topic) : taxonomy_(taxonomy), topic_(topic) {}

  void label(const PassageFacts& facts, Passage& passage) {
    candidates_.clear();
    own_words(facts.text, passage);
    title(facts.text, passage);
    if (!apparatus(passage)) {
      headings(facts, passage);
      references(facts.text, passage);
      outside(facts.text, passage);
      whole_paper(facts, passage);
      only_two(facts.text, passage);
    }
    std::optional<StatePair> about;
    for (auto& candidate : candidates_) {
      if (candidate.strength < threshold) continue;
      if (!about) about = candidate.pair;
      const auto& states = taxonomy_.states();
      passage.labels.push_back({"dyad", dyad_name(states[candidate.pair.first], states[candidate.pair.second]),
                                candidate.source, candidate.strength, std::move(candidate.trigger), candidate.place});
    }
    if (!apparatus(passage)) {
      before_ = candidates_.size() == 1 ? about : std::nullopt;
      heading_before_ = passage.heading;
    }
  }

 private:
  void add(Candidate candidate) {
    const auto found = std::find_if(candidates_.begin(), candidates_.end(),
                                    [&](const Candidate& known) { return known.pair == candidate.pair; });
    if (found == candidates_.end()) {
      candidates_.push_back(std::move(candidate));
      return;
    }
    const auto strength = 1 - (1 - found->strength) * (1 - candidate.strength);
    if (candidate.strength > found->strength && candidate.source <= found->source) *found = std::move(candidate);
    found->strength = strength;
  }

  void own_words(const PairFacts& facts, const Passage& passage) {
    for (const auto& pair : facts.pairs) {
      add({pair.pair, pair.strength, LabelSource::Text, std::string(pair.place.of(passage.text)), pair.place});
    }
    for (const auto& place : facts.acronyms) {
      const auto word = std::string(place.of(passage.text));
      if (const auto known = topic_.acronyms.find(word); known != topic_.acronyms.end()) {
        add({known->second, acronym_strength, LabelSource::Text, word, place});
      }
    }
  }

  /// The title, which stands first, names what the paper is about, "A, B and the Pipeline" too.
  void title(const PairFacts& facts, const Passage& passage) {
    if (passage.kind != PassageKind::Front || passage.n != 1 || !topic_.pair) return;
    if (!facts.mentions(topic_.pair->first) || !facts.mentions(topic_.pair->second)) return;
    const TextSpan whole{0, static_cast<std::uint32_t>(passage.text.size())};
    add({*topic_.pair, heading_strength, LabelSource::Text, passage.text, whole});
  }

  /// The innermost heading that names one pair.
  [[nodiscard]] std::optional<std::pair<StatePair, std::size_t>> heading_pair(const PassageFacts& facts) const {
    for (auto i = facts.headings.size(); i > 0; --i) {
      const auto& heading = *facts.headings[i - 1];
      std::vector<StatePair> named;
      for (const auto& pair : heading.pairs) {
        if (pair.best >= threshold) named.push_back(pair.pair);
      }
      if (named.empty() && heading.states.size() == 2 && !heading.outward)
        named.push_back(state_pair(heading.states[0], heading.states[1]));
      if (named.size() == 1) return std::pair{named[0], i - 1};
      if (named.size() > 1) return std::nullopt;
    }
    return std::nullopt;
  }

  void headings(const PassageFacts& facts, const Passage& passage) {
    const auto found = heading_pair(facts);
    if (!found) return;
    add({found->first, heading_strength, LabelSource::Heading, passage.heading[found->second], {}});
  }

  /// The two states that stand right before "both countries": "… of A and B. Both countries …".
  static std::optional<StatePair> named_right_before(const PairFacts& facts, const PairReference& reference) {
    if (!reference.explicit_pair) return std::nullopt;
    const auto behind = std::upper_bound(facts.twos.begin(), facts.twos.end(), reference.token,
                                         [](std::uint32_t token, const NamedTwo& two) { return token < two.end; });
    if (behind == facts.twos.begin()) return std::nullopt;
    const auto& last = *std::prev(behind);
    const auto reach = last.leads && reference.token < last.until ? same_thread : right_before;
    return reference.token - last.end <= reach ? std::optional(last.pair) : std::nullopt;
  }

  /// The pair that "both countries" at a place means: the two right before it, else the last one named before it, else
  /// the one that the passage before or the paper is about.
  [[nodiscard]] std::optional<StatePair> meant(const PairFacts& facts, const PairReference& reference,
                                               const Passage& passage) const {
    if (const auto two = named_right_before(facts, reference)) return two;
    const PairEvidence* last = nullptr;
    for (const auto& pair : facts.pairs) {
      if (pair.token < reference.token && pair.best >= threshold && (last == nullptr || pair.best >= last->best)) {
        last = &pair;
      }
    }
    if (last != nullptr) return last->pair;
    if (topic_.pair) return topic_.pair;
    return before_ && heading_before_ == passage.heading ? before_ : std::nullopt;
  }

  /// In talk of method or theory "each other" may be anybody.
  static bool detached(const Passage& passage) {
    return passage.section == Section::Methods || passage.section == Section::Theory;
  }

  void references(const PairFacts& facts, const Passage& passage) {
    for (const auto& reference : facts.references) {
      if (!reference.explicit_pair && detached(passage) && facts.states.empty()) continue;
      const auto pair = meant(facts, reference, passage);
      if (!pair) continue;
      // "Mutual" alone does not turn a passage that speaks of others back to the topic.
      if (!reference.explicit_pair && pair == topic_.pair && speaks_of_others(facts)) continue;
      const auto strength = reference.explicit_pair ? reference_strength : bilateral_strength;
      add({*pair, strength, LabelSource::Inherited, std::string(reference.place.of(passage.text)), reference.place});
    }
  }

  /// Whether a passage that does not name both states of the topic has pairs of its own.
  [[nodiscard]] bool speaks_of_others(const PairFacts& facts) const {
    if (facts.mentions(topic_.pair->first) && facts.mentions(topic_.pair->second)) return false;
    return std::any_of(facts.pairs.begin(), facts.pairs.end(),
                       [&](const PairEvidence& pair) { return pair.strength >= sure && pair.pair != *topic_.pair; });
  }

  /// Named together in two sentences or more, none of which tells what the two have to do with each other.
  static bool is_beside(const PairEvidence& pair) {
    return pair.strength >= beside && pair.strength < threshold && pair.strength > pair.best;
  }

  /// Whether a passage that names one state of the topic speaks mostly of it beside one other, twice or more.
  [[nodiscard]] bool compares_with_other(const PairFacts& facts) const {
    if (facts.states.size() != 2) return false;
    const auto pair = state_pair(facts.states[0], facts.states[1]);
    return std::any_of(facts.pairs.begin(), facts.pairs.end(),
                       [&](const PairEvidence& known) { return known.pair == pair && is_beside(known); });
  }

  void outside(const PairFacts& facts, const Passage& passage) {
    for (const auto& outside : facts.outside) {
      const auto pair = meant(facts, outside.reference, passage);
      if (!pair || pair->first == outside.state || pair->second == outside.state) continue;
      for (const auto member : {pair->first, pair->second}) {
        add({state_pair(member, outside.state), outside.strength, LabelSource::Inherited,
             std::string(outside.place.of(passage.text)), outside.place});
      }
    }
  }

  /// Two states that a passage names beside each other more than once, and no third.
  void only_two(const PairFacts& facts, const Passage& passage) {
    if (facts.states.size() != 2 || passage.kind != PassageKind::Paragraph || detached(passage)) return;
    const auto pair = state_pair(facts.states[0], facts.states[1]);
    for (const auto& known : facts.pairs) {
      if (known.pair != pair || !is_beside(known)) continue;
      add({pair, topic_strength, LabelSource::Text, std::string(known.place.of(passage.text)), known.place});
    }
  }

  /// A paper on one relation speaks of it in every passage that does not plainly speak of something else.
  void whole_paper(const PassageFacts& facts, const Passage& passage) {
    if (!topic_.pair || passage.section == Section::Methods) return;
    const auto& text = facts.text;
    const bool first = text.mentions(topic_.pair->first);
    const bool second = text.mentions(topic_.pair->second);
    if (!first && !second && (facts.theory || passage.section == Section::Theory || !text.states.empty())) return;
    if (speaks_of_others(text) || (first != second && compares_with_other(text))) return;
    add({*topic_.pair, topic_strength, LabelSource::Inherited, {}, {}});
  }

  const Taxonomy& taxonomy_;
  const PaperTopic& topic_;
  std::vector<Candidate> candidates_;
  std::optional<StatePair> before_;
  std::vector<std::string> heading_before_;
};

}  // namespace

void label_dyads(const Taxonomy& taxonomy, const PaperTopic& topic, const std::vector<PassageFacts>& facts,
                 std::vector<Passage>& passages) {
  Labeller labeller(taxonomy, topic);
  for (std::size_t i = 0; i < passages.size(); ++i) labeller.label(facts[i], passages[i]);
}

}  // namespace dossier
