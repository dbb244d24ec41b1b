// SPDX-License-Identifier: GPL-3.0-or-later
// Every view of one request stands on the same set of passages.
#include "base/collation.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>

using namespace dossier;
using namespace dossier::testing;

namespace {

constexpr auto all = std::numeric_limits<std::uint32_t>::max();

std::string random_query(Random& random) {
  static const char* const joints[] = {" ", " OR ", " AND ", " NOT ", " -"};
  auto query = random_word(random);
  for (std::size_t words = below(random, 4); words > 0; --words) {
    query += joints[below(random, std::size(joints))];
    query += below(random, 5) == 0 ? '"' + random_word(random) + ' ' + random_word(random) + '"' : random_word(random);
  }
  return query;
}

SearchRequest everything_of(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 100000;
  request.facet_values = 0;
  return request;
}

/// Passages of each paper among the hits.
std::map<std::string, std::uint32_t> by_paper(const SearchResponse& response) {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& hit : response.hits) ++counts[hit.passage.paper];
  return counts;
}

std::map<std::string, std::uint32_t> by_paper(const EvidenceResponse& response) {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& paper : response.papers) counts[paper.paper.id] = paper.passages;
  return counts;
}

EvidenceResponse evidence_of(const Searcher& searcher, const SearchRequest& search) {
  EvidenceRequest request;
  request.search = search;
  request.papers = all;
  auto response = searcher.evidence(request);
  REQUIRE(response);
  return *response;
}

void check_evidence(const Searcher& searcher, const SearchRequest& request, const SearchResponse& found) {
  const auto evidence = evidence_of(searcher, request);
  CHECK(evidence.passages == found.total);
  CHECK(evidence.all_words == found.total_all_words);
  CHECK(evidence.papers_with == found.papers);
  CHECK(by_paper(evidence) == by_paper(found));
  for (const auto& paper : evidence.without) CHECK_FALSE(by_paper(found).contains(paper.id));
  for (const auto& paper : evidence.papers) {
    CHECK(paper.passages > 0);
    CHECK(paper.strong <= paper.passages);
    CHECK(paper.all_words <= paper.strong);
    auto narrowed = request;
    narrowed.limit = 0;
    narrowed.filters = {{"paper", {paper.paper.id}, {}}};
    const auto within = searcher.search(narrowed);
    REQUIRE(within);
    CHECK(within->total == paper.passages);
    CHECK(within->total_all_words == paper.all_words);
  }
}

void check_facets(const Searcher& searcher, const SearchRequest& request, const SearchResponse& found) {
  for (const auto& facet : found.facets) {
    MatrixRequest asked;
    asked.search = request;
    asked.rows = facet.facet;
    asked.columns = "paper";
    asked.most_values = 0;
    const auto matrix = searcher.matrix(asked);
    REQUIRE(matrix);
    CHECK(matrix->total.passages == found.total);
    CHECK(matrix->total.papers == found.papers);
    // Counts of a facet leave its own filter out: the kinds that nobody asked for are counted, too.
    if (facet.facet != "kind") CHECK(matrix->rows.size() == facet.counts.size());
    for (std::size_t i = 0; i < matrix->rows.size(); ++i) {
      const auto count = std::ranges::find(facet.counts, matrix->rows[i], &FacetCounts::Count::value);
      REQUIRE(count != facet.counts.end());
      CHECK(count->passages == matrix->row_totals[i].passages);
    }
  }
}

std::uint32_t total_of(const Searcher& searcher, SearchRequest request) {
  request.limit = 0;
  const auto found = searcher.search(request);
  REQUIRE(found);
  return found->total;
}

/// A facet of which a passage has one value at most parts the passages: with those that have none, its counts are
/// the total. Each value can be chosen and taken away, by a filter and in the query.
void check_parts(const Searcher& searcher, const SearchRequest& request, const SearchResponse& found) {
  for (const auto& facet : found.facets) {
    std::uint32_t sum = 0;
    for (const auto& count : facet.counts) sum += count.passages;
    const bool single = facet.facet == "paper" || facet.facet == "section" || facet.facet == "year";
    if (single) CHECK(sum == found.total);
    if (facet.facet != "kind") CHECK(sum >= found.total);
    if (facet.facet != "year" && facet.facet != "theory") continue;
    for (const auto& count : facet.counts) {
      INFO(facet.facet << ':' << count.value);
      auto with = request;
      with.filters = {{facet.facet, {count.value}, {}}};
      CHECK(total_of(searcher, with) == count.passages);
      with.filters = {{facet.facet, {}, {count.value}}};
      CHECK(total_of(searcher, with) == found.total - count.passages);
      if (request.query.find("we") != std::string::npos) continue;  // a stop word, left out beside others
      with = request;
      with.query = '(' + request.query + ") " + facet.facet + ":\"" + count.value + '"';
      CHECK(total_of(searcher, with) == count.passages);
    }
  }
}

}  // namespace

TEST_CASE("search, evidence, matrix, facets and concordance count the same passages") {
  Random random(2026);
  const RandomIndex index(random, 15, 20);
  const Searcher searcher(index.reader());
  std::uint32_t matched = 0;
  for (int round = 0; round < 60; ++round) {
    auto request = everything_of(random_query(random));
    request.user_notes = below(random, 2) == 0;
    request.min_confidence = static_cast<std::uint32_t>(below(random, 4)) * 250;
    INFO(request.query << " notes " << *request.user_notes << " confidence " << request.min_confidence);
    const auto found = searcher.search(request);
    REQUIRE(found);
    CHECK(found->hits.size() == found->total);
    check_evidence(searcher, request, *found);
    check_facets(searcher, request, *found);
    check_parts(searcher, request, *found);
    KwicRequest lines;
    lines.search = request;
    const auto concordance = searcher.kwic(lines);
    REQUIRE(concordance);
    CHECK(concordance->passages == found->total);
    matched += found->total;
  }
  CHECK(matched > 1000);
}

TEST_CASE("the papers of evidence come in the order asked for, page by page the same") {
  Random random(77);
  const RandomIndex index(random, 30, 6);
  const Searcher searcher(index.reader());
  for (const auto sort : {SortOrder::Relevance, SortOrder::Year, SortOrder::Paper}) {
    auto search = everything_of("wa wd wf");
    search.sort = sort;
    const auto whole = evidence_of(searcher, search);
    REQUIRE(whole.papers.size() > 20);
    EvidenceRequest request;
    request.search = search;
    request.papers = 7;
    std::size_t at = 0;
    for (; request.offset < whole.papers_with; request.offset += 7) {
      const auto page = searcher.evidence(request);
      REQUIRE(page);
      for (const auto& paper : page->papers) CHECK(paper.paper.id == whole.papers.at(at++).paper.id);
    }
    CHECK(at == whole.papers.size());
    for (std::size_t i = 1; i < whole.papers.size(); ++i) {
      const auto& before = whole.papers[i - 1].paper;
      const auto& here = whole.papers[i].paper;
      if (sort == SortOrder::Year) CHECK(before.year.value_or(-9999) >= here.year.value_or(-9999));
      if (sort == SortOrder::Paper) CHECK(collation_key(before.id) < collation_key(here.id));
    }
  }
}
