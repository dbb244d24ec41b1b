// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_runs.hpp"

#include "base/bit_count.hpp"

#include <algorithm>
#include <utility>

namespace dossier {

const FacetRuns::Runs& FacetRuns::runs_of(const FacetColumn& column, const DocSet& docs) {
  const auto known = runs_.find(&column);
  if (known != runs_.end()) return known->second;
  auto& runs = runs_[&column];
  if (!column.starts.empty()) return runs;  // passages with several values
  constexpr std::size_t shortest = 4;       // passages a run, in the mean
  const auto& ids = column.ids;
  auto& first = runs.first;
  for (std::size_t doc = 0; doc < ids.size(); ++doc) {
    if (doc > 0 && ids[doc] == ids[doc - 1]) continue;
    first.push_back(static_cast<DocId>(doc));
    if (first.size() * shortest <= ids.size()) continue;
    first.clear();
    break;
  }
  if (ids.size() > docs.words().size() * 64) first.clear();  // not of these passages
  first.shrink_to_fit();
  std::vector<char> seen(column.values.size(), 0);
  runs.apart = !first.empty() && std::all_of(first.begin(), first.end(), [&](DocId doc) {
    return ids[doc] >= seen.size() || std::exchange(seen[ids[doc]], 1) == 0;  // without a value: not counted
  });
  return runs;
}

bool FacetRuns::count(const FacetColumn& column, const DocSet& docs, std::span<std::uint32_t> counts) {
  const auto& runs = runs_of(column, docs).first;
  if (runs.empty()) return false;
  found_.resize(runs.size());
  count_bits_of_runs(docs.words(), runs, found_);
  for (std::size_t run = 0; run < runs.size(); ++run) counts[column.ids[runs[run]]] += found_[run];
  return true;
}

std::optional<std::uint32_t> FacetRuns::distinct(const FacetColumn& column, const DocSet& docs) {
  const auto& [runs, apart] = runs_of(column, docs);
  if (!apart) return std::nullopt;
  found_.resize(runs.size());
  count_bits_of_runs(docs.words(), runs, found_);
  const auto without = static_cast<std::uint32_t>(column.values.size());
  std::uint32_t count = 0;
  for (std::size_t run = 0; run < runs.size(); ++run) {
    count += found_[run] > 0 && column.ids[runs[run]] < without ? 1 : 0;
  }
  return count;
}

}  // namespace dossier
