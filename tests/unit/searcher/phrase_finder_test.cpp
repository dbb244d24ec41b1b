// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/phrase_finder.hpp"

#include "tests/support/catch.hpp"

#include <utility>

using namespace dossier;

namespace {

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

Places places(const std::vector<WordId>& words, const std::vector<WordId>& phrase, std::uint32_t window) {
  Places found;
  for_each_phrase(words, phrase, window, [&](std::size_t first, std::size_t last) { found.emplace_back(first, last); });
  return found;
}

}  // namespace

TEST_CASE("a phrase is found where its words stand side by side in order") {
  CHECK(places({1, 2, 3, 1, 2}, {1, 2}, 0) == Places{{0, 1}, {3, 4}});
  CHECK(places({2, 1, 1, 3, 2}, {1, 2}, 0).empty());
  CHECK(places({1, 1, 1}, {1, 1}, 0) == Places{{0, 1}, {1, 2}});
  CHECK(places({1}, {1, 2}, 0).empty());
  CHECK(places({}, {1}, 0).empty());
  CHECK(places({1, 2}, {}, 0).empty());
}

TEST_CASE("a window counts the words between, in any order, each word used once") {
  CHECK(places({1, 9, 9, 2}, {1, 2}, 2) == Places{{0, 3}});
  CHECK(places({1, 9, 9, 2}, {1, 2}, 1).empty());
  CHECK(places({2, 9, 1}, {1, 2}, 1) == Places{{0, 2}});
  CHECK(places({1, 1, 9, 2, 2}, {1, 2}, 3) == Places{{1, 3}});
  CHECK(places({1, 9, 1}, {1, 1}, 1) == Places{{0, 2}});
  CHECK(places({1, 9, 9}, {1, 1}, 5).empty());
  CHECK(count_phrase(std::vector<WordId>{1, 2, 1, 2}, std::vector<WordId>{1, 2}, 1) == 2);
}
