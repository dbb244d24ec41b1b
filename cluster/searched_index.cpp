// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/searched_index.hpp"

#include "cluster/cluster_catalogue.hpp"
#include "cluster/cluster_passages.hpp"
#include "cluster/search/cluster_engine.hpp"

#include <utility>

namespace dossier::cluster {

struct SearchedIndex::Impl {
  explicit Impl(std::shared_ptr<const Statistics> of)
      : statistics(std::move(of)), store(statistics), catalogue(store), passages(store), engine(statistics, store) {}
  std::shared_ptr<const Statistics> statistics;
  PassageStore store;
  ClusterCatalogue catalogue;
  ClusterPassages passages;
  ClusterEngine engine;
  std::unique_ptr<Impl> sure;  ///< the same with a least confidence of labels
};

SearchedIndex::SearchedIndex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SearchedIndex::~SearchedIndex() = default;

Result<std::unique_ptr<SearchedIndex>> SearchedIndex::open(std::string_view address) {
  auto reader = ClusterReader::open(address);
  if (!reader) return std::move(reader).error();
  auto statistics = std::make_shared<const Statistics>(*std::move(reader));
  return std::unique_ptr<SearchedIndex>(new SearchedIndex(std::make_unique<Impl>(std::move(statistics))));
}

std::unique_ptr<SearchedIndex> SearchedIndex::clone() const {
  return std::unique_ptr<SearchedIndex>(new SearchedIndex(std::make_unique<Impl>(impl_->statistics)));
}

Result<bool> SearchedIndex::stale() const {
  const auto& seen = impl_->statistics->index();
  const auto same = is_as_seen(seen);
  if (!same) return same.error();
  if (*same) return false;
  const auto now = open_index(seen.client);
  if (!now) return now.error();
  if (!now->stored) return false;
  return now->name != seen.name || now->stored->state.generation != seen.stored->state.generation;
}

const Catalogue& SearchedIndex::catalogue() const { return impl_->catalogue; }

SearchPorts SearchedIndex::ports() {
  return {impl_->catalogue, impl_->passages, impl_->engine,
          [this](std::uint32_t thousandths) { return ports_with_min_confidence(thousandths); }};
}

SearchPorts SearchedIndex::ports_with_min_confidence(std::uint32_t thousandths) {
  auto& sure = impl_->sure;
  if (sure == nullptr || sure->statistics->min_confidence() != thousandths) {
    sure = std::make_unique<Impl>(impl_->statistics->with_min_confidence(thousandths));
  }
  return {sure->catalogue, sure->passages, sure->engine};
}

}  // namespace dossier::cluster
