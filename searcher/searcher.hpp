// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/answers/evidence.hpp"
#include "searcher/answers/kwic.hpp"
#include "searcher/answers/matrix.hpp"
#include "searcher/answers/similar.hpp"
#include "searcher/relations/citations.hpp"
#include "searcher/relations/compare.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"
#include "taxonomy/taxonomy.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace dossier {

class QueryVectors;
struct SearchPorts;
struct DispersionRequest;
struct DispersionResponse;
struct KeynessRequest;
struct KeynessResponse;
struct NetworkRequest;
struct NetworkResponse;
struct TimelineRequest;
struct TimelineResponse;

/// Answers queries over one handle of an index, which must outlive it. One searcher a thread; it keeps buffers of about
/// 20 bytes a passage, so it is worth keeping as long as its handle. Whatever the query's bytes, the answer is a
/// response; errors are those of the index, and NotFound or Usage for a passage, paper or facet that is not there.
class Searcher {
 public:
  /// With the index's own taxonomy. `vectors`: of whom the vectors of queries are asked, where the index has vectors of
  /// a program of the user's; without it they are ranked without.
  explicit Searcher(const IndexReader& reader, std::shared_ptr<QueryVectors> vectors = nullptr);
  /// Over an index elsewhere, which must outlive it.
  explicit Searcher(const SearchPorts& ports);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  [[nodiscard]] Result<SearchResponse> search(const SearchRequest& request) const;
  /// The same question put to every paper.
  [[nodiscard]] Result<EvidenceResponse> evidence(const EvidenceRequest& request) const;
  /// Matching passages by the values of two facets. Errors: Usage for an unknown facet, with the nearest as hint.
  [[nodiscard]] Result<MatrixResponse> matrix(const MatrixRequest& request) const;
  /// Passages of other papers like a given one. Errors: NotFound.
  [[nodiscard]] Result<SimilarResponse> similar(const SimilarRequest& request) const;
  /// Every match of the query as a line with its neighbourhood.
  [[nodiscard]] Result<KwicResponse> kwic(const KwicRequest& request) const;
  /// Who cites whom among the papers. Errors: NotFound for an unknown paper, or where the index has no citations.
  [[nodiscard]] Result<CitationsResponse> citations(const CitationsRequest& request) const;
  /// Passages of different papers on the same things, side by side. Errors: Usage for an unknown facet.
  [[nodiscard]] Result<CompareResponse> compare(const CompareRequest& request) const;
  /// Matching passages by year. Errors: Usage where the index does not know the years that texts mention.
  [[nodiscard]] Result<TimelineResponse> timeline(const TimelineRequest& request) const;
  /// Where in each paper the matching passages stand.
  [[nodiscard]] Result<DispersionResponse> dispersion(const DispersionRequest& request) const;
  /// The states that matching passages are about, tied by their pairs.
  [[nodiscard]] Result<NetworkResponse> network(const NetworkRequest& request) const;
  /// The words that set the matching passages apart from the others.
  [[nodiscard]] Result<KeynessResponse> keyness(const KeynessRequest& request) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
