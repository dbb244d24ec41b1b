// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/lexicon.hpp"

#include "taxonomy/phrase.hpp"

#include <algorithm>
#include <limits>

namespace dossier {
namespace {

template <class Role>
std::uint8_t role_number(Role role) {
  return static_cast<std::uint8_t>(role);
}

class Builder {
 public:
  Builder(const StateNumbers& states, Lexicon& out) : states_(states), out_(out) {}

  Result<void> run(const TaxonomyData& data) {
    for (std::size_t i = 0; i < data.states.size(); ++i) add_state(static_cast<std::uint16_t>(i), data.states[i]);
    for (std::size_t i = 0; i < data.values.size(); ++i) add_value(static_cast<std::uint16_t>(i), data.values[i]);
    if (data.pairs.size() >= std::numeric_limits<std::uint16_t>::max()) {
      return Error{ErrorCode::BadData, "taxonomy: more than 65,000 pairs", ""};
    }
    for (const auto& pair : data.pairs) {
      if (auto done = add_pair(pair); !done) return done;
    }
    for (const auto& row : data.officials) {
      if (auto done = add_officials(row); !done) return done;
    }
    out_.pair_weights = data.pair_weights.value_or(PairWeights{});
    for (std::size_t cue = 0; cue < data.cues.size(); ++cue) {
      for (const auto& phrase : data.cues.at(cue)) {
        add(phrase, {TriggerKind::Cue, static_cast<std::uint8_t>(cue), 0, false, false, false});
      }
    }
    out_.automaton.freeze();
    return {};
  }

 private:
  void add(const std::string& phrase, const Trigger& trigger) { out_.automaton.add(terms_of(phrase), trigger); }

  void add_state(std::uint16_t number, const StateData& data) {
    const auto& state = data.state;
    add_state_phrases(number, {state.name}, StateForm::Name, data.ambiguous);
    add_state_phrases(number, state.names, StateForm::Name, data.ambiguous);
    add_state_phrases(number, state.adjectives, StateForm::Adjective, data.ambiguous);
    add_state_phrases(number, state.capitals, StateForm::Capital, data.ambiguous);
    add_state_phrases(number, state.prefixes, StateForm::Prefix, data.ambiguous);
    add_state_phrases(number, data.leaders, StateForm::Leader, data.ambiguous);
  }

  void add_state_phrases(std::uint16_t number, const std::vector<std::string>& phrases, StateForm form,
                         const std::vector<std::string>& ambiguous) {
    for (const auto& phrase : phrases) {
      const bool unsure = std::find(ambiguous.begin(), ambiguous.end(), phrase) != ambiguous.end();
      // The plural of another adjective names the people: "Cubans" owns nothing that follows, "Cuban" does.
      const bool people =
          form == StateForm::Adjective && phrase.ends_with('s') &&
          std::find(phrases.begin(), phrases.end(), phrase.substr(0, phrase.size() - 1)) != phrases.end();
      add(phrase, {TriggerKind::State, role_number(people ? StateForm::People : form), number, true, unsure, false});
    }
  }

  void add_value(std::uint16_t number, const ValueData& data) {
    for (std::size_t role = 0; role < data.phrases.size(); ++role) {
      for (const auto& phrase : data.phrases.at(role)) {
        add(phrase, {TriggerKind::Value, static_cast<std::uint8_t>(role), number, false, false, false});
      }
    }
  }

  Result<void> add_officials(const OfficialData& data) {
    const auto state = states_.find(phrase_key(data.state));
    if (state == states_.end()) {
      return Error{ErrorCode::BadData, "taxonomy: officials of '" + data.state + "', which is no known state",
                   "write it as in the list of states"};
    }
    const auto add_all = [&](const std::vector<std::string>& phrases, StateForm form, bool unsure = false) {
      for (const auto& phrase : phrases) {
        add(phrase, {TriggerKind::State, role_number(form), state->second, true, unsure, false});
      }
    };
    add_all(data.people, StateForm::Official);
    add_all(data.titled, StateForm::Official, true);
    add_all(data.offices, StateForm::Office);
    add_all(data.abbreviations, StateForm::Abbreviation);
    add_all(data.cities, StateForm::City);
    for (const auto& phrase : data.adjectives) {
      add(phrase, {TriggerKind::State, role_number(StateForm::Abbreviation), state->second, false, false, true});
    }
    for (const auto& phrase : data.capitals) {
      add(phrase, {TriggerKind::State, role_number(StateForm::Capital), state->second, true, false, true});
    }
    return {};
  }

  Result<void> add_pair(const PairData& data) {
    const auto first = states_.find(phrase_key(data.first));
    const auto second = states_.find(phrase_key(data.second));
    if (first == states_.end() || second == states_.end() || first->second == second->second) {
      return Error{ErrorCode::BadData,
                   "taxonomy: the pair '" + data.first + "', '" + data.second + "' is not of two known states",
                   "write both as in the list of states"};
    }
    const auto number = static_cast<std::uint16_t>(out_.pairs.size());
    out_.pairs.emplace_back(first->second, second->second);
    for (const auto& phrase : data.phrases) {
      add(phrase, {TriggerKind::Pair, 0, number, false, false, false});
    }
    return {};
  }

  const StateNumbers& states_;
  Lexicon& out_;
};

}  // namespace

Result<std::unique_ptr<const Lexicon>> build_lexicon(const TaxonomyData& data, const StateNumbers& states) {
  auto lexicon = std::make_unique<Lexicon>();
  if (auto done = Builder(states, *lexicon).run(data); !done) return std::move(done).error();
  return std::unique_ptr<const Lexicon>(std::move(lexicon));
}

}  // namespace dossier
