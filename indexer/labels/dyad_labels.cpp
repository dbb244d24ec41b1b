// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/dyad_labels.hpp"

#include "taxonomy/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <map>

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

bool apparatus(const Passage& passage) {
  return passage.kind == PassageKind::Reference || passage.kind == PassageKind::Front ||
         passage.section == Section::Front || passage.section == Section::References ||
         passage.section == Section::Back || passage.kind == PassageKind::Footnote || by_user(passage.kind);
}

/// The innermost heading that names one pair.
std::optional<std::pair<StatePair, std::size_t>> heading_pair(const PassageFacts& facts) {
  for (auto i = facts.headings.size(); i > 0; --i) {
    const auto& heading = *facts.headings[i - 1];
    std::vector<StatePair> named;
    for (const auto& pair : heading.pairs) {
      if (pair.best >= threshold) named.push_back(pair.pair);
    }
    if (named.empty() && heading.states.size() == 2 && !heading.outward) {
      named.push_back(state_pair(heading.states[0], heading.states[1]));
    }
    if (named.size() == 1) return std::pair{named[0], i - 1};
    if (named.size() > 1) return std::nullopt;
  }
  return std::nullopt;
}

/// How far the passages under each heading that names a pair bear it out. What is no heading of theirs, the tail of a
/// note say, stands above passages that name neither state.
class HeadingSupport {
 public:
  HeadingSupport(const std::vector<PassageFacts>& facts, const std::vector<Passage>& passages) {
    for (std::size_t i = 0; i < passages.size(); ++i) {
      if (apparatus(passages[i])) continue;
      const auto found = heading_pair(facts[i]);
      if (!found) continue;
      auto& count = counts_[{passages[i].heading[found->second], found->first}];
      ++count.passages;
      const auto& text = facts[i].text;
      count.naming += text.mentions(found->first.first) || text.mentions(found->first.second) ? 1U : 0U;
    }
  }

  [[nodiscard]] bool counts(const std::string& heading, StatePair pair) const {
    constexpr std::size_t few = 3;    // too few to tell
    constexpr std::size_t share = 5;  // one passage in so many
    const auto& count = counts_.at({heading, pair});
    return count.passages < few || count.naming * share >= count.passages;
  }

 private:
  struct Count {
    std::size_t passages = 0;
    std::size_t naming = 0;  ///< one of the two states
  };
  std::map<std::pair<std::string, StatePair>, Count> counts_;
};

/// How strongly the signs of a text, a heading or a paper speak for a pair, 0 to 1.
float strength_of(const PairVector& amounts) {
  float sum = 0;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(PairFeature::Beside); ++i) sum += amounts.at(i);
  return 1 - std::exp(-sum);
}

/// Gathers the candidates of one passage after the other, in reading order.
class Gatherer {
 public:
  Gatherer(const PaperTopic& topic, const DocumentSide* side, const HeadingSupport& support)
      : topic_(topic), side_(side), support_(support) {}

  std::vector<PairCandidate> gather(const PassageFacts& facts, const Passage& passage) {
    candidates_.clear();
    own_words(facts.text, passage);
    title(facts.text, passage);
    if (!apparatus(passage)) {
      headings(facts, passage);
      references(facts.text, passage);
      outside(facts.text, passage);
      if (side_ == nullptr) {
        whole_paper(facts, passage);
        only_two(facts.text, passage);
      }
      const bool one = candidates_.size() == 1 && strength_of(candidates_[0].amounts) >= threshold;
      before_ = one ? std::optional(candidates_[0].pair) : std::nullopt;
      heading_before_ = passage.heading;
    }
    return std::move(candidates_);
  }

 private:
  /// Adds a sign; the reason is that of the strongest one, words of the text before others.
  void add(StatePair pair, const PairVector& amounts, float strength, LabelSource source, std::string_view trigger,
           TextSpan span = {}) {
    auto found = std::find_if(candidates_.begin(), candidates_.end(),
                              [&](const PairCandidate& known) { return known.pair == pair; });
    if (found == candidates_.end()) {
      candidates_.push_back({pair, amounts, strength, source, std::string(trigger), span});
      return;
    }
    for (std::size_t i = 0; i < pair_feature_count; ++i) found->amounts.at(i) += amounts.at(i);
    if (strength <= found->strongest || source > found->source) return;
    found->strongest = strength;
    found->source = source;
    found->trigger = trigger;
    found->span = span;
  }

  void add(StatePair pair, PairFeature feature, float strength, LabelSource source, std::string_view trigger,
           TextSpan span = {}) {
    PairVector amounts{};
    at(amounts, feature) = amount_of(strength);
    add(pair, amounts, strength, source, trigger, span);
  }

  void own_words(const PairFacts& facts, const Passage& passage) {
    for (const auto& pair : facts.pairs) {
      const bool named = !pair.span.empty();
      add(pair.pair, pair.amounts, pair.strength, named ? LabelSource::Text : LabelSource::Inherited,
          pair.span.of(passage.text), pair.span);
    }
    for (const auto& span : facts.acronyms) {
      const auto word = std::string(span.of(passage.text));
      if (const auto known = topic_.acronyms.find(word); known != topic_.acronyms.end()) {
        add(known->second, PairFeature::Named, acronym_strength, LabelSource::Text, word, span);
      }
    }
  }

