// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/likeness.hpp"

#include "base/strings.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

TEST_CASE("what is kept of a text is its beginning, cut between characters") {
  CHECK(kept_beginning("short") == "short");
  CHECK(kept_beginning(std::string(700, 'a')).size() == 600);
  const auto cut = kept_beginning(std::string(599, 'a') + "ü and more");
  CHECK(cut == std::string(599, 'a'));
}

TEST_CASE("the nearest text is the most alike, the first of equals, and none that is far") {
  NearestText search("the river froze before the barley was cut");
  CHECK_FALSE(search.is_nearer("ships came to the harbour"));
  CHECK(search.is_nearer("the river froze before the barley was brought in"));
  CHECK_FALSE(search.is_nearer("the river froze before the barley was brought in"));
  CHECK(search.is_nearer("the river froze before the barley was cut, and more that was not kept"));
  CHECK_FALSE(search.is_nearer("the river froze before the barley was sold"));
}

TEST_CASE("a number is of digits, points and commas alone") {
  for (const auto* term : {"7", "1,200", "3.5"}) CHECK(is_number(term));
  for (const auto* term : {"g20", "1990s", "x"}) CHECK_FALSE(is_number(term));
}
