// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/present/hit_builder.hpp"
#include "searcher/searcher.hpp"

#include <chrono>

namespace dossier {

/// What a searcher keeps between queries. For the files of the searcher only.
struct Searcher::Impl {
  Impl(const IndexReader& reader_in, const Taxonomy& taxonomy_in)
      : reader(reader_in), taxonomy(taxonomy_in), matcher(reader_in) {}

  Result<SearchResponse> search(const SearchRequest& request);
  Result<EvidenceResponse> evidence(const EvidenceRequest& request);
  Result<MatrixResponse> matrix(const MatrixRequest& request);
  Result<SimilarResponse> similar(const SimilarRequest& request);
  Result<KwicResponse> kwic(const KwicRequest& request);

  const IndexReader& reader;
  const Taxonomy& taxonomy;
  Matcher matcher;
};

/// Milliseconds since it was made.
class Stopwatch {
 public:
  [[nodiscard]] double milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace dossier
