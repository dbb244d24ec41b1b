// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include "searcher/output/response_json.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace dossier;
using namespace dossier::testing;

namespace {

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  return request;
}

std::vector<std::string> ids_of(const SearchResponse& response) {
  std::vector<std::string> ids;
  for (const auto& hit : response.hits) ids.push_back(hit.passage.id);
  return ids;
}

}  // namespace

TEST_CASE("the parts of every hit's score add up to it") {
  Random random(5);
  const RandomIndex index(random, 5, 60);
  const Searcher searcher(index.reader());
  for (const auto* query : {"wa", "wa wb", "wa wc we \"wb wa\"", "wa OR wd", "heading:wa wb"}) {
    auto request = asking(query);
    request.explain = true;
    for (const bool feedback : {false, true}) {
      request.feedback = feedback;
      const auto response = searcher.search(request);
      REQUIRE(response);
      CHECK(response->hits.size() == response->total);
      for (const auto& hit : response->hits) {
        double sum = 0;
        for (const auto& part : hit.parts) sum += part.weight;
        INFO(query << " " << hit.passage.id);
        CHECK(std::abs(sum - hit.score) < 1e-9);
      }
    }
  }
}

TEST_CASE("hits come best first, all-words ones before others, page by page the same") {
  Random random(6);
  const RandomIndex index(random, 8, 50);
  const Searcher searcher(index.reader());
  const auto all = searcher.search(asking("wa wb wg"));
  REQUIRE(all);
  REQUIRE(all->hits.size() > 30);
  for (std::size_t i = 1; i < all->hits.size(); ++i) {
    CHECK(all->hits[i - 1].score >= all->hits[i].score);
    CHECK(all->hits[i - 1].all_words >= all->hits[i].all_words);
  }
  CHECK(std::count_if(all->hits.begin(), all->hits.end(), [](const Hit& hit) { return hit.all_words; }) ==
        all->total_all_words);
  std::vector<std::string> paged;
  for (auto request = asking("wa wb wg"); paged.size() < all->hits.size(); request.offset += request.limit) {
    request.limit = 7;
    const auto page = searcher.search(request);
    REQUIRE(page);
    REQUIRE_FALSE(page->hits.empty());
    for (auto& id : ids_of(*page)) paged.push_back(std::move(id));
  }
  CHECK(paged == ids_of(*all));
}

TEST_CASE("a limit on hits of one paper keeps their order") {
  Random random(7);
  const RandomIndex index(random, 4, 40);
  const Searcher searcher(index.reader());
  auto request = asking("wa");
  request.per_paper = 2;
  const auto response = searcher.search(request);
  REQUIRE(response);
  std::map<std::string, int> of_paper;
  for (const auto& hit : response->hits) ++of_paper[hit.passage.paper];
  CHECK(of_paper.size() == response->papers);
  for (const auto& [paper, hits] : of_paper) CHECK(hits <= 2);
}

TEST_CASE("hits sort by year, newest first, and by paper in reading order") {
  Random random(8);
  const RandomIndex index(random, 6, 20);
  const Searcher searcher(index.reader());
  auto request = asking("wa");
  request.sort = SortOrder::Paper;
  const auto by_paper = searcher.search(request);
  REQUIRE(by_paper);
  for (std::size_t i = 1; i < by_paper->hits.size(); ++i) {
    const auto& before = by_paper->hits[i - 1].passage;
    const auto& here = by_paper->hits[i].passage;
    CHECK(std::pair(before.paper, before.n) < std::pair(here.paper, here.n));
  }
  request.sort = SortOrder::Year;
  const auto by_year = searcher.search(request);
  REQUIRE(by_year);
  int last = 9999;
  for (const auto& hit : by_year->hits) {
    const auto year = by_year->hit_papers.at(hit.passage.paper).year.value_or(0);
    CHECK(year <= last);
    last = year;
  }
}

TEST_CASE("evidence asks every paper and names those without a match") {
  Random random(9);
  const RandomIndex index(random, 12, 4);
  const Searcher searcher(index.reader());
  EvidenceRequest request;
  request.search = asking("wk wl");
  const auto evidence = searcher.evidence(request);
  REQUIRE(evidence);
  CHECK(evidence->papers_with + evidence->papers_without == evidence->papers_asked);
  CHECK(evidence->papers.size() == evidence->papers_with);
  CHECK(evidence->without.size() == evidence->papers_without);
  std::set<std::string> named;
  double last = HUGE_VAL;
  bool weak = false;
  std::uint32_t passages = 0;
  for (const auto& paper : evidence->papers) {
    CHECK(named.insert(paper.paper.id).second);
    if (paper.strong == 0 && !weak) {
      weak = true;
      last = HUGE_VAL;
    }
    CHECK((paper.strong == 0) == weak);
    CHECK(paper.strength <= last);
    CHECK(paper.hits.size() == std::min(2U, weak ? paper.passages : paper.strong));
    for (const auto& hit : paper.hits) CHECK(hit.passage.paper == paper.paper.id);
    last = paper.strength;
    passages += paper.passages;
  }
  for (const auto& paper : evidence->without) CHECK(named.insert(paper.id).second);
  CHECK(passages == evidence->passages);
}

