// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "taxonomy/impl.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace dossier {
namespace {

std::vector<std::string> terms_of(std::string_view phrase) {
  Tokens tokens;
  Analyzer{}.analyze(phrase, tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  return terms;
}

std::string joined(const std::vector<std::string>& terms) {
  std::string out;
  for (const auto& term : terms) out += (out.empty() ? "" : " ") + term;
  return out;
}

template <class Role>
std::uint8_t role_number(Role role) {
  return static_cast<std::uint8_t>(role);
}

class Builder {
 public:
  Builder(TaxonomyData data, Taxonomy::Impl& out) : data_(std::move(data)), out_(out) {}

  Result<void> run() {
    if (data_.states.size() >= limit || data_.values.size() >= limit || data_.pairs.size() >= limit) {
      return Error{ErrorCode::BadData, "taxonomy: more than 65,000 states, values or pairs", ""};
    }
    for (auto& state : data_.states) {
      if (auto done = add_state(state); !done) return done;
    }
    add_codes();
    for (auto& value : data_.values) add_value(value);
    for (const auto& pair : data_.pairs) {
      if (auto done = add_pair(pair); !done) return done;
    }
    for (const auto& row : data_.officials) {
      if (auto done = add_officials(row); !done) return done;
    }
    out_.pair_weights = data_.pair_weights.value_or(PairWeights{});
    for (std::size_t cue = 0; cue < data_.cues.size(); ++cue) {
      for (const auto& phrase : data_.cues.at(cue)) {
        out_.automaton.add(terms_of(phrase),
                           {TriggerKind::Cue, static_cast<std::uint8_t>(cue), 0, false, false, false});
      }
    }
    for (const auto& group : data_.synonyms) add_group(group);
    for (const auto& group : data_.related) {
      if (auto done = add_related(group); !done) return done;
    }
    for (const auto& [word, other] : data_.spelling.words) add_group({word, other});
    out_.spelling = std::move(data_.spelling);
    out_.automaton.freeze();
    return {};
  }

 private:
  static constexpr std::size_t limit = std::numeric_limits<std::uint16_t>::max();

  Result<void> add_state(StateData& data) {
    const auto number = static_cast<std::uint16_t>(out_.states.size());
    auto& state = data.state;
    const auto key = joined(terms_of(state.name));
    if (const auto known = out_.state_by_phrase.find(key);
        known != out_.state_by_phrase.end() && out_.states[known->second].name == state.name) {
      return Error{ErrorCode::BadData, "taxonomy: state '" + state.name + "' is there twice", "remove one of them"};
    }
    out_.states.push_back(state);
    // Its own name wins over what was another's byname ("Congo").
    out_.state_by_phrase[key] = number;
    add_state_phrases(number, {state.name}, StateForm::Name, data.ambiguous);
    add_state_phrases(number, state.names, StateForm::Name, data.ambiguous);
    add_state_phrases(number, state.adjectives, StateForm::Adjective, data.ambiguous);
    add_state_phrases(number, state.capitals, StateForm::Capital, data.ambiguous);
    add_state_phrases(number, state.prefixes, StateForm::Prefix, data.ambiguous);
    for (const auto& leader : data.leaders) {
      const bool unsure = std::find(data.ambiguous.begin(), data.ambiguous.end(), leader) != data.ambiguous.end();
      out_.automaton.add(terms_of(leader),
                         {TriggerKind::State, role_number(StateForm::Leader), number, true, unsure, false});
    }
    std::vector<std::string> group{state.name};
    group.insert(group.end(), state.names.begin(), state.names.end());
    group.insert(group.end(), state.adjectives.begin(), state.adjectives.end());
    if (!state.capitals.empty()) group.push_back(state.capitals.front());
    group.insert(group.end(), state.prefixes.begin(), state.prefixes.end());
    add_group(group);
    return {};
  }

  void add_state_phrases(std::uint16_t number, const std::vector<std::string>& phrases, StateForm form,
                         const std::vector<std::string>& ambiguous) {
    for (const auto& phrase : phrases) {
      const auto terms = terms_of(phrase);
      const bool unsure = std::find(ambiguous.begin(), ambiguous.end(), phrase) != ambiguous.end();
      // The plural of another adjective names the people: "Cubans" owns nothing that follows, "Cuban" does.
      const bool people =
          form == StateForm::Adjective && phrase.ends_with('s') &&
          std::find(phrases.begin(), phrases.end(), phrase.substr(0, phrase.size() - 1)) != phrases.end();
      out_.automaton.add(
          terms, {TriggerKind::State, role_number(people ? StateForm::People : form), number, true, unsure, false});
      out_.state_by_phrase.try_emplace(joined(terms), number);
    }
  }

  /// Codes last: whatever is a name, an adjective or a capital is no code.
  void add_codes() {
    for (std::size_t i = 0; i < out_.states.size(); ++i) {
      const auto& state = out_.states[i];
      const auto number = static_cast<std::uint16_t>(i);
      for (const auto& code : {state.iso3, state.iso2}) {
        if (code.empty()) continue;
        out_.state_by_phrase.try_emplace(joined(terms_of(code)), number);
        out_.state_by_phrase.try_emplace(lowered(code), number);
      }
      if (state.cow != 0) out_.state_by_phrase.try_emplace(std::to_string(state.cow), number);
    }
  }

  void add_value(ValueData& data) {
    const auto number = static_cast<std::uint16_t>(out_.values.size());
    for (std::size_t role = 0; role < data.phrases.size(); ++role) {
      for (const auto& phrase : data.phrases.at(role)) {
        out_.automaton.add(terms_of(phrase),
                           {TriggerKind::Value, static_cast<std::uint8_t>(role), number, false, false, false});
      }
    }
    auto& value = data.value;
    std::vector<std::string> group = value.synonyms;
    group.push_back(value.label);
    for (const auto& phrase : group) {
      out_.value_by_phrase.try_emplace({value.facet, joined(terms_of(phrase))}, number);
    }
    out_.value_by_phrase.try_emplace({value.facet, joined(terms_of(value.name))}, number);
    add_group(group);
    for (const auto& phrase : data.phrases[static_cast<std::size_t>(ValueRole::Adjective)]) {
      out_.value_by_phrase.try_emplace({value.facet, joined(terms_of(phrase))}, number);
    }
    out_.values.push_back(std::move(value));
  }

  Result<void> add_officials(const OfficialData& data) {
    const auto state = out_.state_by_phrase.find(joined(terms_of(data.state)));
    if (state == out_.state_by_phrase.end()) {
      return Error{ErrorCode::BadData, "taxonomy: officials of '" + data.state + "', which is no known state",
                   "write it as in the list of states"};
    }
    const auto add = [&](const std::vector<std::string>& phrases, StateForm form, bool unsure = false) {
      for (const auto& phrase : phrases) {
        out_.automaton.add(terms_of(phrase),
                           {TriggerKind::State, role_number(form), state->second, true, unsure, false});
      }
    };
    add(data.people, StateForm::Official);
    add(data.titled, StateForm::Official, true);
    add(data.offices, StateForm::Office);
    add(data.abbreviations, StateForm::Abbreviation);
    add(data.cities, StateForm::City);
    for (const auto& phrase : data.adjectives) {
      out_.automaton.add(terms_of(phrase),
                         {TriggerKind::State, role_number(StateForm::Abbreviation), state->second, false, false, true});
    }
    for (const auto& phrase : data.capitals) {
      out_.automaton.add(terms_of(phrase),
                         {TriggerKind::State, role_number(StateForm::Capital), state->second, true, false, true});
    }
    return {};
  }

  Result<void> add_pair(const PairData& data) {
    const auto first = out_.state_by_phrase.find(joined(terms_of(data.first)));
    const auto second = out_.state_by_phrase.find(joined(terms_of(data.second)));
    if (first == out_.state_by_phrase.end() || second == out_.state_by_phrase.end() ||
        first->second == second->second) {
      return Error{ErrorCode::BadData,
                   "taxonomy: the pair '" + data.first + "', '" + data.second + "' is not of two known states",
                   "write both as in the list of states"};
    }
    const auto number = static_cast<std::uint16_t>(out_.pairs.size());
    out_.pairs.emplace_back(first->second, second->second);
    for (const auto& phrase : data.phrases) {
      out_.automaton.add(terms_of(phrase), {TriggerKind::Pair, 0, number, false, false, false});
    }
    return {};
  }

  /// Each phrase of the group finds all others.
  void add_group(const std::vector<std::string>& group) {
    std::vector<std::string> folded;
    for (const auto& phrase : group) {
      auto terms = terms_of(phrase);
      if (terms.empty()) continue;
      out_.longest_synonym = std::max(out_.longest_synonym, terms.size());
      auto key = joined(terms);
      if (std::find(folded.begin(), folded.end(), key) == folded.end()) folded.push_back(std::move(key));
    }
    for (const auto& phrase : folded) {
      auto& others = out_.synonyms[phrase];
      for (const auto& other : folded) {
        if (other != phrase && std::find(others.begin(), others.end(), other) == others.end()) others.push_back(other);
      }
    }
  }

  Result<void> add_related(const std::vector<std::string>& group) {
    std::set<std::string> words;
    for (const auto& word : group) {
      const auto terms = terms_of(word);
      if (terms.size() != 1) {
        return Error{ErrorCode::BadData, "taxonomy: related words: '" + word + "' is not a single word",
                     "give single words; phrases that mean the same stand under synonyms"};
      }
      words.insert(terms.front());
    }
    for (const auto& word : words) {
      out_.related_groups.emplace(word, static_cast<std::uint32_t>(out_.related.size()));
    }
    out_.related.emplace_back(words.begin(), words.end());
    return {};
  }

  TaxonomyData data_;
  Taxonomy::Impl& out_;
};

}  // namespace

std::string dyad_name(const State& a, const State& b) {
  return a.name < b.name ? a.name + "-" + b.name : b.name + "-" + a.name;
}

Result<std::unique_ptr<Taxonomy::Impl>> build_taxonomy(TaxonomyData data, std::string digest) {
  auto impl = std::make_unique<Taxonomy::Impl>();
  impl->digest = std::move(digest);
  if (auto done = Builder(std::move(data), *impl).run(); !done) return std::move(done).error();
  return impl;
}

}  // namespace dossier
