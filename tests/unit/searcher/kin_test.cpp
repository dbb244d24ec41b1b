// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the same stem that the library does not support: they rank what matches anyway, and match nothing.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// Each in a paper of its own.
std::vector<std::vector<std::string>> texts() {
  std::vector<std::vector<std::string>> out{
      {"A quiet harbour."}, {"A federal harbour."}, {"Federalism."}, {"A federal court."}};
  for (int i = 0; i < 40; ++i) out.push_back({"Nothing of the kind in passage " + std::to_string(i) + "."});
  return out;
}

SearchResponse answer(const StoredIndex& index, bool related) {
  SearchRequest request;
  request.query = "federalism harbour";
  request.expansion.related = related;
  request.explain = true;
  auto response = Searcher(index.reader()).search(request);
  REQUIRE(response);
  return std::move(response.value());
}

/// How far behind the first the paper's passage stands.
std::ptrdiff_t rank(const SearchResponse& response, const std::string& paper) {
  const auto at = std::find_if(response.hits.begin(), response.hits.end(),
                               [&](const Hit& hit) { return hit.passage.paper == paper; });
  REQUIRE(at != response.hits.end());
  return at - response.hits.begin();
}

}  // namespace

TEST_CASE("words of the same stem without support lift passages that match, and make none match") {
  const StoredIndex index(content_of(texts()));
  const auto with = answer(index, true);
  CHECK(with.total == 3);
  CHECK(rank(with, "p1") < rank(with, "p0"));
  const auto without = answer(index, false);
  CHECK(without.total == 3);
  CHECK(rank(without, "p0") < rank(without, "p1"));
}

TEST_CASE("the parts of a score hold what words of the same stem add") {
  const StoredIndex index(content_of(texts()));
  for (const auto& hit : answer(index, true).hits) {
    const auto sum = std::accumulate(hit.parts.begin(), hit.parts.end(), 0.0,
                                     [](double total, const ScorePart& part) { return total + part.weight; });
    CHECK(sum == Approx(hit.score));
  }
}
