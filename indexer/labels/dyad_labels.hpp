// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/labels/paper_topic.hpp"
#include "taxonomy/taxonomy.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dossier {

/// A pair that a passage may speak of, with all that speaks for it.
struct PairCandidate {
  StatePair pair;
  PairVector amounts{};
  float strongest = 0;  ///< of its signs; the reason is that one's
  LabelSource source = LabelSource::Text;
  std::string trigger;
  TextSpan span;
};

/// The candidates of every passage, in the order of the passages.
using Candidates = std::vector<std::vector<PairCandidate>>;
using SeeCandidates = std::function<void(const Candidates&)>;

/// Gathers what the words of each passage, its headings, its title and its paper say for pairs of states. `side` is
/// that of a document, null for a paper.
Candidates find_candidates(const PaperTopic& topic, const DocumentSide* side, const std::vector<PassageFacts>& facts,
                           const std::vector<Passage>& passages);

/// Gives the passages their `dyad` labels: the candidates of which the classifier of the taxonomy is half sure or more.
/// The strength of a label is how sure it is.
void label_dyads(const Taxonomy& taxonomy, Candidates candidates, std::vector<Passage>& passages);

}  // namespace dossier
