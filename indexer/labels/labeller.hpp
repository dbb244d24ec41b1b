// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/labels/dyad_labels.hpp"
#include "taxonomy/taxonomy.hpp"

#include <vector>

namespace dossier {

/// Gives every passage its labels (dyad, theory and whatever else the taxonomy holds), each with reason and strength.
/// Looks at the passages of one paper together, in reading order, since "both countries" needs the pair that the paper
/// or the passages before are about. Replaces labels that are there, except Given ones. One pass over the text.
/// `seen`, where given, is told the pairs that were weighed, passage by passage: for fitting the weights.
void label_paper(const Taxonomy& taxonomy, const Paper& paper, std::vector<Passage>& passages,
                 const SeeCandidates& seen = {});

}  // namespace dossier
