// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/expand/interpreter.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/facet_runs.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

/// Counts by value id of one facet.
struct FacetTally {
  const FacetColumn* column = nullptr;
  const FacetSelection* selection = nullptr;  ///< null where the facet has none
  std::vector<std::uint32_t> counts;
  std::optional<std::uint32_t> distinct = {};  ///< values with a count, where `counts` has the highest alone
};

/// Which matches pass the selections, and the counts of every facet.
struct Selected {
  DocSet hits;                      ///< matches that pass every selection
  std::vector<FacetTally> tallies;  ///< of the facets that were asked for, in that order
};

/// Applies the selections to the matches in one pass and counts. A match that passes all selections counts in every
/// facet and is a hit; one that fails a single facet's selection counts in that facet only: so a facet's own selection
/// does not narrow its own counts. A selection on a facet that the index does not have: with `any_of` nothing passes.
/// `runs` make counting quicker.
/// Errors: those of the index.
Result<Selected> select_and_count(const IndexReader& reader, const DocSet& matches,
                                  const std::vector<FacetSelection>& selections, const std::vector<std::string>& facets,
                                  FacetRuns* runs = nullptr);

/// The counts for a response: by count, then value; at most `most` values (0: all) besides the
/// selected ones and unknown_value, which comes last.
FacetCounts to_counts(const FacetTally& tally, std::uint32_t most);

/// Number of values of a single facet's column that the passages have.
std::uint32_t distinct_values(const FacetColumn& column, const DocSet& docs, FacetRuns* runs = nullptr);

}  // namespace dossier
