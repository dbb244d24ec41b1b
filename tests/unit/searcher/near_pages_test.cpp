// SPDX-License-Identifier: GPL-3.0-or-later
// Passages near in meaning, which hold no word of the query, in lists: outside the totals, in one order, on one page
// each, and with parts of their scores that add up.
#include "index/meaning/update_meaning.hpp"
#include "searcher/searcher.hpp"
#include "tests/unit/searcher/meant_library.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <numeric>
#include <set>

using namespace dossier;
using namespace dossier::testing;

namespace {

IndexReader opened(const std::filesystem::path& index) {
  auto reader = IndexReader::open(index);
  REQUIRE(reader);
  return std::move(reader.value());
}

SearchResponse found(const Searcher& searcher, const SearchRequest& request) {
  auto response = searcher.search(request);
  REQUIRE(response);
  return std::move(response.value());
}

std::vector<std::string> ids(const SearchResponse& response) {
  std::vector<std::string> out;
  for (const auto& hit : response.hits) out.push_back(hit.passage.id);
  return out;
}

std::size_t near_in(const SearchResponse& response) {
  return static_cast<std::size_t>(
      std::count_if(response.hits.begin(), response.hits.end(), [](const Hit& hit) { return hit.near_in_meaning; }));
}

/// Looks at a part of the list anywhere, of any length.
void check_window(const Searcher& searcher, SearchRequest request, const SearchResponse& whole, Random& random) {
  request.offset = static_cast<std::uint32_t>(below(random, whole.hits.size() + 5));
  request.limit = static_cast<std::uint32_t>(1 + below(random, whole.hits.size() + 5));
  INFO(request.query << " from " << request.offset << ", " << request.limit << " of " << whole.hits.size());
  const auto part = found(searcher, request);
  CHECK(part.total == whole.total);
  CHECK(part.more == (std::size_t{request.offset} + request.limit < whole.hits.size()));
  const auto all = ids(whole);
  const auto begin = std::min<std::size_t>(request.offset, all.size());
  const auto end = std::min<std::size_t>(begin + request.limit, all.size());
  CHECK(ids(part) == std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                              all.begin() + static_cast<std::ptrdiff_t>(end)));
}

double sum_of(const Hit& hit) {
  return std::accumulate(hit.parts.begin(), hit.parts.end(), 0.0,
                         [](double sum, const ScorePart& part) { return sum + part.weight; });
}

}  // namespace

TEST_CASE("parts of a list with passages near in meaning neither lose nor repeat one, and tell whether more follow") {
  Random random(2026);
  std::size_t near = 0;
  for (int round = 0; round < 12; ++round) {
    const RandomIndex index(random, 10 + below(random, 5), 40);
    REQUIRE(update_meaning(index.reader().path()));
    const auto reader = opened(index.reader().path());
    const Searcher searcher(reader);
    for (int query = 0; query < 8; ++query) {
      SearchRequest request;
      for (auto words = 1 + below(random, 3); words > 0; --words) request.query += random_word(random) + " ";
      request.facets = false;
      request.snippets = false;
      request.limit = 100000;
      request.per_paper = below(random, 4) == 0 ? 3 : 0;
      request.ranking.depth = below(random, 2) == 0 ? 100 : 1 + below(random, 60);
      const auto whole = found(searcher, request);
      const auto all = ids(whole);
      CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
      CHECK_FALSE(whole.more);
      if (request.per_paper == 0) CHECK(all.size() == whole.total + near_in(whole));
      near += near_in(whole);
      for (int i = 0; i < 6; ++i) check_window(searcher, request, whole, random);
    }
  }
  CHECK(near > 20);
}

TEST_CASE("the parts of a score add up for passages near in meaning and for words of the same stem") {
  const test::TempFolder folder;
  auto content = sea_and_law(400, "a", 1);
  for (const std::size_t i : {4U, 18U, 40U, 52U}) content.passages[i].text += "federal";
  content.passages[6].text += "federalism";
  write_to(folder.path() / "index", content);
  REQUIRE(update_meaning(folder.path() / "index"));
  const auto reader = opened(folder.path() / "index");
  SearchRequest request;
  request.query = "federalism ferry";
  request.filters = {{"paper", {"a0", "a1", "a2", "a3", "a4", "a5"}, {}}};
  request.limit = 1000;
  request.explain = true;
  const auto response = found(Searcher(reader), request);
  std::size_t kin = 0;
  for (const auto& hit : response.hits) {
    INFO(hit.passage.id << " " << hit.passage.text);
    CHECK(sum_of(hit) == Approx(hit.score));
    CHECK_FALSE(hit.parts.empty());
    if (hit.near_in_meaning) {
      for (const auto& part : hit.parts) CHECK(part.term.empty());
    }
    const bool other_word = hit.passage.text.ends_with("federal");
    if (!other_word || hit.near_in_meaning) continue;
    kin += static_cast<std::size_t>(std::count_if(
        hit.parts.begin(), hit.parts.end(), [](const ScorePart& part) { return part.term.starts_with("federalism"); }));
  }
  CHECK(near_in(response) > 3);
  CHECK(kin > 0);
}
