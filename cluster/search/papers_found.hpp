// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/search/query_context.hpp"
#include "searcher/match/found_counts.hpp"

#include <cstddef>
#include <vector>

namespace dossier::cluster {

/// See Found::by_paper. Goes through all hits, ten thousand a round; those that may be the best of their paper, or
/// whose strength OpenSearch's sums leave open, are fetched and scored here. Errors: those of Client.
Result<std::vector<PaperFound>> papers_found(QueryContext& context, double share, std::size_t kept);

}  // namespace dossier::cluster
