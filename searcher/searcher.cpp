// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "searcher/answers/dispersion.hpp"
#include "searcher/answers/keyness.hpp"
#include "searcher/answers/network.hpp"
#include "searcher/answers/search.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/answers/timeline.hpp"
#include "searcher/local/local_engine.hpp"
#include "searcher/local/local_passages.hpp"

#include <optional>
#include <utility>

namespace dossier {

namespace {

/// An index on this machine behind its ports.
struct LocalSearch {
  LocalSearch(const IndexReader& reader, QueryVectors* vectors)
      : passages(reader), engine(reader), state({reader, passages, engine}, &reader, vectors) {}
  LocalPassages passages;
  LocalEngine engine;
  SearchState state;
};

}  // namespace

struct Searcher::Impl {
  Impl(const IndexReader& reader, std::shared_ptr<QueryVectors> asked)
      : vectors(std::move(asked)), local(std::make_unique<LocalSearch>(reader, vectors.get())) {}
  explicit Impl(const SearchPorts& ports) : elsewhere(std::make_unique<SearchState>(ports)) {}

  /// What answers where labels must be as sure as this. The last one that was asked for is kept.
  Result<SearchState*> state(std::uint32_t min_confidence) {
    auto& all = local ? local->state : *elsewhere;
    if (min_confidence == 0) return &all;
    if (all.local == nullptr) {
      if (!sure_elsewhere || sure_elsewhere->first != min_confidence) {
        sure_elsewhere.reset();
        sure_elsewhere.emplace(min_confidence, all.ports.with_min_confidence(min_confidence));
      }
      return &sure_elsewhere->second;
    }
    if (!sure || sure->min_confidence != min_confidence) {
      auto handle = all.local->with_min_confidence(min_confidence);
      if (!handle) return std::move(handle).error();
      sure = std::make_unique<Sure>(*std::move(handle), min_confidence, vectors.get());
    }
    return &sure->search.state;
  }

  struct Sure {
    Sure(IndexReader handle, std::uint32_t least, QueryVectors* asked)
        : min_confidence(least), reader(std::move(handle)), search(reader, asked) {}
    std::uint32_t min_confidence;
    IndexReader reader;
    LocalSearch search;
  };

  std::shared_ptr<QueryVectors> vectors;
  std::unique_ptr<LocalSearch> local;
  std::unique_ptr<SearchState> elsewhere;  ///< where `local` is null
  std::unique_ptr<Sure> sure;
  std::optional<std::pair<std::uint32_t, SearchState>> sure_elsewhere;
};

Searcher::Searcher(const IndexReader& reader, std::shared_ptr<QueryVectors> vectors)
    : impl_(std::make_unique<Impl>(reader, std::move(vectors))) {}
Searcher::Searcher(const SearchPorts& ports) : impl_(std::make_unique<Impl>(ports)) {}
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

Result<TimelineResponse> Searcher::timeline(const TimelineRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_timeline(**state, request);
}

Result<DispersionResponse> Searcher::dispersion(const DispersionRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_dispersion(**state, request);
}

Result<NetworkResponse> Searcher::network(const NetworkRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_network(**state, request);
}

Result<KeynessResponse> Searcher::keyness(const KeynessRequest& request) const {
  const auto state = impl_->state(request.search.min_confidence);
  if (!state) return state.error();
  return answer_keyness(**state, request);
}

}  // namespace dossier
