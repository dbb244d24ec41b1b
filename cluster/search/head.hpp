// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/json.hpp"
#include "cluster/search/query_context.hpp"

#include <cstddef>
#include <optional>

namespace dossier::cluster {

/// Hits asked for beyond those that are wanted: scores of OpenSearch are a little off.
inline constexpr std::size_t spare_ranks = 20;

/// The part of the hits among which the best are looked for first, and what any other can score: where the best of the
/// part score more, the others need not be looked at.
struct Head {
  std::size_t size = 0;        ///< hits to ask for
  std::optional<Json> within;  ///< nothing: among all
  double others = 0;           ///< no passage outside of the part scores more
};

/// Finds among the matches those that have every bonus of the query and pass the selections; nothing where that may be
/// all of them.
std::optional<Json> with_every_bonus(const QueryContext& context);

/// Where to look for so many ranks by relevance. For a context that has its scoring. Errors: those of the statistics.
Result<Head> head_of(const QueryContext& context, std::size_t ranks);

}  // namespace dossier::cluster
