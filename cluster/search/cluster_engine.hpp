// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/search/passage_store.hpp"
#include "searcher/match/match_engine.hpp"

#include <memory>

namespace dossier::cluster {

/// Finds in an index in a cluster: at least two rounds a query.
class ClusterEngine final : public MatchEngine {
 public:
  /// The store must outlive it.
  ClusterEngine(std::shared_ptr<const Statistics> statistics, PassageStore& store)
      : statistics_(std::move(statistics)), store_(store) {}

  [[nodiscard]] std::unique_ptr<Vocabulary> vocabulary() const override;
  [[nodiscard]] Result<std::unique_ptr<Found>> find(const FindRequest& request) override;
  [[nodiscard]] Result<std::uint32_t> count(const MatchNode& root,
                                            const std::vector<FacetSelection>& selections) override;
  [[nodiscard]] Result<std::vector<std::uint32_t>> papers_with(const std::vector<FacetSelection>& selections) override;
  [[nodiscard]] Result<std::string> paper_id(std::uint32_t paper) const override;

 private:
  std::shared_ptr<const Statistics> statistics_;
  PassageStore& store_;
};

}  // namespace dossier::cluster
