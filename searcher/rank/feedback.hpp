// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/match/passage_source.hpp"
#include "searcher/match/ranked_doc.hpp"
#include "searcher/query/match_tree.hpp"
#include "searcher/types/ranking.hpp"

#include <span>
#include <vector>

namespace dossier {

/// Pseudo-relevance feedback after Bo1 (Amati 2003): words that stand more often in the best passages, which are taken
/// for relevant, than chance would have it, weighted by Bose-Einstein statistics; the first passages count most. Groups
/// for the words to be added to a query, without those that it has already, stop words and numbers. Optional groups:
/// they rank, the set of matches stays that of the query. Errors: those of the index.
Result<std::vector<TermGroup>> feedback_groups(const PassageSource& passages, std::span<const RankedDoc> best,
                                               const MatchNode& root, const FeedbackParams& params);

/// The tree with the groups beside it: the same matches, ranked by both.
MatchNode with_feedback(MatchNode root, std::vector<TermGroup> groups);

}  // namespace dossier
