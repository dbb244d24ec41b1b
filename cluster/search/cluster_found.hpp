// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/query/texts_found.hpp"
#include "cluster/search/first_round.hpp"
#include "cluster/search/query_context.hpp"
#include "cluster/search/ranked_hits.hpp"
#include "searcher/match/match_engine.hpp"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace dossier::cluster {

/// What one query found in a cluster. Counts come from the cluster, exact; scores and their order are computed here, of
/// the passages that may be among those asked for.
class ClusterFound final : public Found {
 public:
  /// The store, the tree and the selections must outlive it. Errors: those of Client.
  static Result<std::unique_ptr<ClusterFound>> of(PassageStore& store, const FindRequest& request);

  [[nodiscard]] std::uint32_t total() const override { return round_.total; }
  [[nodiscard]] std::uint32_t all_words() const override { return round_.all_words; }
  [[nodiscard]] std::uint32_t loose() const override { return round_.loose; }
  [[nodiscard]] Result<std::uint32_t> count(const std::vector<FacetSelection>& selections) const override;
  [[nodiscard]] Result<std::uint32_t> papers() const override;
  [[nodiscard]] std::vector<FacetCounts> facets(std::uint32_t most) const override;
  [[nodiscard]] Result<ValueCounts> values(const std::string& facet) const override;
  [[nodiscard]] Result<CrossCounts> cross(const CrossRequest& request) const override;
  [[nodiscard]] Result<std::vector<ValuePaper>> spread(const std::string& facet) const override;
  [[nodiscard]] Result<std::vector<std::uint32_t>> having(
      const std::string& facet, std::span<const std::vector<std::string>> groups) const override;
  [[nodiscard]] Result<std::vector<std::vector<DocId>>> of_papers(std::span<const std::uint32_t> papers) const override;
  [[nodiscard]] Result<std::vector<std::uint32_t>> with_groups(std::span<const TermGroup> groups) const override;
  /// The words are fetched once, and kept.
  [[nodiscard]] Result<void> each_text(const TextBase* base, const TextVisit& visit) override;

  [[nodiscard]] const Scoring& scoring() const override { return context_->scoring; }
  [[nodiscard]] Result<void> score_by(const MatchNode& root, const RankingParams& params) override;
  [[nodiscard]] Result<std::vector<RankedDoc>> range(const RankRange& wanted) override;
  [[nodiscard]] Result<std::vector<PaperFound>> by_paper(double share, std::size_t kept) override;

  [[nodiscard]] Result<void> look_closer(std::span<const DocId> docs) override;
  [[nodiscard]] double score(DocId doc) const override;
  [[nodiscard]] PassageMarks marks(DocId doc) const override;
  [[nodiscard]] double neighbour_score(DocId doc) const override;
  [[nodiscard]] Result<std::array<double, text_fields.size()>> frequencies(const TermGroup& group,
                                                                           const RankingParams& params,
                                                                           DocId doc) override;
  [[nodiscard]] std::uint32_t paper_of(DocId doc) const override { return context_->store.place(doc).paper; }
  [[nodiscard]] Result<void> sort(std::vector<RankedDoc>& docs, SortOrder order) const override;
  [[nodiscard]] Result<std::vector<std::size_t>> paper_order(std::span<const DocId> docs,
                                                             SortOrder order) const override;
  /// No directions of words are kept in a cluster.
  [[nodiscard]] const NearFinder* near() const override { return nullptr; }

 private:
  explicit ClusterFound(std::unique_ptr<QueryContext> context) : context_(std::move(context)) {}
  [[nodiscard]] Result<void> weigh(const RankingParams& params);
  [[nodiscard]] Result<void> count_hits(const FindRequest& request);
  [[nodiscard]] Result<RankedHits*> ranked(SortOrder order);
  [[nodiscard]] Result<const ClusterOrder*> order(SortOrder order) const;
  [[nodiscard]] Result<void> fetch_neighbours(std::span<const DocId> docs);

  std::unique_ptr<QueryContext> context_;
  FirstRound round_;
  std::optional<TextsFound> texts_;
  std::map<SortOrder, std::unique_ptr<RankedHits>> ranked_;
  mutable std::map<SortOrder, ClusterOrder> orders_;
};

}  // namespace dossier::cluster
