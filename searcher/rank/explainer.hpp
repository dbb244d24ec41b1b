// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/matcher.hpp"
#include "searcher/rank/rescoring.hpp"
#include "searcher/types/response.hpp"

#include <vector>

namespace dossier {

/// The parts of one match's score: for each group and field its share, labels that the query names, what a rescoring
/// added, and the bonus for all words. They add up to the score. Errors: those of the
/// index.
Result<std::vector<ScorePart>> explain(const Matches& matches, const RankingParams& params, DocId doc,
                                       GroupScorer& scorer, const SecondScore& second);

}  // namespace dossier
