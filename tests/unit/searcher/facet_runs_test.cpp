// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_runs.hpp"

#include "searcher/match/facet_counter.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

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
    CHECK(count_values(column, docs, &runs) == count_values(column, docs));
  }
  CHECK(by_runs > 50);
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
  CHECK(counts == std::vector<std::uint32_t>(5, 0));
}
