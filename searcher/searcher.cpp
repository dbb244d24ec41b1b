// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "index/xapian.hpp"
#include "searcher/searcher_impl.hpp"

namespace dossier {
namespace {

/// From the counts where they are of the hits alone.
std::uint32_t papers_of(const IndexReader& reader, const QueryRun& run, const std::vector<FacetCounts>& facets) {
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (facets[i].facet == "paper" && run.tallies()[i].selection == nullptr) return facets[i].distinct;
  }
  const auto* papers = reader.column("paper");
  return papers == nullptr ? 0 : count_values(*papers, run.hits());
}

Result<SearchResponse> answer(const IndexReader& reader, QueryRun& run, const SearchRequest& request) {
  SearchResponse response;
  response.total = run.hits().count();
  auto all_words = run.matches().all_words;
  all_words &= run.hits();
  response.total_all_words = all_words.count();
  for (const auto& tally : run.tallies()) response.facets.push_back(to_counts(tally, request.facet_values));
  response.papers = papers_of(reader, run, response.facets);

  HitBuilder builder(reader, run, request);
  for (const auto& ranked : run.ranks(request.offset, request.limit)) {
    auto hit = builder.build(ranked);
    if (!hit) return hit.error();
    if (auto added = builder.add_paper(*hit, response.hit_papers); !added) return added.error();
    response.hits.push_back(std::move(hit.value()));
  }
  response.echo = run.echo();
  return response;
}

}  // namespace

Result<SearchResponse> Searcher::Impl::search(const SearchRequest& request) {
  const Stopwatch stopwatch;
  QueryRun run(reader, taxonomy, matcher, request, request.facets ? reader.facets() : std::vector<std::string>());
  auto response = answer(reader, run, request);
  if (response) response->milliseconds = stopwatch.milliseconds();
  return response;
}

Searcher::Searcher(const IndexReader& reader) : impl_(std::make_unique<Impl>(reader, reader.taxonomy())) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

// The one place where a disk that fails below a cursor or a column becomes an Error.

Result<SearchResponse> Searcher::search(const SearchRequest& request) const {
  return index::guarded(impl_->reader.path().string(), [&] { return impl_->search(request); });
}

Result<EvidenceResponse> Searcher::evidence(const EvidenceRequest& request) const {
  return index::guarded(impl_->reader.path().string(), [&] { return impl_->evidence(request); });
}

Result<MatrixResponse> Searcher::matrix(const MatrixRequest& request) const {
  return index::guarded(impl_->reader.path().string(), [&] { return impl_->matrix(request); });
}

Result<SimilarResponse> Searcher::similar(const SimilarRequest& request) const {
  return index::guarded(impl_->reader.path().string(), [&] { return impl_->similar(request); });
}

Result<KwicResponse> Searcher::kwic(const KwicRequest& request) const {
  return index::guarded(impl_->reader.path().string(), [&] { return impl_->kwic(request); });
}

}  // namespace dossier
