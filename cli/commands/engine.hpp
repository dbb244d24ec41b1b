// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searched_index.hpp"
#include "searcher/searcher.hpp"
#include "vectors/query_vectors.hpp"

#include <memory>
#include <string>

namespace dossier {

class Arguments;
class Console;

/// An open index with its searcher, for the commands that ask it.
struct Engine {
  // One of these two is there; the searcher refers to it.
  std::unique_ptr<IndexReader> reader;                ///< of an index on this disk
  std::unique_ptr<cluster::SearchedIndex> elsewhere;  ///< of one in a cluster
  std::shared_ptr<QueryVectors> vectors;
  std::unique_ptr<Searcher> searcher;

  /// Opens the index that --index, the environment or the folder names. Errors: those of IndexReader::open and
  /// SearchedIndex::open.
  static Result<Engine> open(const Arguments& arguments, Console& console);
  /// The same, for what works on an index on this disk only. Errors: IndexIncompatible for another one.
  static Result<Engine> open_here(const Arguments& arguments, Console& console);

  /// Another one on the same generation, for another thread. Errors: those of IndexReader::clone; none in a cluster.
  [[nodiscard]] Result<Engine> clone() const;
  [[nodiscard]] const Catalogue& catalogue() const;
  /// What each stage of understanding a request gave, see searcher/expand/query_analysis.hpp. Errors: those of the
  /// index.
  [[nodiscard]] Result<std::string> analyze(const SearchRequest& request) const;
  /// Errors: IndexIncompatible where the index is not on this disk.
  [[nodiscard]] Result<const IndexReader*> here() const;
};

}  // namespace dossier
