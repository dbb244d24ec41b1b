// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/labels/paper_topic.hpp"
#include "taxonomy/taxonomy.hpp"

#include <vector>

namespace dossier {

/// Gives the passages of a paper their `dyad` labels, in reading order, from what was found in them. Labels are
/// appended; those below half a strength are left out.
void label_dyads(const Taxonomy& taxonomy, const PaperTopic& topic, const std::vector<PassageFacts>& facts,
                 std::vector<Passage>& passages);

}  // namespace dossier
