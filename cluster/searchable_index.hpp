// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searched_index.hpp"
#include "searcher/searcher.hpp"
#include "vectors/query_vectors.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace dossier {

/// One generation of an index, on this disk or in a cluster, with its searcher. One a thread.
class SearchableIndex {
 public:
  /// `place`: a folder, or the address of an index in a cluster. `vectors` may be null; other handles may share them.
  /// Errors: those of IndexReader::open and SearchedIndex::open.
  static Result<SearchableIndex> open(const std::filesystem::path& place, std::shared_ptr<QueryVectors> vectors);
  explicit SearchableIndex(IndexReader reader, std::shared_ptr<QueryVectors> vectors = nullptr);

  /// Another one on the same generation, for another thread. Errors: those of IndexReader::clone; none in a cluster.
  [[nodiscard]] Result<SearchableIndex> clone() const;
  /// Whether a newer generation has been committed. In a cluster: a round or two.
  [[nodiscard]] bool stale() const;
  [[nodiscard]] const Catalogue& catalogue() const;
  [[nodiscard]] const Searcher& searcher() const { return *searcher_; }
  /// What each stage of understanding a request gave, see searcher/expand/query_analysis.hpp. Errors: those of the
  /// index.
  [[nodiscard]] Result<std::string> analyze(const SearchRequest& request) const;
  /// The index on this disk. Errors: IndexIncompatible where it is in a cluster.
  [[nodiscard]] Result<const IndexReader*> on_disk() const;

 private:
  explicit SearchableIndex(std::unique_ptr<cluster::SearchedIndex> in_cluster);

  // One of these two is there; the searcher refers to it.
  std::unique_ptr<IndexReader> on_disk_;
  std::unique_ptr<cluster::SearchedIndex> in_cluster_;
  std::shared_ptr<QueryVectors> vectors_;
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace dossier
