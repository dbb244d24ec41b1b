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
