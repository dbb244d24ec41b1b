// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/match_engine.hpp"
#include "searcher/rank/rescoring.hpp"
#include "searcher/types/response.hpp"

#include <vector>

namespace dossier {

/// The parts of one match's score: for each group and field its share, labels that the query names, what a rescoring
/// added, and the bonus for all words. They add up to the score. Errors: those of the
/// index.
Result<std::vector<ScorePart>> explain(Found& found, const RankingParams& params, DocId doc, const SecondScore& second);

}  // namespace dossier
