// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace dossier {

/// The index, for answers that an index on this machine alone can give; `view` names them for the message. Errors:
/// IndexIncompatible where the index is elsewhere.
Result<const IndexReader*> index_here(const SearchState& state, std::string_view view);

/// A run whose every hit can be walked: for answers that look at all of them, which an index on this machine alone can
/// give.
struct EveryHit {
  const IndexReader& reader;
  std::unique_ptr<QueryRun> run;

  /// Holds as long as no other run on the same engine was started.
  [[nodiscard]] const DocSet& hits() const { return *run->found().hits(); }
};

/// Errors: those of the index, and of index_here().
Result<EveryHit> every_hit(SearchState& state, const SearchRequest& request, std::string_view view);

/// A tree that matches what `root` does, as far as it passes the selections.
MatchNode with_selections(const MatchNode& root, const std::vector<FacetSelection>& selections);

/// A question without words and filters, over the user's notes where `asked` is.
SearchRequest everything_like(const SearchRequest& asked);

/// The passages that such a question finds, and those of `found`: what a part of the library is
/// measured against. Runs on the state's engine. Errors: as every_hit().
Result<DocSet> base_set(SearchState& state, const SearchRequest& asked, const DocSet& found);

}  // namespace dossier
