// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "taxonomy/pair_features.hpp"
#include "taxonomy/taxonomy.hpp"
#include "taxonomy/trigger.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// A state as its record gives it.
struct StateData {
  State state;
  std::vector<std::string> leaders;    ///< people and governments that stand for it in a sentence, not in a query
  std::vector<std::string> ambiguous;  ///< those of its triggers that are also something else
};

/// A facet value with the phrases that stand for it, by ValueRole.
struct ValueData {
  FacetValue value;
  std::array<std::vector<std::string>, value_role_names.size()> phrases;
};

/// Something between two states that has a name of its own: a border line, a treaty, a war.
struct PairData {
  std::string first;  ///< names of the states as in State::name
  std::string second;
  std::vector<std::string> phrases;
};

/// Who acts and speaks for a state, beside those in its record.
struct OfficialData {
  std::string state;  ///< as in State::name
  std::vector<std::string> people;
  std::vector<std::string> titled;  ///< people by names that many have: they count behind a title only
  std::vector<std::string> offices;
  std::vector<std::string> abbreviations;
  std::vector<std::string> cities;
  std::vector<std::string> adjectives;  ///< in other languages than English: with a small letter only
  std::vector<std::string> capitals;    ///< in other languages than English
};

/// Two spellings of one language, as rules over words.
struct SpellingData {
  std::vector<std::pair<std::string, std::string>> words;     ///< whole words: defence, defense
  std::vector<std::pair<std::string, std::string>> stems;     ///< beginnings of words: neighbour, neighbor
  std::vector<std::pair<std::string, std::string>> suffixes;  ///< ends of words: isation, ization
  std::vector<std::string> except;                            ///< beginnings of words that no suffix rule may change
};

/// All that the files of a taxonomy say, before it is made fit for matching.
struct TaxonomyData {
  std::vector<StateData> states;
  std::vector<ValueData> values;
  std::vector<PairData> pairs;
  std::vector<OfficialData> officials;
  std::optional<PairWeights> pair_weights;
  std::array<std::vector<std::string>, cue_names.size()> cues;
  std::vector<std::vector<std::string>> synonyms;
  std::vector<std::vector<std::string>> related;  ///< groups of single words, in all their forms
  SpellingData spelling;
};

/// Adds what one JSON file says; its top-level keys (`states`, `pairs`, `officials`, `pair_weights`, `cues`,
/// `synonyms`, `related`, `spelling`, `facet`) tell what it is about. Errors: BadData, naming the file and the line or
/// the position in the tree.
Result<void> read_taxonomy_file(std::string_view file, std::string_view json, TaxonomyData& data);

}  // namespace dossier
