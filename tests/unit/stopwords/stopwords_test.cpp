// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/stopwords.hpp"

#include "tests/support/catch.hpp"

using dossier::StopWords;

TEST_CASE("the English list holds function words and no word of the field") {
  const auto& english = StopWords::of("en");
  for (const char* word : {"the", "of", "why", "has", "us"}) CHECK(english.contains(word));
  for (const char* word : {"state", "power", "border", "against", "between", "u.s"})
    CHECK_FALSE(english.contains(word));
  CHECK(english.digest().size() == 32);
}

TEST_CASE("a language without a list has no stop words") { CHECK(StopWords::of("tlh").size() == 0); }

TEST_CASE("a list is read a word a line, folded, with comments") {
  const auto list = StopWords::parse("# comment\nÜber # over\n\nund\r\n");
  REQUIRE(list);
  CHECK(list->size() == 2);
  CHECK(list->contains("uber"));
  CHECK(list->contains("und"));
}

TEST_CASE("a line with two words is refused, naming the line") {
  const auto list = StopWords::parse("the\nof the\n");
  REQUIRE_FALSE(list);
  CHECK(list.error().message == "stop words, line 2: 'of the' is more than one word");
}
