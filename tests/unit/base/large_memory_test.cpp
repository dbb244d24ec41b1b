// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/large_memory.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>
#include <numeric>

using dossier::LargeVector;

TEST_CASE("memory of any size is zeroed, whole and given back") {
  constexpr std::size_t mib = std::size_t{1} << 20U;
  for (const std::size_t bytes : {std::size_t{0}, std::size_t{1}, mib - 1, mib, 2 * mib, 2 * mib + 1, 5 * mib + 77}) {
    CAPTURE(bytes);
    for (int turn = 0; turn < 2; ++turn) {
      auto* const memory = static_cast<unsigned char*>(dossier::large_memory(bytes));
      REQUIRE(memory != nullptr);
      CHECK(std::all_of(memory, memory + bytes, [](unsigned char byte) { return byte == 0; }));
      std::fill(memory, memory + bytes, static_cast<unsigned char>(7));
      dossier::free_large_memory(memory, bytes);
    }
  }
}

TEST_CASE("what cannot be had is told by bad_alloc") {
  CHECK_THROWS_AS(dossier::large_memory(std::numeric_limits<std::size_t>::max()), std::bad_alloc);
  CHECK_THROWS_AS(dossier::large_memory(std::numeric_limits<std::size_t>::max() / 4), std::bad_alloc);
}

TEST_CASE("a large vector grows, moves and is copied as others are") {
  LargeVector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < 700000; ++i) numbers.push_back(i);
  auto copy = numbers;
  const auto moved = std::move(numbers);
  CHECK(copy == moved);
  CHECK(std::accumulate(moved.begin(), moved.end(), std::uint64_t{0}) == 700000ULL * 699999 / 2);
  copy.resize(10);
  copy.shrink_to_fit();
  CHECK(copy.back() == 9);
}
