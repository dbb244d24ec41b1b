// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/base_set.hpp"

namespace dossier {

Result<DocSet> base_set(SearchState& state, const SearchRequest& asked, const DocSet& found) {
  SearchRequest everything;
  everything.limit = 0;
  everything.user_notes = asked.user_notes;
  const auto run = QueryRun::start(state.reader, state.taxonomy, state.matcher, everything, {});
  if (!run) return run.error();
  auto docs = (*run)->hits();
  docs |= found;
  return docs;
}

}  // namespace dossier
