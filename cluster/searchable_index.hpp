// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searched_index.hpp"
#include "searcher/searcher.hpp"
#include "vectors/query_vectors.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Vocabulary;

/// One generation of an index, on this disk or in a cluster, with its searcher. One a thread.
class SearchableIndex {
 public:
  /// `place`: a folder, or the address of an index in a cluster. `vectors` may be null; other handles may share them.
  /// Errors: those of IndexReader::open and SearchedIndex::open.
  static Result<SearchableIndex> open(const std::filesystem::path& place, std::shared_ptr<QueryVectors> vectors);
  explicit SearchableIndex(IndexReader reader, std::shared_ptr<QueryVectors> vectors = nullptr);

  /// Another one on the same generation, for another thread. Errors: those of IndexReader::clone; none in a cluster.
  [[nodiscard]] Result<SearchableIndex> clone() const;
  /// Whether a newer generation has been committed. In a cluster a round or two, with the errors of Client; else
  /// microseconds, and no error.
  [[nodiscard]] Result<bool> stale() const;
  [[nodiscard]] const Catalogue& catalogue() const;
  [[nodiscard]] const Searcher& searcher() const { return *searcher_; }
  /// Its words and facet values. Holds as long as this.
  [[nodiscard]] std::unique_ptr<Vocabulary> vocabulary() const;
  /// The values of a facet, sorted by bytes; none for one that the index does not have. Errors: those of the index.
  [[nodiscard]] Result<std::vector<std::string>> values(std::string_view facet) const;
  /// Whether passages near in meaning are found: by the library's own directions, or by a program's vectors.
  [[nodiscard]] bool finds_by_meaning() const;
  /// Has what queries need loaded, as far as it can be: what cannot be read is told by the query that needs it.
  void warm() const;
  /// What each stage of understanding a request gave, see searcher/expand/query_analysis.hpp. Errors: those of the
  /// index.
  [[nodiscard]] Result<std::string> analyze(const SearchRequest& request) const;
  /// The index on this disk. Errors: IndexIncompatible where it is in a cluster.
  [[nodiscard]] Result<const IndexReader*> on_disk() const;
  /// Of whom vectors of queries are asked; null in a cluster.
  [[nodiscard]] const std::shared_ptr<QueryVectors>& vectors() const { return vectors_; }

 private:
  explicit SearchableIndex(std::unique_ptr<cluster::SearchedIndex> in_cluster);

  // One of these two is there; the searcher refers to it.
  std::unique_ptr<IndexReader> on_disk_;
  std::unique_ptr<cluster::SearchedIndex> in_cluster_;
  std::shared_ptr<QueryVectors> vectors_;
  std::unique_ptr<Searcher> searcher_;
};

}  // namespace dossier
