// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/search/head.hpp"
#include "cluster/search/query_context.hpp"
#include "searcher/match/facet_counter.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier::cluster {

/// What one request counts for a query, all of it exactly.
struct FirstRound {
  std::uint32_t total = 0;          ///< hits
  std::uint32_t all_words = 0;      ///< of them
  std::uint32_t loose = 0;          ///< of them
  std::vector<FacetTally> tallies;  ///< of the facets that were asked for and are there; columns of the statistics
  Json answer;                      ///< with the first page of hits, where that was asked for
};

/// The facets that are to be counted.
struct AskedFacets {
  std::span<const std::string> names = {};
  std::uint32_t most = 0;  ///< values of each that are shown; 0: all
};

/// Counts for a context that has its tree; where `head` is there, its scoring too, for the first page of hits. Errors:
/// those of Client; IndexLocked where the cluster has values that it had not. Statistics::still_whole() is yet to be
/// asked.
Result<FirstRound> first_round(const QueryContext& context, const AskedFacets& facets, const std::optional<Head>& head);

}  // namespace dossier::cluster
