// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/paper_offer.hpp"
#include "searcher/present/hit_builder.hpp"
#include "taxonomy/taxonomy.hpp"

#include <chrono>

namespace dossier {

/// What a searcher keeps between queries. The answers of this folder are functions over it.
struct SearchState {
  /// `asked`: of whom the vectors of queries are asked; may be null.
  SearchState(const IndexReader& of, QueryVectors* asked)
      : reader(of), taxonomy(of.taxonomy()), matcher(of), offer(of), vectors(asked) {}

  const IndexReader& reader;
  const Taxonomy& taxonomy;
  Matcher matcher;
  PaperOffer offer;
  QueryVectors* vectors;
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
