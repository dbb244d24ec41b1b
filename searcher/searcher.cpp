// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "searcher/answers/search.hpp"
#include "searcher/answers/search_state.hpp"

#include <utility>

namespace dossier {

struct Searcher::Impl {
  explicit Impl(const IndexReader& of) : reader(of), all(of) {}

  /// What answers where labels must be as sure as this. The last one that was asked for is kept.
  Result<SearchState*> state(std::uint32_t min_confidence) {
    if (min_confidence == 0) return &all;
    if (!sure || sure->min_confidence != min_confidence) {
      auto handle = reader.with_min_confidence(min_confidence);
      if (!handle) return std::move(handle).error();
      sure = std::make_unique<Sure>(*std::move(handle), min_confidence);
    }
    return &sure->state;
  }

  struct Sure {
    Sure(IndexReader handle, std::uint32_t least) : min_confidence(least), reader(std::move(handle)), state(reader) {}
    std::uint32_t min_confidence;
    IndexReader reader;
    SearchState state;
  };

  const IndexReader& reader;
  SearchState all;
  std::unique_ptr<Sure> sure;
};

Searcher::Searcher(const IndexReader& reader) : impl_(std::make_unique<Impl>(reader)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<SearchResponse> Searcher::search(const SearchRequest& request) const {
  const auto state = impl_->state(request.min_confidence);
  if (!state) return state.error();
  return answer_search(**state, request);
}

Result<EvidenceResponse> Searcher::evidence(const EvidenceRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_evidence(**state, request);
}

Result<MatrixResponse> Searcher::matrix(const MatrixRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_matrix(**state, request);
}

Result<SimilarResponse> Searcher::similar(const SimilarRequest& request) const {
  const auto state = impl_->state(request.min_confidence);
  if (!state) return state.error();
  return answer_similar(**state, request);
}

Result<KwicResponse> Searcher::kwic(const KwicRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_kwic(**state, request);
}

Result<CompareResponse> Searcher::compare(const CompareRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_compare(**state, request);
}

Result<CitationsResponse> Searcher::citations(const CitationsRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_citations(**state, request);
}

}  // namespace dossier
