// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_runs.hpp"

#include "base/bit_count.hpp"

namespace dossier {

const std::vector<DocId>& FacetRuns::runs_of(const FacetColumn& column, const DocSet& docs) {
  const auto known = runs_.find(&column);
  if (known != runs_.end()) return known->second;
  auto& runs = runs_[&column];
  if (!column.starts.empty()) return runs;  // passages with several values
  constexpr std::size_t shortest = 4;       // passages a run, in the mean
  const auto& ids = column.ids;
  for (std::size_t doc = 0; doc < ids.size(); ++doc) {
    if (doc > 0 && ids[doc] == ids[doc - 1]) continue;
    runs.push_back(static_cast<DocId>(doc));
    if (runs.size() * shortest <= ids.size()) continue;
    runs.clear();
    break;
  }
  if (ids.size() > docs.words().size() * 64) runs.clear();  // not of these passages
  runs.shrink_to_fit();
  return runs;
}

bool FacetRuns::count(const FacetColumn& column, const DocSet& docs, std::span<std::uint32_t> counts) {
  const auto& runs = runs_of(column, docs);
  if (runs.empty()) return false;
  found_.resize(runs.size());
  count_bits_of_runs(docs.words(), runs, found_);
  for (std::size_t run = 0; run < runs.size(); ++run) counts[column.ids[runs[run]]] += found_[run];
  return true;
}

}  // namespace dossier
