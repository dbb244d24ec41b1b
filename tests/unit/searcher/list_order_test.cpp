// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/types/list_order.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

struct Item {
  Passage passage;
  Paper paper;
};

Item item(const std::string& paper, std::uint32_t n, std::optional<int> year) {
  Item out;
  out.paper.id = out.passage.paper = paper;
  out.paper.year = year;
  out.passage.n = n;
  return out;
}

std::string sorted(std::vector<Item> items, SortOrder order) {
  sort_passages(
      items, order, [](const Item& one) -> const Passage& { return one.passage; },
      [](const Item& one) -> const Paper& { return one.paper; });
  std::string out;
  for (const auto& one : items) out += one.passage.paper + std::to_string(one.passage.n) + ' ';
  return out;
}

}  // namespace

TEST_CASE("lists are sorted by year or paper, and what is equal keeps its place") {
  const std::vector<Item> items{item("doc10-", 2, 2001), item("Émile", 1, 2020), item("doc2-", 5, {}),
                                item("doc10-", 1, 2001), item("zoo", 1, 2020),   item("fan", 1, -40)};
  CHECK(sorted(items, SortOrder::Relevance) == "doc10-2 Émile1 doc2-5 doc10-1 zoo1 fan1 ");
  CHECK(sorted(items, SortOrder::Year) == "Émile1 zoo1 doc10-2 doc10-1 fan1 doc2-5 ");
  CHECK(sorted(items, SortOrder::Paper) == "doc2-5 doc10-1 doc10-2 Émile1 fan1 zoo1 ");
}
