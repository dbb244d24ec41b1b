// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of the ports whoever stands behind them, shown on the engine of an index on this machine.
#include "searcher/local/local_engine.hpp"
#include "searcher/local/local_passages.hpp"
#include "searcher/match/search_ports.hpp"
#include "searcher/output/response_json.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <set>

using namespace dossier;
using namespace dossier::testing;

namespace {

struct Engine {
  explicit Engine(const IndexReader& of) : reader(of), passages(of), engine(of) {}
  [[nodiscard]] SearchPorts ports() {
    return {reader, passages, engine, [this](std::uint32_t thousandths) {
              sure_reader = std::make_unique<IndexReader>(reader.with_min_confidence(thousandths).value());
              sure = std::make_unique<Engine>(*sure_reader);
              return sure->ports();
            }};
  }
  [[nodiscard]] std::unique_ptr<Found> find(const MatchNode& root, const std::vector<FacetSelection>& selections) {
    return engine.find({root, selections, ranking, reader.facets()}).value();
  }

  const IndexReader& reader;
  LocalPassages passages;
  LocalEngine engine;
  RankingParams ranking;
  std::unique_ptr<IndexReader> sure_reader;
  std::unique_ptr<Engine> sure;
};

std::vector<DocId> docs_of(const std::vector<RankedDoc>& ranked) {
  std::vector<DocId> docs;
  for (const auto& one : ranked) docs.push_back(one.doc);
  return docs;
}

/// The first so many, at most `most` of each paper.
std::vector<DocId> limited(const Found& found, const std::vector<DocId>& docs, std::uint32_t most, std::size_t count) {
  std::map<std::uint32_t, std::uint32_t> taken;
  std::vector<DocId> kept;
  for (const auto doc : docs) {
    if (kept.size() < count && taken[found.paper_of(doc)]++ < most) kept.push_back(doc);
  }
  return kept;
}

}  // namespace

TEST_CASE("any part of the ranks is that part of the whole order") {
  Random random(41);
  const RandomIndex index(random, 6, 20);
  Engine engine(index.reader());
  for (int round = 0; round < 40; ++round) {
    const auto root = random_tree(random, 2);
    const auto selections = random_selections(random);
    const auto found = engine.find(root, selections);
    for (const auto order : {SortOrder::Relevance, SortOrder::Year, SortOrder::Paper}) {
      const auto all = docs_of(found->range({order, 0, found->total()}).value());
      REQUIRE(all.size() == found->total());
      const auto first = below(random, all.size() + 1);
      const auto part = docs_of(found->range({order, first, 7}).value());
      const auto end = std::min(all.size(), first + 7);
      CHECK(std::equal(part.begin(), part.end(), all.begin() + static_cast<long>(first),
                       all.begin() + static_cast<long>(end)));
      const std::vector<DocId> without(all.begin(),
                                       all.begin() + static_cast<long>(std::min<std::size_t>(all.size(), 5)));
      const std::vector<DocId> rest(all.begin() + static_cast<long>(without.size()), all.end());
      CHECK(docs_of(found->range({order, 0, all.size() + 1, without}).value()) == rest);
      CHECK(docs_of(found->range({order, 0, 9, {}, 2}).value()) == limited(*found, all, 2, 9));
    }
  }
}

TEST_CASE("what is told by paper, by value and by two values adds up to the hits") {
  Random random(42);
  const RandomIndex index(random, 6, 20);
  Engine engine(index.reader());
  for (int round = 0; round < 40; ++round) {
    const auto root = random_tree(random, 2);
    const auto selections = random_selections(random);
    const auto found = engine.find(root, selections);
    std::uint32_t passages = 0;
    std::uint32_t all_words = 0;
    std::set<std::uint32_t> papers;
    const auto by_paper = found->by_paper(0.5, 3).value();
    for (const auto& paper : by_paper) {
      passages += paper.passages;
      all_words += paper.all_words;
      papers.insert(paper.paper);
      CHECK(paper.best.size() == std::min<std::size_t>(paper.passages, 3));
      for (const auto& ranked : paper.best) CHECK(found->paper_of(ranked.doc) == paper.paper);
    }
    CHECK(passages == found->total());
    CHECK(all_words == found->all_words());
    CHECK(papers.size() == found->papers().value());
    const auto kinds = found->values("kind").value();
    CHECK(std::accumulate(kinds.counts.begin(), kinds.counts.end(), 0U) == found->total());
    std::vector<std::uint32_t> rows(kinds.counts.size());
    std::iota(rows.begin(), rows.end(), 0U);
    const auto crossed = found->cross({"kind", rows, "kind", rows}).value();
    for (std::size_t row = 0; row < rows.size(); ++row) {
      CHECK(crossed.row_totals[row].passages == kinds.counts[row]);
      CHECK(crossed.column_totals[row] == crossed.row_totals[row]);
      CHECK(crossed.cells[row * rows.size() + row] == crossed.row_totals[row]);
    }
    CHECK(found->count(selections).value() == found->total());
    CHECK(engine.engine.count(root, selections).value() == found->total());
    std::uint32_t visited = 0;
    std::uint32_t hits = 0;
    const auto read = found->each_text(nullptr, [&](std::uint32_t, std::span<const WordId>, bool hit) {
      ++visited;
      hits += hit ? 1 : 0;
    });
    CHECK(read);
    CHECK(visited == found->total());
    CHECK(hits == found->total());
  }
}

TEST_CASE("a searcher over ports answers as one over the index, whatever the least confidence of labels") {
  Random random(43);
  const RandomIndex index(random, 6, 20);
  Engine engine(index.reader());
  const Searcher over_index(index.reader());
  const Searcher over_ports(engine.ports());
  for (const auto* query : {"wa wb", "\"wa wc\"", "wa -wb", "wd NEAR/3 wb", "theory:realism wa", "nowhere", ""}) {
    SearchRequest request;
    request.query = query;
    request.explain = true;
    for (const std::uint32_t least : {0U, 500U, 900U, 500U}) {
      request.min_confidence = least;
      CHECK(to_json(over_ports.search(request).value()) == to_json(over_index.search(request).value()));
    }
  }
}
