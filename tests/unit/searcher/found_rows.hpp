// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dossier::testing {

inline SearchRequest request_for(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  return request;
}

inline SearchResponse answer(const StoredIndex& index, const SearchRequest& request) {
  const Searcher searcher(index.reader());
  auto response = searcher.search(request);
  REQUIRE(response);
  return std::move(response.value());
}

inline SearchResponse answer(const StoredIndex& index, const std::string& query) {
  return answer(index, request_for(query));
}

/// Numbers of the passages found, in their order: `2 1`.
inline std::string found(const SearchResponse& response) {
  std::string out;
  for (const auto& hit : response.hits) out += (out.empty() ? "" : " ") + std::to_string(hit.passage.n);
  return out;
}

struct FoundRow {
  const char* query;
  const char* found;
};

/// Each query finds these of the passages with the given texts, in this order.
inline void check(const std::vector<std::string>& texts, const std::vector<FoundRow>& rows) {
  const StoredIndex index(content_of({texts}));
  for (const auto& row : rows) {
    CAPTURE(row.query);
    CHECK(found(answer(index, row.query)) == row.found);
  }
}

}  // namespace dossier::testing
