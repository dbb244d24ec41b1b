// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "searcher/answers/search.hpp"
#include "searcher/answers/search_state.hpp"

namespace dossier {

struct Searcher::Impl : SearchState {
  using SearchState::SearchState;
};

Searcher::Searcher(const IndexReader& reader) : impl_(std::make_unique<Impl>(reader)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<SearchResponse> Searcher::search(const SearchRequest& request) const { return answer_search(*impl_, request); }

Result<EvidenceResponse> Searcher::evidence(const EvidenceRequest& request) const {
  return answer_evidence(*impl_, request);
}

Result<MatrixResponse> Searcher::matrix(const MatrixRequest& request) const { return answer_matrix(*impl_, request); }

Result<SimilarResponse> Searcher::similar(const SimilarRequest& request) const {
  return answer_similar(*impl_, request);
}

Result<KwicResponse> Searcher::kwic(const KwicRequest& request) const { return answer_kwic(*impl_, request); }

}  // namespace dossier
