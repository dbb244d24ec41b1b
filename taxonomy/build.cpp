// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "taxonomy/impl.hpp"
#include "taxonomy/phrase.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace dossier {
namespace {

/// Makes what queries are read by.
class Builder {
 public:
  explicit Builder(Taxonomy::Impl& out) : out_(out) {}

  Result<void> run(const TaxonomyData& data) {
    constexpr std::size_t limit = std::numeric_limits<std::uint16_t>::max();
    if (data.states.size() >= limit || data.values.size() >= limit) {
      return Error{ErrorCode::BadData, "taxonomy: more than 65,000 states or values", ""};
    }
    for (const auto& state : data.states) {
      if (auto done = add_state(state.state); !done) return done;
    }
    add_codes();
    for (const auto& value : data.values) add_value(value);
    for (const auto& group : data.synonyms) add_group(group);
    for (const auto& group : data.related) {
      if (auto done = add_related(group); !done) return done;
    }
    for (const auto& [word, other] : data.spelling.words) add_group({word, other});
    out_.spelling = data.spelling;
    return {};
  }

 private:
  Result<void> add_state(const State& state) {
    const auto number = static_cast<std::uint16_t>(out_.states.size());
    const auto key = phrase_key(state.name);
    if (const auto known = out_.state_by_phrase.find(key);
        known != out_.state_by_phrase.end() && out_.states[known->second].name == state.name) {
      return Error{ErrorCode::BadData, "taxonomy: state '" + state.name + "' is there twice", "remove one of them"};
    }
    out_.states.push_back(state);
    // Its own name wins over what was another's byname ("Congo").
    out_.state_by_phrase[key] = number;
    for (const auto* phrases : {&state.names, &state.adjectives, &state.capitals, &state.prefixes}) {
      for (const auto& phrase : *phrases) out_.state_by_phrase.try_emplace(phrase_key(phrase), number);
    }
    std::vector<std::string> group{state.name};
    group.insert(group.end(), state.names.begin(), state.names.end());
    group.insert(group.end(), state.adjectives.begin(), state.adjectives.end());
    if (!state.capitals.empty()) group.push_back(state.capitals.front());
    group.insert(group.end(), state.prefixes.begin(), state.prefixes.end());
    add_group(group);
    return {};
  }

  /// Codes last: whatever is a name, an adjective or a capital is no code.
  void add_codes() {
    for (std::size_t i = 0; i < out_.states.size(); ++i) {
      const auto& state = out_.states[i];
      const auto number = static_cast<std::uint16_t>(i);
      for (const auto& code : {state.iso3, state.iso2}) {
        if (code.empty()) continue;
        out_.state_by_phrase.try_emplace(phrase_key(code), number);
        out_.state_by_phrase.try_emplace(lowered(code), number);
      }
      if (state.cow != 0) out_.state_by_phrase.try_emplace(std::to_string(state.cow), number);
    }
  }

  void add_value(const ValueData& data) {
    const auto number = static_cast<std::uint16_t>(out_.values.size());
    const auto& value = data.value;
    const auto add = [&](const std::string& phrase) {
      out_.value_by_phrase.try_emplace({value.facet, phrase_key(phrase)}, number);
    };
    std::vector<std::string> group = value.synonyms;
    group.push_back(value.label);
    for (const auto& phrase : group) add(phrase);
    add(value.name);
    add_group(group);
    for (const auto& phrase : data.phrases[static_cast<std::size_t>(ValueRole::Adjective)]) add(phrase);
    out_.values.push_back(value);
  }

  /// Each phrase of the group finds all others.
  void add_group(const std::vector<std::string>& group) {
    std::vector<std::string> folded;
    for (const auto& phrase : group) {
      auto terms = terms_of(phrase);
      if (terms.empty()) continue;
      out_.longest_synonym = std::max(out_.longest_synonym, terms.size());
      auto key = joined(terms, " ");
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

  Taxonomy::Impl& out_;
};

}  // namespace

std::string dyad_name(const State& a, const State& b) {
  return a.name < b.name ? a.name + "-" + b.name : b.name + "-" + a.name;
}

Result<std::unique_ptr<Taxonomy::Impl>> build_taxonomy(const TaxonomyData& data, std::string digest) {
  auto impl = std::make_unique<Taxonomy::Impl>();
  impl->digest = std::move(digest);
  if (auto done = Builder(*impl).run(data); !done) return std::move(done).error();
  return impl;
}

}  // namespace dossier
