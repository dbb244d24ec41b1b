// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matcher.hpp"
#include "searcher/proximity.hpp"
#include "searcher/response.hpp"

#include <vector>

namespace dossier {

/// The parts of one match's score: for each group and field its share, proximity, and the bonus for all words. They add
/// up to the score. `proximity` is null where the passage's rank was not raised by it.
std::vector<ScorePart> explain(const Matches& matches, const RankingParams& params, DocId doc, GroupScorer& scorer,
                               Proximity* proximity);

}  // namespace dossier