TEST_CASE("a matrix counts each cell's passages and papers") {
  Random random(10);
  const RandomIndex index(random, 5, 30);
  const Searcher searcher(index.reader());
  const auto matrix = searcher.matrix({asking("wa"), "theory", "section", 0});
  REQUIRE(matrix);
  REQUIRE(matrix->cells.size() == matrix->rows.size());
  const NaiveMatcher naive(index.content(), {});
  auto counted = asking("wa");
  counted.user_notes = false;
  const auto hits = searcher.search(counted);
  REQUIRE(hits);
  CHECK(matrix->total == MatrixCell{hits->total, hits->papers});
  for (std::size_t row = 0; row < matrix->rows.size(); ++row) {
    for (std::size_t column = 0; column < matrix->columns.size(); ++column) {
      auto request = asking("wa");
      request.filters = {{"theory", {matrix->rows[row]}, {}},
                         {"section", {matrix->columns[column]}, {}},
                         {"kind", {}, {"annotation", "front", "note", "reference"}}};  // which choosing a section would let in
      const auto cell = searcher.search(request);
      REQUIRE(cell);
      CHECK(matrix->cells[row][column] == MatrixCell{cell->total, cell->papers});
    }
  }
  const auto unknown = searcher.matrix({asking(""), "theory", "colour", 0});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::Usage);
}

TEST_CASE("similar passages are of other papers and say which words they share") {
  Random random(11);
  const RandomIndex index(random, 4, 30);
  const Searcher searcher(index.reader());
  const auto& given = index.content().passages[40];
  const auto similar = searcher.similar({given.id, 5, 2, {}, {}});
  REQUIRE(similar);
  CHECK(similar->passage.id == given.id);
  REQUIRE_FALSE(similar->hits.empty());
  for (const auto& one : similar->hits) {
    CHECK(one.hit.passage.paper != given.paper);
    REQUIRE_FALSE(one.shared.empty());
    for (const auto& term : one.shared) CHECK(given.text.find(term.term) != std::string::npos);
  }
  CHECK_FALSE(searcher.similar({"nobody:0", 5, 2, {}, {}}));
}

TEST_CASE("similar passages keep to the filters, which need not hold for the given one") {
  Random random(11);
  const RandomIndex index(random, 4, 30);
  const Searcher searcher(index.reader());
  const auto& given = index.content().passages[40];
  const auto all = searcher.similar({given.id, 1000, 0, {}, {}});
  REQUIRE(all);
  REQUIRE_FALSE(all->hits.empty());
  const auto other = all->hits.front().hit.passage.paper;
  const auto only = searcher.similar({given.id, 1000, 0, {}, {{"paper", {other}, {}}}});
  REQUIRE(only);
  CHECK_FALSE(only->hits.empty());
  CHECK(only->hits.size() < all->hits.size());
  for (const auto& one : only->hits) CHECK(one.hit.passage.paper == other);
  const auto nowhere = searcher.similar({given.id, 10, 0, {}, {{"kind", {"tabel"}, {}}}});
  REQUIRE(nowhere);
  CHECK(nowhere->hits.empty());
  REQUIRE(nowhere->diagnostics.size() == 1);
  CHECK(nowhere->diagnostics[0].code == "unknown-value");
}

TEST_CASE("a concordance has a line for every match, sorted by its neighbours where asked") {
  Random random(12);
  const RandomIndex index(random, 3, 20);
  const Searcher searcher(index.reader());
  KwicRequest request;
  request.search = asking("wb");
  request.order = KwicOrder::Right;
  const auto lines = searcher.kwic(request);
  REQUIRE(lines);
  CHECK(lines->lines.size() == lines->total);
  for (std::size_t i = 1; i < lines->lines.size(); ++i) {
    CHECK(lines->lines[i - 1].right.substr(0, 2) <= lines->lines[i].right.substr(0, 2));
    CHECK(lines->lines[i].keyword == "wb");
  }
}

TEST_CASE("any bytes are answered, and the answer is JSON of the same bytes twice") {
  Random random(13);
  const RandomIndex index(random, 3, 10);
  const Searcher searcher(index.reader());
  const std::vector<std::string> queries{
      "", "\"\"(((-", std::string("\xff\xfe\x00 wa", 6), "wa AND (NOT", "nosuchword", "theory:realism"};
  for (const auto& query : queries) {
    const auto once = searcher.search(asking(query));
    const auto twice = searcher.search(asking(query));
    REQUIRE(once);
    REQUIRE(twice);
    CHECK(to_json(*once) == to_json(*twice));
    CHECK(to_json(*once).rfind("{\n  \"schema\": 3", 0) == 0);
  }
}
