// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/cluster_engine.hpp"

#include "cluster/search/cluster_found.hpp"
#include "cluster/search/cluster_vocabulary.hpp"
#include "cluster/search/facet_counts.hpp"

#include <utility>

namespace dossier::cluster {

std::unique_ptr<Vocabulary> ClusterEngine::vocabulary() const {
  return std::make_unique<ClusterVocabulary>(statistics_);
}

Result<std::unique_ptr<Found>> ClusterEngine::find(const FindRequest& request) {
  store_.forget();
  auto found = ClusterFound::of(store_, request);
  if (!found) return std::move(found).error();
  return std::unique_ptr<Found>(*std::move(found));
}

Result<std::uint32_t> ClusterEngine::count(const MatchNode& root, const std::vector<FacetSelection>& selections) {
  auto context = QueryContext::of(store_, selections);
  if (!context) return std::move(context).error();
  (*context)->set_tree(root);
  const auto passages = cluster::count(statistics_->index(), (*context)->hits());
  if (!passages) return passages.error();
  if (auto whole = (*context)->statistics.still_whole(); !whole) return std::move(whole).error();
  return static_cast<std::uint32_t>(*passages);
}

Result<std::vector<std::uint32_t>> ClusterEngine::papers_with(const std::vector<FacetSelection>& selections) {
  auto context = QueryContext::of(store_, selections);
  if (!context) return std::move(context).error();
  const MatchNode everything;
  (*context)->set_tree(everything);
  const auto papers = statistics_->values("paper");
  if (!papers) return papers.error();
  std::vector<std::uint32_t> numbers;
  if (*papers == nullptr) return numbers;
  const auto counts = count_values(**context, **papers, (*context)->hits());
  if (!counts) return counts.error();
  if (auto whole = (*context)->statistics.still_whole(); !whole) return std::move(whole).error();
  for (std::uint32_t paper = 0; paper < counts->size(); ++paper) {
    if ((*counts)[paper] > 0) numbers.push_back(paper);
  }
  return numbers;
}

Result<std::string> ClusterEngine::paper_id(std::uint32_t paper) const {
  const auto papers = statistics_->values("paper");
  if (!papers) return papers.error();
  if (*papers == nullptr || paper >= (*papers)->values.size()) {
    return damaged(statistics_->index().where(), "the paper of number " + std::to_string(paper));
  }
  return (*papers)->values[paper];
}

}  // namespace dossier::cluster
