// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "taxonomy/automaton.hpp"
#include "taxonomy/data.hpp"
#include "taxonomy/taxonomy.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier {

/// What a Taxonomy is made of; the labeller reads it, nobody else.
struct Taxonomy::Impl {
  std::vector<State> states;
  std::vector<FacetValue> values;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> pairs;  ///< states of the named pairs, by trigger target
  Automaton automaton;
  PairWeights pair_weights;                                        ///< of the labeller of pairs
  std::unordered_map<std::string, std::uint16_t> state_by_phrase;  ///< folded names, adjectives, codes …
  std::map<std::pair<std::string, std::string>, std::uint16_t> value_by_phrase;  ///< (facet, folded phrase)
  std::unordered_map<std::string, std::vector<std::string>> synonyms;
  std::vector<std::vector<std::string>> related;                       ///< groups of words near in meaning
  std::unordered_multimap<std::string, std::uint32_t> related_groups;  ///< word → the groups that it is in
  SpellingData spelling;
  std::size_t longest_synonym = 1;
  std::string digest;
  Taxonomy::Files files;
};

/// The dyad of two states as it is written in facets: names in alphabetical order.
std::string dyad_name(const State& a, const State& b);

/// Makes the data fit for matching. Errors: BadData (a pair of unknown states, two states of one name …).
Result<std::unique_ptr<Taxonomy::Impl>> build_taxonomy(TaxonomyData data, std::string digest);

/// The other spelling of a folded word by the rules; empty if there is none.
std::vector<std::string> other_spellings(const SpellingData& spelling, std::string_view word);

}  // namespace dossier
