// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/value_labels.hpp"

#include "taxonomy/trigger.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

constexpr float threshold = 0.5F;
constexpr float name_strength = 1.0F;
constexpr float adjective_strength = 0.9F;
constexpr float contextual_strength = 0.7F;
constexpr float defined_strength = 0.6F;
constexpr float used_strength = 0.55F;
constexpr float topical_strength = 0.8F;
constexpr float heading_strength = 0.85F;
constexpr float hints_strength = 0.55F;
constexpr std::uint32_t context_reach = 5;  // words

bool is_context(const TextEvent& event) {
  return event.kind == TextEvent::Kind::Cue && event.role == static_cast<std::uint8_t>(Cue::TheoryContext);
}

bool is_definition(const TextEvent& event) {
  return event.kind == TextEvent::Kind::Cue && event.role == static_cast<std::uint8_t>(Cue::Definition);
}

bool is_sure(const TextEvent& event) {
  return event.kind == TextEvent::Kind::Value && (event.role == static_cast<std::uint8_t>(ValueRole::Name) ||
                                                  event.role == static_cast<std::uint8_t>(ValueRole::Adjective));
}

/// Whether an event that `wanted` accepts stands within reach of the event at `at`, in the same sentence.
template <class Wanted>
bool near(const std::vector<TextEvent>& events, std::size_t at, std::uint32_t reach, Wanted wanted) {
  const auto& here = events[at];
  for (auto i = at; i > 0; --i) {
    const auto& event = events[i - 1];
    if (event.sentence != here.sentence || event.end + reach < here.begin) break;
    if (wanted(event)) return true;
  }
  for (auto i = at + 1; i < events.size(); ++i) {
    const auto& event = events[i];
    if (event.sentence != here.sentence || event.begin > here.end + reach) break;
    if (wanted(event)) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(const Taxonomy& taxonomy, const TextEvents& text)
      : values_(taxonomy.values()), events_(text.events), gaps_(text.gaps) {}

  ValueFacts read() {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (events_[i].kind == TextEvent::Kind::Value) take(i);
    }
    return std::move(facts_);
  }

 private:
  void take(std::size_t at) {
    const auto& event = events_[at];
    switch (static_cast<ValueRole>(event.role)) {
      case ValueRole::Name:
        sign(event, name_strength);
        break;
      case ValueRole::Adjective:
        sign(event, adjective_strength);
        break;
      case ValueRole::School:
      case ValueRole::Contextual: {
        const bool school = event.role == static_cast<std::uint8_t>(ValueRole::School);
        if (near(events_, at, context_reach, is_context) || listed(at) || under_broader(at) ||
            (school && among_theories(event))) {
          sign(event, contextual_strength);
        } else {
          auto& value = of(event);
          value.contextual = true;
          ++value.hints;
        }
        break;
      }
      case ValueRole::Topical: {
        auto& value = of(event);
        if (!value.topical) value.span = event.span;
        value.topical = true;
        value.defined = value.defined || near(events_, at, 2, is_definition);
        break;
      }
      case ValueRole::Hint:
        hint(event);
        break;
    }
  }

  /// Whether the sentence names a broader value outright: "liberalism … economic interdependence".
  [[nodiscard]] bool under_broader(std::size_t at) const {
    constexpr std::uint32_t same_sentence = 40;
    const auto& broader = values_[events_[at].target].broader;
    return near(events_, at, same_sentence, [&](const TextEvent& other) {
      return is_sure(other) && std::find(broader.begin(), broader.end(), values_[other.target].name) != broader.end();
    });
  }

  /// Whether the text names another value outright.
  [[nodiscard]] bool among_theories(const TextEvent& event) const {
    return std::any_of(events_.begin(), events_.end(),
                       [&](const TextEvent& other) { return is_sure(other) && other.target != event.target; });
  }

  /// Whether it goes on an enumeration of values: "realism, alliance theory and economic interdependence".
  [[nodiscard]] bool listed(std::size_t at) const {
    auto begin = events_[at].begin;
    bool joined = gaps_[begin] == Gap::Comma;
    for (auto i = at; i > 0; --i) {
      const auto& event = events_[i - 1];
      if (event.end < begin) return false;
      if (event.end > begin) continue;  // another meaning of the same words
      if (joined && is_sure(event)) return true;
      if (!joined && event.kind == TextEvent::Kind::Cue && event.role == static_cast<std::uint8_t>(Cue::Coordinator)) {
        joined = true;
        begin = event.begin;
      }
    }
    return false;
  }

  ValueEvidence& of(const TextEvent& event) {
    for (auto& value : facts_.values) {
      if (value.value == event.target) return value;
    }
    facts_.values.push_back(ValueEvidence{});
    facts_.values.back().value = event.target;
    facts_.values.back().span = event.span;
    return facts_.values.back();
  }

  void sign(const TextEvent& event, float strength) {
    auto& value = of(event);
    if (strength <= value.strength) return;
    value.strength = strength;
    value.span = event.span;
  }

  void hint(const TextEvent& event) { ++of(event).hints; }

  const std::vector<FacetValue>& values_;
  const std::vector<TextEvent>& events_;
  const std::vector<Gap>& gaps_;
  ValueFacts facts_;
};

