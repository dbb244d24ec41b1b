// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/all_passages.hpp"

#include <utility>

namespace dossier {

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

}  // namespace dossier