  /// The title, which stands first, names what the paper is about, "A, B and the Pipeline" too.
  void title(const PairFacts& facts, const Passage& passage) {
    if (passage.kind != PassageKind::Front || passage.n != 1 || !topic_.pair) return;
    if (!facts.mentions(topic_.pair->first) || !facts.mentions(topic_.pair->second)) return;
    const TextSpan whole{0, static_cast<std::uint32_t>(passage.text.size())};
    add(*topic_.pair, PairFeature::Title, heading_strength, LabelSource::Text, passage.text, whole);
  }

  void headings(const PassageFacts& facts, const Passage& passage) {
    const auto found = heading_pair(facts);
    if (!found || !support_.counts(passage.heading[found->second], found->first)) return;
    // Where a passage speaks of others and of neither of the two, the heading no longer covers it.
    const bool either = facts.text.mentions(found->first.first) || facts.text.mentions(found->first.second);
    if (!either && speaks_of_others(facts.text, found->first)) return;
    add(found->first, PairFeature::Heading, heading_strength, LabelSource::Heading, passage.heading[found->second]);
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

  /// The pair that "both countries" at a span means: the two right before it, else the last one named before it, else
  /// the one that the paper is about, the only two states of the passage, or what the passage before is about.
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
    if (facts.states.size() == 2) return state_pair(facts.states[0], facts.states[1]);
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
      if (!reference.explicit_pair && pair == topic_.pair && speaks_of_others(facts, *pair)) continue;
      const auto strength = reference.explicit_pair ? reference_strength : bilateral_strength;
      add(*pair, PairFeature::Reference, strength, LabelSource::Inherited, reference.span.of(passage.text),
          reference.span);
    }
  }

  /// Whether a passage that does not name both states of a pair has pairs of its own.
  [[nodiscard]] static bool speaks_of_others(const PairFacts& facts, StatePair than) {
    if (facts.mentions(than.first) && facts.mentions(than.second)) return false;
    return std::any_of(facts.pairs.begin(), facts.pairs.end(),
                       [&](const PairEvidence& pair) { return pair.strength >= sure && pair.pair != than; });
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
        add(state_pair(member, outside.state), PairFeature::Outside, outside.strength, LabelSource::Inherited,
            outside.span.of(passage.text), outside.span);
      }
    }
  }

  /// Two states that a passage names beside each other more than once, and no third.
  void only_two(const PairFacts& facts, const Passage& passage) {
    if (facts.states.size() != 2 || passage.kind != PassageKind::Paragraph || detached(passage)) return;
    const auto pair = state_pair(facts.states[0], facts.states[1]);
    for (const auto& known : facts.pairs) {
      if (known.pair != pair || !is_beside(known)) continue;
      add(pair, PairFeature::Beside, topic_strength, LabelSource::Text, known.span.of(passage.text), known.span);
    }
  }

  /// A paper on one relation speaks of it in every passage that does not plainly speak of something else.
  void whole_paper(const PassageFacts& facts, const Passage& passage) {
    if (!topic_.pair || passage.section == Section::Methods) return;
    const auto& text = facts.text;
    const bool first = text.mentions(topic_.pair->first);
    const bool second = text.mentions(topic_.pair->second);
    if (!first && !second && (facts.theory || passage.section == Section::Theory || !text.states.empty())) return;
    if (speaks_of_others(text, *topic_.pair) || (first != second && compares_with_other(text))) return;
    add(*topic_.pair, PairFeature::Topic, topic_strength, LabelSource::Inherited, {});
  }

  const PaperTopic& topic_;
  const DocumentSide* side_;
  const HeadingSupport& support_;
  std::vector<PairCandidate> candidates_;
  std::optional<StatePair> before_;
  std::vector<std::string> heading_before_;
};

}  // namespace

Candidates find_candidates(const PaperTopic& topic, const DocumentSide* side, const std::vector<PassageFacts>& facts,
                           const std::vector<Passage>& passages) {
  const HeadingSupport support(facts, passages);
  Gatherer gatherer(topic, side, support);
  Candidates all;
  all.reserve(passages.size());
  for (std::size_t i = 0; i < passages.size(); ++i) all.push_back(gatherer.gather(facts[i], passages[i]));
  return all;
}

void label_dyads(const Taxonomy& taxonomy, Candidates candidates, std::vector<Passage>& passages) {
  const auto& states = taxonomy.states();
  const auto& weights = taxonomy.lexicon().pair_weights;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    for (auto& candidate : candidates[i]) {
      const auto confidence = weights.confidence(candidate.amounts);
      if (confidence < threshold) continue;
      passages[i].labels.push_back({"dyad", dyad_name(states[candidate.pair.first], states[candidate.pair.second]),
                                    candidate.source, confidence, std::move(candidate.trigger), candidate.span});
    }
  }
}

}  // namespace dossier
