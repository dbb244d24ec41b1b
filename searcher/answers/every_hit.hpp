// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"

#include <memory>
#include <string_view>

namespace dossier {

/// A run whose every hit can be walked: for answers that look at all of them, which an index on this machine alone can
/// give.
struct EveryHit {
  const IndexReader& reader;
  std::unique_ptr<QueryRun> run;

  /// Holds as long as no other run on the same engine was started.
  [[nodiscard]] const DocSet& hits() const { return *run->found().hits(); }
};

/// `view` names the answer for the message. Errors: those of the index; IndexIncompatible where it is elsewhere.
Result<EveryHit> every_hit(SearchState& state, const SearchRequest& request, std::string_view view);

/// The passages that a question without words and filters finds, and those of `found`: what a part of the library is
/// measured against. Runs on the state's engine. Errors: as every_hit().
Result<DocSet> base_set(SearchState& state, const SearchRequest& asked, const DocSet& found);

}  // namespace dossier
