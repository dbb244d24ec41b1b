// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/paper_offer.hpp"
#include "searcher/present/hit_builder.hpp"

#include <chrono>

namespace dossier {

class IndexReader;
class QueryVectors;

/// What a searcher keeps between queries. The answers of this folder are functions over it.
struct SearchState {
  /// `asked`: of whom the vectors of queries are asked; may be null.
  explicit SearchState(const SearchPorts& of, const IndexReader* index = nullptr, QueryVectors* asked = nullptr)
      : ports(of), local(index), offer(of.catalogue, index), vectors(asked) {}

  SearchPorts ports;
  const IndexReader* local;  ///< null where the index is not on this machine
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
