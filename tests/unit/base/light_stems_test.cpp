// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/light_stems.hpp"

#include "base/analyzer.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

std::string stem(std::string_view language, std::string_view written) {
  Tokens tokens;
  Analyzer().analyze(written, tokens);
  REQUIRE(tokens.size() == 1);
  return light_stem(language, tokens.term(0));
}

struct Row {
  const char* language;
  std::vector<const char*> forms;
};

}  // namespace

TEST_CASE("forms of a word share a light stem") {
  const Row rows[] = {
      {"fa", {"قرارداد", "قراردادها", "قراردادهای", "قراردادهایشان"}},
      {"fa", {"دولت", "دولت‌ها", "دولتی"}},
      {"fa", {"بزرگ", "بزرگتر", "بزرگترین"}},
      {"fa", {"نویسنده", "نویسندگان", "نویسنده‌ها", "نویسندگانی"}},
      {"ur", {"حکومت", "حکومتوں", "حکومتیں"}},
      {"ur", {"لڑکا", "لڑکے", "لڑکوں"}},
      {"hi", {"समझौता", "समझौते", "समझौतों"}},
      {"hi", {"सरकार", "सरकारों", "सरकारें"}},
      {"hi", {"भाषा", "भाषाएं", "भाषाएँ", "भाषाओं"}},
      {"hi", {"नीति", "नीतियों", "नीतियां", "नीतियाँ"}},
  };
  for (const auto& row : rows) {
    for (const auto* form : row.forms) {
      CAPTURE(form);
      CHECK(stem(row.language, form) == stem(row.language, row.forms.front()));
    }
  }
}

TEST_CASE("other words keep stems of their own, short words and other letters stay whole") {
  CHECK(stem("fa", "جان") == "جان");
  CHECK(stem("hi", "युद्ध") != stem("hi", "शांति"));
  CHECK(light_stem("fa", "treaties") == "treaties");
  CHECK(light_stem("hi", "") == "");
  CHECK(light_stem("en", "treaties") == "treaties");
  CHECK(has_light_stem("ur"));
  CHECK_FALSE(has_light_stem("ru"));
  CHECK_FALSE(has_light_stem("ar"));
}