bool apparatus(const Passage& passage) {
  return passage.kind == PassageKind::Reference || passage.kind == PassageKind::Front ||
         passage.kind == PassageKind::Footnote || by_user(passage.kind);
}

class ValueLabeller {
 public:
  ValueLabeller(const Taxonomy& taxonomy, const ValueFacts& title, const std::vector<ValueFacts>& texts,
                const std::vector<Passage>& passages)
      : taxonomy_(taxonomy) {
    for (const auto& value : title.values) {
      if (value.topical || value.strength >= threshold) concepts_.insert(value.value);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (apparatus(passages[i])) continue;
      for (const auto& value : texts[i].values) {
        if (value.defined) concepts_.insert(value.value);
        if (value.strength >= adjective_strength) ++used_[value.value];
      }
    }
  }

  void label(const ValueFacts& text, const std::vector<const ValueFacts*>& headings, Passage& passage) {
    std::set<std::uint16_t> given;
    for (const auto& value : text.values) {
      const auto strength = strength_of(value);
      if (strength < threshold) continue;
      given.insert(value.value);
      add(passage, value.value, LabelSource::Text, strength, std::string(value.span.of(passage.text)), value.span);
    }
    if (apparatus(passage)) return;
    label_by_heading(headings, given, passage);
    if (given.empty()) go_on(text, given, passage);
    before_ = std::move(given);
    heading_before_ = passage.heading;
  }

 private:
  void label_by_heading(const std::vector<const ValueFacts*>& headings, std::set<std::uint16_t>& given,
                        Passage& passage) const {
    for (auto i = headings.size(); i > 0; --i) {
      const auto named = named_in(*headings[i - 1]);
      if (named.empty()) continue;
      if (named.size() == 1 && given.insert(named[0]).second) {
        add(passage, named[0], LabelSource::Heading, heading_strength, passage.heading[i - 1], {});
      }
      return;
    }
  }

  /// A passage of a theory section goes on with the one theory of the passage before, if it uses a notion of it.
  void go_on(const ValueFacts& text, std::set<std::uint16_t>& given, Passage& passage) const {
    if (passage.section != Section::Theory || before_.size() != 1 || heading_before_ != passage.heading) return;
    const auto value = *before_.begin();
    for (const auto& known : text.values) {
      if (known.value != value || known.hints == 0) continue;
      given.insert(value);
      add(passage, value, LabelSource::Inherited, hints_strength, std::string(known.span.of(passage.text)), known.span);
    }
  }

  [[nodiscard]] float strength_of(const ValueEvidence& value) const {
    auto strength = value.strength;
    const bool own = concepts_.count(value.value) != 0;
    if (value.topical) strength = std::max(strength, own ? topical_strength : value.defined ? defined_strength : 0.0F);
    if (value.contextual && used(value.value)) strength = std::max(strength, used_strength);
    if (own && value.hints >= 2) strength = std::max(strength, hints_strength);
    return strength;
  }

  /// Whether the paper works with the value, more than once.
  [[nodiscard]] bool used(std::uint16_t value) const {
    const auto found = used_.find(value);
    return found != used_.end() && found->second > 1;
  }

  [[nodiscard]] std::vector<std::uint16_t> named_in(const ValueFacts& heading) const {
    std::vector<std::uint16_t> named;
    for (const auto& value : heading.values) {
      const bool own = concepts_.count(value.value) != 0;
      if (value.strength > contextual_strength || (value.topical && own)) named.push_back(value.value);
    }
    return named;
  }

  void add(Passage& passage, std::uint16_t value, LabelSource source, float strength, std::string trigger,
           TextSpan span) const {
    const auto& known = taxonomy_.values()[value];
    passage.labels.push_back({known.facet, known.name, source, strength, std::move(trigger), span});
  }

  const Taxonomy& taxonomy_;
  std::set<std::uint16_t> concepts_;  // that this paper makes its own
  std::set<std::uint16_t> before_;    // values of the passage before
  std::vector<std::string> heading_before_;
  std::map<std::uint16_t, int> used_;  // passages that name a value outright
};

}  // namespace

bool ValueFacts::any() const {
  return std::any_of(values.begin(), values.end(),
                     [](const ValueEvidence& value) { return value.strength >= threshold || value.topical; });
}

ValueFacts find_values(const Taxonomy& taxonomy, const TextEvents& text) { return Reader(taxonomy, text).read(); }

void label_values(const Taxonomy& taxonomy, const ValueFacts& title, const std::vector<ValueFacts>& texts,
                  const std::vector<std::vector<const ValueFacts*>>& headings, std::vector<Passage>& passages) {
  ValueLabeller labeller(taxonomy, title, texts, passages);
  for (std::size_t i = 0; i < passages.size(); ++i) labeller.label(texts[i], headings[i], passages[i]);
}

}  // namespace dossier
