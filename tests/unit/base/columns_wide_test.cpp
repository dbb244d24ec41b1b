// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/columns.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

using Lines = std::vector<std::string>;

Lines lines(std::string_view text, std::size_t columns) {
  Lines list;
  for (const auto span : wrap(text, columns)) list.emplace_back(span.of(text));
  return list;
}

}  // namespace

TEST_CASE("wide characters of East Asia take two columns, narrow ones one") {
  CHECK(columns_of("Ａ") == 2);      // full-width letter
  CHECK(columns_of("！") == 2);      // full-width mark
  CHECK(columns_of("\u3000") == 2);  // full-width blank
  CHECK(columns_of("中a国") == 5);
  CHECK(columns_of("한") == 2);
  CHECK(columns_of("ｱ") == 1);  // half-width katakana
  CHECK(columns_of("ﾡ") == 1);  // half-width hangul
  CHECK(columns_of("😀") == 2);
  CHECK(columns_of("é") == 1);
  CHECK(columns_of("\u2026") == 1);         // of ambiguous width
  CHECK(columns_of("a\u0300\u20dd") == 1);  // a mark above, and one around
  CHECK(columns_of("a\u202e\u2060b") == 2);
  CHECK(columns_of(" ~\x7f\x1f\t") == 2);
  CHECK(columns_of("\u00a0\u00ad") == 1);
}

TEST_CASE("wide characters fit where both of their columns do") {
  CHECK(fitting("中中中", 4) == "中中");
  CHECK(fitting("中中中", 5) == "中中");
  CHECK(fitting("中中中", 6) == "中中中");
  CHECK(fitting("中", 1).empty());
  CHECK(fitting("a中", 2) == "a");
}

TEST_CASE("lines of wide characters break where the next one does not fit") {
  CHECK(lines("中中中", 4) == Lines{"中中", "中"});
  CHECK(lines("中中中", 5) == Lines{"中中", "中"});
  CHECK(lines("中中中", 6) == Lines{"中中中"});
  CHECK(lines("a中 中b", 5) == Lines{"a中", "中b"});
  CHECK(lines("a中 中b", 7) == Lines{"a中 中b"});
  CHECK(lines("中　中", 5) == Lines{"中", "中"});
  CHECK(lines("中　中", 6) == Lines{"中　中"});
  CHECK(lines("中", 1) == Lines{"中"});  // no line is narrower than a character
}

TEST_CASE("a word that does not fit goes to the next line with what it takes there") {
  CHECK(lines("ab cd ef", 5) == Lines{"ab cd", "ef"});
  CHECK(lines("ab cdefg hi", 6) == Lines{"ab", "cdefg", "hi"});
  CHECK(lines("a bb ccc dddd", 4) == Lines{"a bb", "ccc", "dddd"});
  CHECK(lines("abc de", 4) == Lines{"abc", "de"});
  CHECK(lines("one\n two", 10) == Lines{"one", " two"});
  CHECK(lines("one  \ntwo", 10) == Lines{"one", "two"});
  CHECK(lines("a\tb", 3) == Lines{"a\tb"});
  CHECK(lines("a\tb", 2) == Lines{"a", "b"});
}
