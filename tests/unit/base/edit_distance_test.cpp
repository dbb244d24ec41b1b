// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/edit_distance.hpp"

#include "tests/support/catch.hpp"

#include <random>
#include <string>

using dossier::EditDistance;
using dossier::nearest_names;

TEST_CASE("distances between words") {
  struct Row {
    const char* a;
    const char* b;
    std::size_t distance;
  };
  const Row rows[] = {
      {"", "", 0},
      {"a", "", 1},
      {"gas", "gas", 0},
      {"gwader", "gwadar", 1},
      {"ab", "ba", 1},
      {"balochsitan", "balochistan", 1},
      {"constructivsm", "constructivism", 1},
      {"assymetric", "asymmetric", 2},
      {"ca", "abc", 3},
      {"zürich", "zurich", 1},
      {"россия", "росия", 1},
      {"kitten", "sitting", 3},
  };
  for (const auto& row : rows) {
    CAPTURE(row.a, row.b);
    CHECK(EditDistance(row.a).to(row.b, 3) == row.distance);
    CHECK(EditDistance(row.b).to(row.a, 3) == row.distance);
    CHECK(EditDistance(row.a).to(row.b, 0) == std::min<std::size_t>(row.distance, 1));
  }
}

TEST_CASE("a bound only hides distances beyond it") {
  std::mt19937 random(3);
  const auto word = [&] {
    std::string out;
    for (auto n = random() % 8; n > 0; --n) out += static_cast<char>('a' + random() % 3);
    return out;
  };
  for (int round = 0; round < 5000; ++round) {
    const auto a = word();
    const auto b = word();
    CAPTURE(a, b);
    const auto full = EditDistance(a).to(b, 20);
    for (std::size_t most = 0; most < 4; ++most) CHECK(EditDistance(a).to(b, most) == std::min(full, most + 1));
  }
}

TEST_CASE("the nearest names come first") {
  const std::vector<std::string> names{"abstract", "methods", "theory", "introduction", "Methodology"};
  CHECK(nearest_names("methodz", names, 3) == std::vector<std::string>{"methods"});
  CHECK(nearest_names("METHODS", names, 1) == std::vector<std::string>{"methods"});
  CHECK(nearest_names("intro", names, 3) == std::vector<std::string>{"introduction"});
  CHECK(nearest_names("zzz", names, 3).empty());
  CHECK(nearest_names("", names, 3).empty());
}
