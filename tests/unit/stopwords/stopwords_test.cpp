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

TEST_CASE("every embedded list is read") {
  for (const char* language : {"en", "ar", "de", "es", "fa", "fr", "hi", "ru", "ur", "zh"}) {
    CAPTURE(language);
    CHECK(StopWords::of(language).size() > 50);
  }
}

TEST_CASE("the list for words is that of the language that holds most of them") {
  const auto of = [](std::initializer_list<const char*> words) {
    return StopWords::for_words({words.begin(), words.end()}).digest();
  };
  const auto list = [](const char* language) { return StopWords::of(language).digest(); };
  CHECK(of({"what", "is", "the", "border"}) == list("en"));
  CHECK(of({"роль", "армии", "в", "политике"}) == list("ru"));
  CHECK(of({"नदी", "का", "पानी"}) == list("hi"));
  CHECK(of({"的", "边界"}) == list("zh"));
  CHECK(of({"die", "rolle", "der", "armee"}) == list("de"));
  CHECK(of({}) == list("en"));
  // One word of another language in Latin letters is a name's more often than not; one of an unknown language is none.
  CHECK(of({"la", "paz", "treaty"}) == list("en"));
  CHECK(of({"wahlen", "im", "bundestag"}) == list("en"));
}
