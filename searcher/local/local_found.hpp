// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/local/near_passages.hpp"
#include "searcher/match/facet_counter.hpp"
#include "searcher/match/match_engine.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/rank/neighbours.hpp"
#include "searcher/rank/ranker.hpp"

#include <map>
#include <memory>
#include <optional>

namespace dossier {

/// What one query found in an index on this machine: sets of passages as bits, scores in the matcher.
class LocalFound final : public Found {
 public:
  /// Reader, matcher, tree and selections must outlive it. Errors: those of the index.
  static Result<std::unique_ptr<LocalFound>> of(const IndexReader& reader, Matcher& matcher,
                                                const FindRequest& request);
  LocalFound(const LocalFound&) = delete;
  LocalFound& operator=(const LocalFound&) = delete;

  [[nodiscard]] std::uint32_t total() const override { return total_; }
  [[nodiscard]] std::uint32_t all_words() const override;
  [[nodiscard]] std::uint32_t loose() const override;
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
  [[nodiscard]] Result<void> each_text(const TextBase* base, const TextVisit& visit) override;

  [[nodiscard]] const Scoring& scoring() const override { return matches_; }
  [[nodiscard]] Result<void> score_by(const MatchNode& root, const RankingParams& params) override;
  [[nodiscard]] Result<std::vector<RankedDoc>> range(const RankRange& wanted) override;
  [[nodiscard]] Result<std::vector<PaperFound>> by_paper(double share, std::size_t kept) override;

  [[nodiscard]] double score(DocId doc) const override { return matcher_.scores()[doc]; }
  [[nodiscard]] PassageMarks marks(DocId doc) const override;
  [[nodiscard]] double neighbour_score(DocId doc) const override { return neighbours_->score(doc); }
  [[nodiscard]] Result<std::array<double, text_fields.size()>> frequencies(const TermGroup& group,
                                                                           const RankingParams& params,
                                                                           DocId doc) override;
  [[nodiscard]] std::uint32_t paper_of(DocId doc) const override { return by_score_.paper_of(doc); }
  [[nodiscard]] Result<void> sort(std::vector<RankedDoc>& docs, SortOrder order) const override;
  [[nodiscard]] Result<std::vector<std::size_t>> paper_order(std::span<const DocId> docs,
                                                             SortOrder order) const override;
  [[nodiscard]] const NearFinder* near() const override { return near_ ? &*near_ : nullptr; }

 private:
  LocalFound(const IndexReader& reader, Matcher& matcher, Ranker by_score)
      : reader_(reader), matcher_(matcher), by_score_(std::move(by_score)) {}
  [[nodiscard]] Result<void> match(const FindRequest& request);
  /// Before the matches: the matcher keeps the scores of the last tree.
  [[nodiscard]] Result<void> find_around(const FindRequest& request);
  [[nodiscard]] Result<const Ranker*> ranker(SortOrder order) const;
  /// Hits with all words, or whose score without bonus is at least such a share of the best.
  [[nodiscard]] DocSet strong(double share) const;

  const IndexReader& reader_;
  Matcher& matcher_;
  Ranker by_score_;
  mutable std::map<SortOrder, Ranker> rankers_;  ///< of the other orders, made when first asked for
  Matches matches_;
  Selected selected_;
  std::uint32_t total_ = 0;
  std::optional<Neighbours> neighbours_;
  std::optional<NearPassages> near_;
};

}  // namespace dossier
