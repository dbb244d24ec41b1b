// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"

#include "tests/support/catch.hpp"

#include <string>

namespace utf8 = dossier::utf8;

TEST_CASE("every scalar value survives writing and reading") {
  for (char32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, code);
    const auto c = utf8::decode(text, 0);
    REQUIRE(c.code == code);
    REQUIRE(c.size == text.size());
  }
}

TEST_CASE("broken bytes are found and replaced") {
  struct Row {
    std::string text;
    std::size_t broken;
  };
  const Row rows[] = {
      {"plain", 0},    {"\xC3\xA9", 0},         {"\xC3", 1},   {"\xC0\xAF", 2},     {"\xFF", 1}, {"\xED\xA0\x80", 3},
      {"\xE2\x82", 2}, {"\xF4\x90\x80\x80", 4}, {"a\x80z", 1}, {"\xE0\x80\x80", 3},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    std::size_t broken = 99;
    const auto text = utf8::repaired(row.text, &broken);
    CHECK(broken == row.broken);
    CHECK(utf8::valid(row.text) == (row.broken == 0));
    CHECK(utf8::valid(text));
  }
  CHECK(utf8::repaired("a\x80z") == "a\xEF\xBF\xBDz");
}

TEST_CASE("boundaries stand between characters") {
  CHECK(utf8::boundary_before("aé", 2) == 1);
  CHECK(utf8::boundary_before("aé", 3) == 3);
  CHECK(utf8::boundary_before("aé", 99) == 3);
}
