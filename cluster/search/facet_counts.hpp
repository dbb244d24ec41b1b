// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/search/query_context.hpp"
#include "searcher/match/found_counts.hpp"

#include <cstdint>
#include <vector>

namespace dossier::cluster {

/// Whether the values of a facet are few enough to be counted beside others in one answer.
bool is_small(const FacetColumn& column);
/// The aggregation that counts the values of a small facet; see read_counts().
Json counting(const QueryContext& context, const FacetColumn& column);
/// Its answer, by the ordinals of the column, with the number of passages among which was counted. Errors: IndexLocked
/// where the cluster has other values than it had.
Result<std::vector<std::uint32_t>> read_counts(const QueryContext& context, const FacetColumn& column,
                                               const Json& answer);
/// The aggregation that gives the highest counts alone, of a facet of which each passage has a value of its own.
Json counting_highest(const FacetColumn& column, std::uint32_t most);
/// Its answer as that of counting(): all other counts are 0.
Result<std::vector<std::uint32_t>> read_highest(const QueryContext& context, const FacetColumn& column,
                                                const Json& answer);
/// Counts the values of a facet of any size among the passages that match a query. Errors: those of Client.
Result<std::vector<std::uint32_t>> count_values(const QueryContext& context, const FacetColumn& column,
                                                const Json& query);

/// The ordinal of a bucket's value, or, for none, of that of passages without one; nothing where the column has none.
std::optional<std::uint32_t> ordinal_of_bucket(const FacetColumn& column, const std::optional<std::string>& bucket);

/// The hits by the values of two facets; see Found::cross. Papers are counted exactly: the cluster gives each pair of a
/// cell and a paper. Errors: those of Client.
Result<CrossCounts> count_cross(const QueryContext& context, const CrossRequest& request);

}  // namespace dossier::cluster
