// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace dossier;
using namespace dossier::testing;

namespace {

using Places = std::vector<std::pair<std::string, double>>;

Places page(const Searcher& searcher, const SearchRequest& request) {
  const auto response = searcher.search(request);
  REQUIRE(response);
  Places places;
  for (const auto& hit : response->hits) places.emplace_back(hit.passage.id, hit.score);
  return places;
}

Places all_pages(const Searcher& searcher, SearchRequest request, std::uint32_t size) {
  Places places;
  request.limit = size;
  for (request.offset = 0;; request.offset += size) {
    const auto more = page(searcher, request);
    places.insert(places.end(), more.begin(), more.end());
    if (more.size() < size) return places;
  }
}

/// Passages of `papers` papers that all hold the same words, so that all scores are alike.
SourceContent alike(std::size_t papers, std::uint32_t passages) {
  SourceContent content;
  content.record.path = "alike.md";
  content.record.content_hash = "0";
  for (std::size_t i = papers; i > 0; --i) {
    Paper paper;
    paper.id = "p" + std::to_string(i);
    paper.source = content.record.path;
    content.papers.push_back(paper);
    for (std::uint32_t n = 1; n <= passages; ++n) {
      Passage passage;
      passage.paper = paper.id;
      passage.n = n;
      passage.id = paper.id + ":" + std::to_string(passages - n);  // against the reading order
      passage.text = "water of the valley";
      passage.lines = {n, n};
      content.passages.push_back(std::move(passage));
    }
  }
  return content;
}

/// Compares the pages of a request, of a random size, with the whole list; tells how long that is.
std::size_t check_pages(const Searcher& searcher, const SearchRequest& request, Random& random) {
  const auto whole = page(searcher, request);
  const auto size = static_cast<std::uint32_t>(1 + whole.size() / (1 + below(random, 9)));
  INFO(request.query << " sort " << static_cast<int>(request.sort) << " per paper " << request.per_paper << " size "
                     << size);
  CHECK(all_pages(searcher, request, size) == whole);
  std::set<std::string> ids;
  for (const auto& [id, score] : whole) ids.insert(id);
  CHECK(ids.size() == whole.size());
  return whole.size();
}

}  // namespace

TEST_CASE("pages of any size make up the one list, whatever the query, order and limits") {
  Random random(4711);
  std::size_t long_lists = 0;
  for (int round = 0; round < 6; ++round) {
    const RandomIndex index(random, 3 + below(random, 12), 20 + below(random, 25));
    const Searcher searcher(index.reader());
    for (int query = 0; query < 4; ++query) {
      SearchRequest request;
      for (auto words = below(random, 3); words > 0; --words) request.query += random_word(random) + " ";
      request.facets = false;
      request.snippets = false;
      request.limit = 100000;
      request.feedback = below(random, 4) == 0;
      request.ranking.depth = below(random, 2) == 0 ? 100 : below(random, 30);
      for (const auto sort : {SortOrder::Relevance, SortOrder::Year, SortOrder::Paper}) {
        request.sort = sort;
        for (const std::uint32_t per_paper : {0U, 1U, 2U, 7U}) {
          request.per_paper = per_paper;
          long_lists += check_pages(searcher, request, random) > 100 ? 1 : 0;
        }
      }
    }
  }
  CHECK(long_lists > 20);
}

TEST_CASE("a limit on hits of one paper takes the first ones of each in the whole list") {
  Random random(99);
  const RandomIndex index(random, 6, 60);
  const Searcher searcher(index.reader());
  SearchRequest request;
  request.query = "wa";
  request.limit = 1000;
  for (const auto sort : {SortOrder::Relevance, SortOrder::Year, SortOrder::Paper}) {
    request.sort = sort;
    request.per_paper = 0;
    std::map<std::string, std::uint32_t> taken;
    Places expected;
    for (const auto& place : page(searcher, request)) {
      if (taken[place.first.substr(0, place.first.find(':'))]++ < 25) expected.push_back(place);
    }
    REQUIRE(expected.size() > 100);
    request.per_paper = 25;
    CHECK(page(searcher, request) == expected);
  }
}

TEST_CASE("fewer papers of evidence are the first of more") {
  Random random(31);
  const RandomIndex index(random, 130, 4);
  const Searcher searcher(index.reader());
  EvidenceRequest request;
  request.search.query = "wa wd wf";
  const auto papers = [&](std::uint32_t most) {
    request.papers = most;
    const auto response = searcher.evidence(request);
    REQUIRE(response);
    Places places;
    for (const auto& paper : response->papers) places.emplace_back(paper.paper.id, paper.strength);
    return places;
  };
  const auto all = papers(100000);
  REQUIRE(all.size() > 110);
  for (const std::uint32_t most : {1U, 5U, 50U, 99U, 105U, 1000U}) {
    CHECK(papers(most) == Places(all.begin(), all.begin() + std::min<std::ptrdiff_t>(most, std::ssize(all))));
  }
  const auto response = searcher.evidence(request);
  REQUIRE(response);
  for (std::size_t i = 1; i < response->papers_strong; ++i) CHECK(all[i - 1].second >= all[i].second);
  for (std::size_t i = response->papers_strong + 1; i < all.size(); ++i) CHECK(all[i - 1].second >= all[i].second);
}

TEST_CASE("equal scores stand by paper id, then in reading order, on every page") {
  const StoredIndex index(alike(4, 90));
  const Searcher searcher(index.reader());
  Places expected;
  for (const auto* paper : {"p1", "p2", "p3", "p4"}) {
    for (int n = 89; n >= 0; --n) expected.emplace_back(paper + (":" + std::to_string(n)), 0);
  }
  SearchRequest request;
  request.query = "water";
  request.ranking.context_weight = 0;
  request.ranking.neighbour_weight = 0;
  for (const std::uint32_t size : {10U, 64U, 101U, 1000U}) {
    auto places = all_pages(searcher, request, size);
    REQUIRE(places.size() == expected.size());
    for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i].first == expected[i].first);
    CHECK(places.front().second == places.back().second);
  }
}
