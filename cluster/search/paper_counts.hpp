// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/search/query_context.hpp"
#include "searcher/match/found_counts.hpp"

#include <cstdint>
#include <span>
#include <vector>

// What is asked of all hits by paper, or in groups; see the functions of Found that these stand behind. Errors: those
// of Client.
namespace dossier::cluster {

/// Found::spread. A round, one more for each 50,000 pairs; of the facet `cites` one for each paper that is cited.
Result<std::vector<ValuePaper>> count_spread(const QueryContext& context, const FacetColumn& column);

/// How many hits match each query. A round for each thousand.
Result<std::vector<std::uint32_t>> count_each(const QueryContext& context, std::span<const Json> queries);

/// Found::of_papers. A round for each ten thousand hits.
Result<std::vector<std::vector<DocId>>> hits_of_papers(QueryContext& context, std::span<const std::uint32_t> papers);

}  // namespace dossier::cluster
