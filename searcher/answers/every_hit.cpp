// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/every_hit.hpp"

#include <cassert>
#include <string>
#include <utility>

namespace dossier {

Result<EveryHit> every_hit(SearchState& state, const SearchRequest& request, std::string_view view) {
  if (state.local == nullptr) {
    return Error{
        ErrorCode::IndexIncompatible,
        "the " + std::string(view) + " cannot be asked of the index " + state.ports.catalogue.location() + " yet",
        "copy the index to this machine with `dossier copy`"};
  }
  auto run = QueryRun::start(state.ports, request, {});
  if (!run) return std::move(run).error();
  assert((*run)->found().hits() != nullptr);
  return EveryHit{*state.local, *std::move(run)};
}

Result<DocSet> base_set(SearchState& state, const SearchRequest& asked, const DocSet& found) {
  SearchRequest everything;
  everything.limit = 0;
  everything.user_notes = asked.user_notes;
  const auto all = every_hit(state, everything, "whole library");
  if (!all) return all.error();
  auto docs = all->hits();
  docs |= found;
  return docs;
}

}  // namespace dossier
