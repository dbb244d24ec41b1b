// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/value_range.hpp"

#include "tests/support/catch.hpp"

#include <string>

using dossier::ValueRange;

TEST_CASE("ranges of numbers are read") {
  struct Row {
    const char* text;
    const char* inside;
    const char* outside;
    bool turned_round;
  };
  const Row rows[] = {
      {"2015..2022", "2022", "2023", false}, {"2015...2022", "2015", "2014", false},
      {"2015…2022", "2015", "2014", false},  {"2015-2022", "2018", "2023", false},
      {"2015–2022", "2018", "12015", false}, {"2015..", "9999", "2014", false},
      {"..2022", "-5", "2023", false},       {"2022..2015", "2018", "2023", true},
      {"2015-", "2015", "x", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto range = ValueRange::parse(row.text);
    REQUIRE(range);
    CHECK(range->holds(row.inside));
    CHECK_FALSE(range->holds(row.outside));
    CHECK(range->turned_round == row.turned_round);
  }
}

TEST_CASE("what is no range") {
  for (const std::string text :
       {"", "2015", "..", "a..b", "pak-us", "2015..x", "-", "…", "-2015", "99999999999999999999..1"}) {
    CAPTURE(text);
    CHECK_FALSE(ValueRange::parse(text));
  }
}
