// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/search/query_context.hpp"

namespace dossier::cluster {

/// What the groups of the context's tree weigh, by the passages that hold them in all of the index, and the bonuses.
/// One request, as a rule; none where the same was asked of the generation before. Errors: those of the statistics.
Result<Scoring> weights_of(const QueryContext& context, const RankingParams& params);

}  // namespace dossier::cluster
