// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_runs.hpp"

#include "searcher/match/facet_counter.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <string>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// A column of `last` passages in runs of up to `longest`, some without a value.
FacetColumn column_in_runs(Random& random, DocId last, std::size_t longest) {
  FacetColumn column;
  column.name = "paper";
  for (const auto* value : {"a", "b", "c", "d"}) column.values.emplace_back(value);
  column.ids.assign(1, 4);
  while (column.ids.size() <= last) {
    const auto id = static_cast<std::uint32_t>(below(random, 5));  // 4: none
    for (auto left = 1 + below(random, longest); left > 0 && column.ids.size() <= last; --left)
      column.ids.push_back(id);
  }
  return column;
}

}  // namespace

TEST_CASE("counting by runs gives what counting each passage gives") {
  Random random(11);
  FacetRuns runs;
  std::vector<FacetColumn> columns;
  columns.reserve(12);
  for (int i = 0; i < 12; ++i) {
    columns.push_back(column_in_runs(random, static_cast<DocId>(1 + below(random, 900)), 30));
  }
  std::size_t by_runs = 0;
  for (int round = 0; round < 200; ++round) {
    const auto& column = columns[below(random, columns.size())];
    const auto last = static_cast<DocId>(column.ids.size() - 1);
    DocSet docs(last);
    std::vector<std::uint32_t> expected(column.values.size() + 1, 0);
    const auto one_in = 1 + below(random, 50);
    for (DocId doc = 1; doc <= last; ++doc) {
      if (below(random, one_in) != 0) continue;
      docs.insert(doc);
      ++expected[column.ids[doc]];
    }
    std::vector<std::uint32_t> counts(expected.size(), 0);
    if (runs.count(column, docs, counts)) {
      ++by_runs;
      CHECK(counts == expected);
    }
    CHECK(distinct_values(column, docs, &runs) == distinct_values(column, docs));
  }
  CHECK(by_runs > 50);
}

TEST_CASE("values that stand in one run each are counted by their runs") {
  Random random(13);
  FacetColumn papers;
  for (int i = 0; i < 40; ++i) papers.values.push_back("p" + std::to_string(i));
  papers.ids.assign(1, 40);  // no passage 0
  for (std::uint32_t paper = 0; paper < 40; ++paper) {
    papers.ids.insert(papers.ids.end(), 5 + below(random, 20), paper);
    if (paper % 8 == 0) papers.ids.insert(papers.ids.end(), 1 + below(random, 5), 40);  // passages without one
  }
  const auto last = static_cast<DocId>(papers.ids.size() - 1);
  auto split = papers;  // the first paper has a passage behind all others
  split.ids.back() = 0;
  FacetRuns runs;
  for (int round = 0; round < 60; ++round) {
    DocSet docs(last);
    const auto one_in = 1 + below(random, 60);
    for (DocId doc = 1; doc <= last; ++doc) {
      if (below(random, one_in) == 0) docs.insert(doc);
    }
    const auto distinct = runs.distinct(papers, docs);
    REQUIRE(distinct);
    CHECK(*distinct == distinct_values(papers, docs));
    CHECK(!runs.distinct(split, docs));
    CHECK(distinct_values(split, docs, &runs) == distinct_values(split, docs));
  }
}

TEST_CASE("columns without long runs, or with several values a passage, are not counted by runs") {
  Random random(12);
  const auto mixed = column_in_runs(random, 500, 1);
  FacetColumn several;
  several.values = {"a", "b"};
  several.starts = {0, 0, 2, 3};
  several.ids = {0, 1, 1};
  FacetRuns runs;
  std::vector<std::uint32_t> counts(5, 0);
  CHECK(!runs.count(mixed, DocSet(500), counts));
  CHECK(!runs.count(several, DocSet(2), counts));
  CHECK(!runs.distinct(mixed, DocSet(500)));
  CHECK(!runs.distinct(several, DocSet(2)));
  CHECK(counts == std::vector<std::uint32_t>(5, 0));
}
