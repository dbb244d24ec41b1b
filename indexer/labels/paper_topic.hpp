// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/labels/pair_evidence.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

/// What a paper as a whole is about, as far as states go.
struct PaperTopic {
  std::optional<StatePair> pair;              ///< the relation that the paper studies, where it is one
  std::map<std::string, StatePair> acronyms;  ///< mined: CPEC from "China-Pakistan Economic Corridor (CPEC)"
};

/// Facts of one passage and of the headings above it.
struct PassageFacts {
  PairFacts text;
  std::vector<const PairFacts*> headings;  ///< outermost first
  bool theory = false;                     ///< names a value of a facet: talks of theory, perhaps of nothing else
};

/// Weighs title, keywords, headings and passages. A paper without a relation that stands out has none.
PaperTopic find_topic(const PairFacts& title, const PairFacts& keywords, const std::vector<Passage>& passages,
                      const std::vector<PassageFacts>& facts);

/// Acronyms in a text that stand for something between two states: their first letters are those of a compound at most
/// a few words before their bracket.
void mine_acronyms(std::string_view text, const TextEvents& events, std::map<std::string, StatePair>& acronyms);

}  // namespace dossier
