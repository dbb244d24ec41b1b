// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"

#include "tests/support/catch.hpp"

using namespace dossier;

TEST_CASE("parts are joined without the empty ones") {
  CHECK(joined({"line 3", "", "list"}, " · ") == "line 3 · list");
  CHECK(joined({"", ""}, ", ").empty());
}

TEST_CASE("numbers are counted with separators and the right form of the noun") {
  CHECK(with_separators(0) == "0");
  CHECK(with_separators(999) == "999");
  CHECK(with_separators(1234567) == "1,234,567");
  CHECK(counted(1, "passage") == "1 passage");
  CHECK(counted(1200, "passage") == "1,200 passages");
  CHECK(counted(2, "entry", "entries") == "2 entries");
}

TEST_CASE("a name is found as it is written, else in another case") {
  const std::vector<std::string> names{"Topic", "topic", "Year"};
  CHECK(position_of_name(names, "topic") == 1);
  CHECK(position_of_name(names, "Topic") == 0);
  CHECK(position_of_name(names, "TOPIC") == 0);
  CHECK(position_of_name(names, "year") == 2);
  CHECK(position_of_name(names, "years") == names.size());
}
