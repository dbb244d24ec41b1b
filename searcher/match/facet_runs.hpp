// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/match/doc_set.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace dossier {

/// Counts the values of a facet where neighbouring passages mostly have the same one: a paper, its year, its country.
/// A run of passages with one value costs as much as a single passage. Keeps the runs of the columns that it has seen,
/// four bytes a run, as long as these hold; one a thread.
class FacetRuns {
 public:
  /// Adds the passages of each value to `counts`, those without a value to the last; false, and nothing done, where
  /// the column has no long runs. `counts` has one number more than the column has values.
  bool count(const FacetColumn& column, const DocSet& docs, std::span<std::uint32_t> counts);
  /// How many values the passages have, where count() does and no value stands in two runs, as with papers; else
  /// nothing.
  std::optional<std::uint32_t> distinct(const FacetColumn& column, const DocSet& docs);

 private:
  struct Runs {
    std::vector<DocId> first;  ///< passages; none where the column is not worth it
    bool apart = false;        ///< no value stands in two of them
  };
  const Runs& runs_of(const FacetColumn& column, const DocSet& docs);

  std::map<const FacetColumn*, Runs> runs_;
  std::vector<std::uint32_t> found_;  ///< by run
};

}  // namespace dossier
