// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/rank/query_run.hpp"
#include "searcher/types/request.hpp"

#include <vector>

namespace dossier {

/// A tree that matches what `root` does, as far as it passes the selections.
MatchNode with_selections(const MatchNode& root, const std::vector<FacetSelection>& selections);

/// A question without words and filters, over the user's notes where `asked` is: what a part of the library is measured
/// against.
SearchRequest everything_like(const SearchRequest& asked);

}  // namespace dossier
