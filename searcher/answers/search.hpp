// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

namespace dossier {

struct SearchState;

/// Finds the passages that match, ranks them, counts the facets.
Result<SearchResponse> answer_search(SearchState& state, const SearchRequest& request);

}  // namespace dossier
