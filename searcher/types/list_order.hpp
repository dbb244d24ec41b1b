// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/collation.hpp"
#include "index/passage.hpp"
#include "searcher/types/request.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace dossier {

/// Sorts a list of passages as a search sorts its hits: by year from the newest, those without one last; or by paper,
/// as readers sort names, and in reading order. What is equal keeps its order; by relevance all does. `passage_of`
/// gives an item's Passage, `paper_of` its Paper.
template <class Item, class PassageOf, class PaperOf>
void sort_passages(std::vector<Item>& items, SortOrder order, PassageOf passage_of, PaperOf paper_of) {
  if (order == SortOrder::Relevance) return;
  struct Key {
    int year;
    std::string paper;
    std::uint32_t n;
  };
  std::vector<Key> keys;
  for (const auto& item : items) {
    const Passage& passage = passage_of(item);
    const Paper& paper = paper_of(item);
    if (order == SortOrder::Year) {
      keys.push_back({paper.year.value_or(std::numeric_limits<int>::min()), {}, 0});
    } else {
      keys.push_back({0, collation_key(passage.paper), passage.n});
    }
  }
  std::vector<std::size_t> indices(items.size());
  std::iota(indices.begin(), indices.end(), std::size_t{0});
  std::ranges::stable_sort(indices, [&](std::size_t a, std::size_t b) {
    if (keys[a].year != keys[b].year) return keys[a].year > keys[b].year;
    return std::tie(keys[a].paper, keys[a].n) < std::tie(keys[b].paper, keys[b].n);
  });
  std::vector<Item> sorted;
  for (const auto index : indices) sorted.push_back(std::move(items[index]));
  items = std::move(sorted);
}

}  // namespace dossier
