// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "taxonomy/automaton.hpp"
#include "taxonomy/data.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier {

/// What labelling alone reads of a taxonomy: the phrases that stand for its states, values and pairs, and the cues.
struct Lexicon {
  std::vector<std::pair<std::uint16_t, std::uint16_t>> pairs;  ///< states of the named pairs, by trigger target
  Automaton automaton;
  PairWeights pair_weights;  ///< of the labeller of pairs
};

/// Numbers of states, their places in TaxonomyData::states, by all that they are called (see phrase_key).
using StateNumbers = std::unordered_map<std::string, std::uint16_t>;

/// Makes the lexicon; states and values are numbered as in the data. Errors: BadData (a pair or officials of unknown
/// states …).
Result<std::unique_ptr<const Lexicon>> build_lexicon(const TaxonomyData& data, const StateNumbers& states);

}  // namespace dossier
