// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/index_reader.hpp"
#include "searcher/request.hpp"
#include "searcher/response.hpp"

namespace dossier {

/// Answers queries over one handle of an index. One searcher a thread. Whatever the query's bytes, the answer is a
/// response; errors are those of the index only.
class Searcher {
 public:
  explicit Searcher(const IndexReader& reader) : reader_(reader) {}

  [[nodiscard]] Result<SearchResponse> search(const SearchRequest& request) const;

 private:
  const IndexReader& reader_;
};

}  // namespace dossier
