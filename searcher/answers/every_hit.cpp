// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/every_hit.hpp"

#include <cassert>
#include <string>
#include <utility>

namespace dossier {

Result<const IndexReader*> index_here(const SearchState& state, std::string_view view) {
  if (state.local != nullptr) return state.local;
  return Error{ErrorCode::IndexIncompatible,
               std::string(view) + " needs an index on this machine; " + state.ports.catalogue.location() + " is not",
               "copy it with `dossier copy " + state.ports.catalogue.location() + " .dossier`"};
}

Result<EveryHit> every_hit(SearchState& state, const SearchRequest& request, std::string_view view) {
  const auto index = index_here(state, view);
  if (!index) return index.error();
  auto run = QueryRun::start(state.ports, request, {});
  if (!run) return std::move(run).error();
  assert((*run)->found().hits() != nullptr);
  return EveryHit{**index, *std::move(run)};
}

MatchNode with_selections(const MatchNode& root, const std::vector<FacetSelection>& selections) {
  MatchNode all;
  all.kind = MatchNode::Kind::And;
  all.children.push_back(root);
  for (const auto& selection : selections) {
    MatchNode has;
    has.kind = MatchNode::Kind::Facet;
    if (selection.any_of) {
      has.facet = {selection.facet, *selection.any_of};
      all.children.push_back(has);
    }
    if (selection.none_of.empty()) continue;
    has.facet = {selection.facet, selection.none_of};
    MatchNode lacks;
    lacks.kind = MatchNode::Kind::Not;
    lacks.children.push_back(std::move(has));
    all.children.push_back(std::move(lacks));
  }
  return all;
}

SearchRequest everything_like(const SearchRequest& asked) {
  SearchRequest everything;
  everything.limit = 0;
  everything.user_notes = asked.user_notes;
  return everything;
}

Result<DocSet> base_set(SearchState& state, const SearchRequest& asked, const DocSet& found) {
  const auto all = every_hit(state, everything_like(asked), "what sets passages apart");
  if (!all) return all.error();
  auto docs = all->hits();
  docs |= found;
  return docs;
}

}  // namespace dossier
