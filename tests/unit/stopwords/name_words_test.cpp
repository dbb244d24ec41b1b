// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/name_words.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

TEST_CASE("a name stands in the order of its language only where every word fits") {
  struct Row {
    std::vector<std::string> words;
    bool first;
  };
  for (const auto& [words, first] : {
           Row{{"wang", "xiaoming"}, true},
           Row{{"xiaoming", "wang"}, false},
           Row{{"wang", "wei"}, false},
           Row{{"wang", "harper"}, false},
           Row{{"li", "luke"}, false},
           Row{{"kim", "minsoo"}, true},
           Row{{"kim", "dae", "jung"}, true},
           Row{{"sung", "min", "kim"}, false},
           Row{{"lee", "harper"}, false},
           Row{{"wei", "nie"}, false},
           Row{{"lei", "guan"}, false},
           Row{{"lu", "dean"}, false},
           Row{{"kim", "moran"}, false},
           Row{{"kim", "young"}, false},
           Row{{"jo", "hanson"}, false},
           Row{{"lee", "manson"}, false},
           Row{{"nguyen", "phu", "trong"}, true},
           Row{{"nguyen", "van", "thieu"}, true},
           Row{{"le", "duc", "tho"}, true},
           Row{{"hoang", "minh", "le"}, true},
           Row{{"mai", "lan", "ha"}, false},
           Row{{"thanh", "hai", "nguyen"}, false},
           Row{{"nagy", "imre"}, true},
           Row{{"imre", "nagy"}, false},
           Row{{"nagy", "peterson"}, false},
           Row{{"abe", "shinzo"}, true},
           Row{{"shinzo", "abe"}, false},
           Row{{"goh", "chok", "tong"}, true},
           Row{{"goh", "tong"}, false},
           Row{{"wang"}, false},
           Row{{}, false},
       }) {
    CAPTURE(words);
    CHECK(is_family_first(words) == first);
  }
}

TEST_CASE("a Korean family name has one syllable, or is one of the few of two") {
  CHECK(hangul_family("김철수") == 1);
  CHECK(hangul_family("김구") == 1);
  CHECK(hangul_family("남궁민") == 2);
  CHECK(hangul_family("김") == 1);
  CHECK(hangul_family("") == 0);
}

TEST_CASE("two family names stand behind Spanish given names") {
  using Words = std::vector<std::string>;
  CHECK(given_before_two(Words{"juan", "carlos", "varela", "ponce"}) == 2);
  CHECK(given_before_two(Words{"ana", "pastor", "julian"}) == 1);
  CHECK(given_before_two(Words{"ana", "maria", "pastor"}) == 0);
  CHECK(given_before_two(Words{"ana", "brown", "smith"}) == 0);
  CHECK(given_before_two(Words{"peter", "varela", "ponce"}) == 0);
  CHECK(given_before_two(Words{"varela", "ponce"}) == 0);
  CHECK(given_before_two(Words{}) == 0);
}

TEST_CASE("a Burmese name is one, whatever stands before it") {
  using Words = std::vector<std::string>;
  CHECK(name_without_family(Words{"aung", "san", "suu", "kyi"}) == 0U);
  CHECK(name_without_family(Words{"u", "thant"}) == 1U);
  CHECK(name_without_family(Words{"daw", "mya", "sein"}) == 1U);
  CHECK_FALSE(name_without_family(Words{"may", "win"}));
  CHECK_FALSE(name_without_family(Words{"aung", "smith"}));
  CHECK_FALSE(name_without_family(Words{"thant"}));
  CHECK_FALSE(name_without_family(Words{}));
}

TEST_CASE("names of the father are told by their ends") {
  CHECK(is_patronymic("Viktorovich"));
  CHECK(is_patronymic("Викторовна"));
  CHECK_FALSE(is_patronymic("Petrović"));
  CHECK_FALSE(is_patronymic("ович"));
  CHECK(is_russian_given("sergei"));
  CHECK_FALSE(is_russian_given("carl"));
}
