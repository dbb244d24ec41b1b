// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/word_table.hpp"

#include "tests/support/catch.hpp"

#include <map>
#include <random>

using namespace dossier;

TEST_CASE("A word table gives each word its first number and no other word any") {
  std::mt19937 random(3);
  for (const std::uint32_t range : {50U, 5000U, 0xFFFFFFFEU}) {
    WordTable table;
    std::map<WordId, std::uint32_t> naive;
    CHECK(table.of(0) == WordTable::none);
    for (std::uint32_t number = 0; number < 400; ++number) {
      const auto word = static_cast<WordId>(random() % range);
      table.add(word, number);
      naive.try_emplace(word, number);
    }
    for (const auto& [word, number] : naive) CHECK(table.of(word) == number);
    for (int i = 0; i < 1000; ++i) {
      const auto word = static_cast<WordId>(random());
      if (word == no_word) continue;
      const auto known = naive.find(word);
      CHECK(table.of(word) == (known == naive.end() ? WordTable::none : known->second));
    }
  }
}
