// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/columns.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

std::vector<std::string> lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> list;
  for (const auto span : wrap(text, columns)) list.emplace_back(span.of(text));
  return list;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("columns are counted as a terminal does") {
  CHECK(columns_of("") == 0);
  CHECK(columns_of("dam") == 3);
  CHECK(columns_of("Wæver") == 5);
  CHECK(columns_of("e\xCC\x81") == 1);     // e and a combining accent
  CHECK(columns_of("\xE4\xB8\xAD") == 2);  // a Chinese character
  CHECK(columns_of("\xE2\x80\x8B") == 0);  // a space without width
  CHECK(columns_of("\xC2\xAD") == 0);      // a soft hyphen
  CHECK(columns_of("\xFF") == 1);          // a broken byte
}

TEST_CASE("a beginning fits into columns whole characters at a time") {
  CHECK(fitting("river", 3) == "riv");
  CHECK(fitting("e\xCC\x81", 1) == "e\xCC\x81");
  CHECK(fitting("\xE4\xB8\xAD\xE4\xB8\xAD", 3) == "\xE4\xB8\xAD");
  CHECK(fitting("river", 0).empty());
}

TEST_CASE("text is broken at white space") {
  CHECK(lines("", 10) == Lines{});
  CHECK(lines("one two three", 20) == Lines{"one two three"});
  CHECK(lines("one two three", 7) == Lines{"one two", "three"});
  CHECK(lines("one two three", 8) == Lines{"one two", "three"});
  CHECK(lines("one two three", 6) == Lines{"one", "two", "three"});
  CHECK(lines("one   two", 4) == Lines{"one", "two"});
  CHECK(lines("one two ", 10) == Lines{"one two"});
}

TEST_CASE("a word longer than the line is cut, and a newline breaks") {
  CHECK(lines("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(lines("a bcdefgh", 4) == Lines{"a", "bcde", "fgh"});
  CHECK(lines("one\ntwo", 10) == Lines{"one", "two"});
  CHECK(lines("one\n\ntwo\n", 10) == Lines{"one", "", "two"});
}

TEST_CASE("no line is wider than asked for, whatever the text") {
  const std::string text = "a bb  ccc\tdddd eeeee\xE4\xB8\xAD\xE4\xB8\xAD ffffff\n ggggggg   hh i \xFF\xFF jj";
  for (std::size_t columns = 2; columns < 30; ++columns) {
    for (const auto& line : lines(text, columns)) CHECK(columns_of(line) <= columns);
  }
}
