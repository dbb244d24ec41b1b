// SPDX-License-Identifier: GPL-3.0-or-later
// Traditional and simplified Chinese: each finds the other, what was typed first.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

SearchResponse answer(const StoredIndex& index, const std::string& query, bool variants = true) {
  const Searcher searcher(index.reader());
  SearchRequest request;
  request.query = query;
  request.meaning = false;
  request.expansion.variants = variants;
  auto response = searcher.search(request);
  REQUIRE(response);
  return *std::move(response);
}

/// Numbers of the passages found, the best first, each with what is marked in it: `2 關係|1 关系`.
std::string marked(const SearchResponse& response) {
  std::string out;
  for (const auto& hit : response.hits) {
    out += (out.empty() ? "" : "|") + std::to_string(hit.passage.n);
    for (const auto& mark : hit.highlights) out += ' ' + std::string(mark.of(hit.passage.text));
  }
  return out;
}

}  // namespace

TEST_CASE("traditional and simplified characters find each other, what was typed first") {
  const StoredIndex index(content_of({{"两国的关系在去年改善。", "兩國的關係在去年改善。", "河水很清。"}}));
  CHECK(marked(answer(index, "关系")) == "1 关系|2 關係");
  CHECK(marked(answer(index, "關係")) == "2 關係|1 关系");
  const auto response = answer(index, "關係");
  CHECK(response.total == 2);
  CHECK(response.total_all_words == 2);
  REQUIRE(response.echo.expansions.size() == 1);
  CHECK(response.echo.expansions[0].kind == Expansion::Kind::Variant);
  CHECK(response.echo.expansions[0].to == std::vector<std::string>{"关系"});
}

TEST_CASE("a character with several traditional forms finds them all") {
  const StoredIndex index(content_of({{"經濟發展很快。", "她的頭髮很長。", "经济发展很快。"}}));
  CHECK(marked(answer(index, "发展")) == "3 发展|1 發展");
  CHECK(marked(answer(index, "头发")) == "2 頭髮");
}

TEST_CASE("a word that the dictionary cuts in one writing only is found in both") {
  const StoredIndex index(content_of({{"他是地質學家。", "他是地质学家。"}}));
  CHECK(answer(index, "地質學家").total == 2);
  CHECK(answer(index, "地质学家").total == 2);
}

TEST_CASE("quotation marks and the switch of spellings keep to what was typed") {
  const StoredIndex index(content_of({{"两国的关系", "兩國的關係"}}));
  CHECK(marked(answer(index, "\"關係\"")) == "2 關係");
  CHECK(marked(answer(index, "關係", false)) == "2 關係");
  CHECK(answer(index, "两国 -關係").total == 0);
}
