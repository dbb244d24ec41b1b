// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/label_groups.hpp"

#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t longest_name = 5;  ///< words
constexpr std::size_t most_states = 4;   ///< whose pairs are looked at

struct Mention {
  const State* state;
  TextSpan span;
};

class LabelFinder {
 public:
  LabelFinder(const std::vector<NamedWord>& words, Expander& expander) : words_(words), expander_(expander) {
    for (const auto& value : expander.taxonomy().values()) {
      if (std::find(facets_.begin(), facets_.end(), value.facet) == facets_.end()) facets_.push_back(value.facet);
    }
  }

  std::vector<TermGroup> run() {
    for (std::size_t at = 0; at < words_.size();) at += read_name(at);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      for (auto j = i + 1; j < states_.size(); ++j) add_dyad(states_[i], states_[j]);
    }
    return std::move(groups_);
  }

 private:
  /// Reads the longest name that begins at a word; returns how many words it has, or 1 where there is none.
  std::size_t read_name(std::size_t at) {
    std::vector<std::string> terms;
    while (at + terms.size() < words_.size() && terms.size() < longest_name) {
      const auto& word = words_[at + terms.size()];
      if (word.run != words_[at].run) break;
      terms.push_back(word.term);
    }
    for (; !terms.empty() && !words_[at].stop; terms.pop_back()) {
      const TextSpan span{words_[at].span.begin, words_[at + terms.size() - 1].span.end};
      if (read_phrase(join_phrase(terms), span)) return terms.size();
    }
    return 1;
  }

  bool read_phrase(const std::string& phrase, TextSpan span) {
    const auto& taxonomy = expander_.taxonomy();
    const auto* const state = taxonomy.find_state(phrase);
    // A code that is also a word ("per", "fin") names a state without having synonyms.
    if (state != nullptr && !taxonomy.synonyms(phrase).empty()) {
      const bool known =
          std::any_of(states_.begin(), states_.end(), [&](const Mention& mention) { return mention.state == state; });
      if (!known && states_.size() < most_states) states_.push_back({state, span});
      return true;
    }
    for (const auto& facet : facets_) {
      const auto* const value = taxonomy.find_value(facet, phrase);
      if (value == nullptr) continue;
      add(facet, value->name, phrase, span);
      return true;
    }
    return false;
  }

  void add_dyad(const Mention& a, const Mention& b) {
    add("dyad", dyad_name(*a.state, *b.state), a.state->name + ", " + b.state->name, {a.span.begin, b.span.end});
  }

  void add(const std::string& facet, const std::string& value, const std::string& from, TextSpan span) {
    const auto* const values = expander_.vocabulary().facet_values(facet);
    if (values == nullptr || !std::binary_search(values->begin(), values->end(), value)) return;
    TermGroup group;
    group.label = facet + ':' + value;
    group.span = span;
    group.labels = {facet, {value}};
    group.weight = expander_.params().label;
    group.optional = true;
    expander_.note(Expansion::Kind::Synonym, span, from, {group.label});
    groups_.push_back(std::move(group));
  }

  const std::vector<NamedWord>& words_;
  Expander& expander_;
  std::vector<std::string> facets_;
  std::vector<Mention> states_;
  std::vector<TermGroup> groups_;
};

}  // namespace

std::vector<TermGroup> label_groups(const std::vector<NamedWord>& words, Expander& expander) {
  if (!expander.uses_synonyms() || expander.params().label <= 0) return {};
  return LabelFinder(words, expander).run();
}

}  // namespace dossier
