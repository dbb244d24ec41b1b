// SPDX-License-Identifier: GPL-3.0-or-later
// Arabic as tools take it from a PDF.
#include "base/languages/painted_text.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;

namespace {

std::string without_turns(std::string text) {
  drop_turns(text);
  return text;
}

std::string mended(std::string text) {
  mend_painted_arabic(text);
  return text;
}

}  // namespace

TEST_CASE("a number that was painted inside a line from right to left stands apart from the words beside it") {
  CHECK(without_turns("\u202Bسار النهر في \u202A 1754\u202Cإلى البحر\u202C") == "سار النهر في 1754 إلى البحر");
  CHECK(without_turns("\u202Bفي القرية\u202A ،\u202Cوقف الحارس\u202C") == "في القرية، وقف الحارس");
  CHECK(without_turns("\u202A\u202AReport of the mill\u202C\u202C") == "Report of the mill");
  CHECK(without_turns("no turn") == "no turn");
  std::string two = "\u202Bأ\u202C";
  CHECK(drop_turns(two) == 2);
}

TEST_CASE("the ligature of lam and alef is put in the order of reading") {
  CHECK(mended("األمن واإلدارة في االتفاق") == "الأمن والإدارة في الاتفاق");
  CHECK(mended("األمن واإلدارة: ال سد وال جسر إال هذا") == "الأمن والإدارة: لا سد ولا جسر إلا هذا");
}

TEST_CASE("Arabic in the order of reading stays as it is") {
  for (const std::string text :
       {"لا سد ولا جسر إلا هذا", "الأمن والإدارة", "وال على المدينة", "ال", "ا", "سأل الوالي", "plain words"}) {
    CAPTURE(text);
    CHECK(mended(text) == text);
  }
}
