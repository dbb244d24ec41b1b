// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bit_count.hpp"

#include "tests/support/catch.hpp"

#include <random>
#include <vector>

using namespace dossier;

TEST_CASE("the bits of each run are counted, whatever words its ends are in") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint64_t> words(1 + random() % 6);
    for (auto& word : words) word = random() & random();
    std::vector<std::uint32_t> starts;
    for (auto at = random() % 70; at < words.size() * 64; at += 1 + random() % 90) {
      starts.push_back(static_cast<std::uint32_t>(at));
    }
    std::vector<std::uint32_t> counts(starts.size());
    count_bits_of_runs(words, starts, counts);
    std::uint32_t total = 0;
    for (std::size_t run = 0; run < starts.size(); ++run) {
      std::uint32_t expected = 0;
      const auto end = run + 1 < starts.size() ? starts[run + 1] : words.size() * 64;
      for (std::size_t at = starts[run]; at < end; ++at) {
        expected += (words[at / 64] >> (at % 64) & 1U) != 0 ? 1 : 0;
      }
      CHECK(counts[run] == expected);
      total += counts[run];
    }
    if (!starts.empty() && starts.front() == 0) CHECK(total == count_bits(words));
  }
}
