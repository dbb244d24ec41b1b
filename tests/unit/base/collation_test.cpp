// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/collation.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dossier;

TEST_CASE("names sort by letters, then accents, then case, numbers by value") {
  const std::vector<std::string> wanted{"(unknown)", "9-roads", "10-roads", "Ähre",   "ahrens", "Doe",
                                        "doe-2",     "doe-10",  "Łódź",     "London", "Özil",   "Zadar",
                                        "Żuk",       "Борис",   "Яна",      "علي"};
  auto sorted = wanted;
  std::ranges::sort(sorted, {}, collation_key);
  const auto place = [&](const char* name) { return std::ranges::find(sorted, name) - sorted.begin(); };
  CHECK(place("9-roads") < place("10-roads"));
  CHECK(place("doe-2") < place("doe-10"));
  CHECK(place("Ähre") < place("ahrens"));
  CHECK(place("Łódź") > place("Doe"));
  CHECK(place("Özil") < place("Zadar"));
  CHECK(place("Żuk") > place("Zadar"));
  CHECK(place("Борис") < place("Яна"));
  CHECK(place("Zadar") < place("Борис"));
  CHECK(place("(unknown)") == 0);
}

TEST_CASE("texts that collate alike keep the order of their bytes") {
  CHECK(collation_key("e\u0301t") < collation_key("\u00E9t"));
  CHECK(collation_key("") < collation_key("a"));
}

TEST_CASE("ranks are places in the order") {
  const std::vector<std::string> texts{"p10", "P2", "p1"};
  CHECK(collated_ranks(texts) == std::vector<std::uint32_t>{2, 1, 0});
  CHECK(collated_ranks({}).empty());
}
