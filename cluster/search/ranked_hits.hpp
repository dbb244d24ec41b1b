// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/search/head.hpp"
#include "cluster/search/query_context.hpp"
#include "searcher/match/ranked_doc.hpp"
#include "searcher/types/request.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace dossier::cluster {

/// The one order of passages, see searcher/rank/ranker.hpp, over what a query has come across.
class ClusterOrder {
 public:
  /// Errors: those of the statistics.
  static Result<ClusterOrder> of(const QueryContext& context, SortOrder order);
  [[nodiscard]] bool before(const RankedDoc& a, const RankedDoc& b) const;
  /// Whether the paper of `a` stands before that of `b` where papers are listed.
  [[nodiscard]] bool paper_before(DocId a, DocId b) const;
  /// Place of a paper where papers are sorted by name.
  [[nodiscard]] std::uint32_t place(std::uint32_t paper) const { return paper_places_[paper]; }

 private:
  ClusterOrder(const QueryContext& context, SortOrder order) : context_(&context), order_(order) {}
  [[nodiscard]] double year(DocId doc) const;

  const QueryContext* context_;
  SortOrder order_;
  std::vector<std::uint32_t> paper_places_;  ///< for SortOrder::Paper
};

/// The hits of a query in order, fetched as far as they are asked for. OpenSearch gives them by scores that are a
/// little off, or too high: a rank is certain once no passage that is still to come can have it.
class RankedHits {
 public:
  virtual ~RankedHits() = default;
  /// The context must outlive it. Errors, of this and of reach(): those of Client.
  static Result<std::unique_ptr<RankedHits>> of(QueryContext& context, SortOrder order);
  /// The same by relevance, of which the first page has come: the answer to what ask_for_head() asked.
  static Result<std::unique_ptr<RankedHits>> with_head(QueryContext& context, const Head& head, const Json& answer);
  /// Makes that ranks() has at least so many, unless there are no more.
  [[nodiscard]] virtual Result<void> reach(std::size_t count) = 0;
  [[nodiscard]] const std::vector<RankedDoc>& ranks() const { return ranks_; }
  /// How many requests it has made.
  [[nodiscard]] std::size_t asked() const { return asked_; }

 protected:
  RankedHits(QueryContext& context, ClusterOrder order) : context_(context), order_(std::move(order)) {}
  /// One page of hits, taken; `more` tells whether others follow.
  struct Page {
    std::vector<RankedDoc> docs;
    Json last_sort;                   ///< of the last one
    double last_score = 0;            ///< of the last one, as OpenSearch has it
    std::vector<double> scores = {};  ///< of each
    bool more = false;
  };
  [[nodiscard]] Result<Page> page(const Json& query, const Json& sort, const Json& after, std::size_t size);
  /// The page in the answer to a request with this body.
  [[nodiscard]] Result<Page> read_page(Json body, const Json& answer);

  QueryContext& context_;
  ClusterOrder order_;
  std::vector<RankedDoc> ranks_;
  std::size_t asked_ = 0;
};

/// Makes a request ask for the first page of hits by relevance, beside what it asks for.
void ask_for_head(Json& body, const QueryContext& context, const Head& head);

}  // namespace dossier::cluster
