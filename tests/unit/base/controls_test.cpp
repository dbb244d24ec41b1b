// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/controls.hpp"

#include "base/utf8.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>
#include <random>
#include <string>

using namespace dossier;

namespace {

std::string character(char32_t code) {
  std::string out;
  utf8::append(out, code);
  return out;
}

}  // namespace

TEST_CASE("controls and turns of direction are left out, layout and all else stays") {
  CHECK(without_controls("a\tb\r\nc") == "a\tb\r\nc");
  CHECK(without_controls(std::string("a\0b\x1b[2J\x7f", 8)) == "ab[2J");
  CHECK(without_controls("\u0080a\u0085b\u009bc\u009f") == "abc");
  CHECK(without_controls("\u00a0\u00e9\u0300\u2029\u202f") == "\u00a0\u00e9\u0300\u2029\u202f");
  CHECK(without_controls("\u202aa\u202eb\u2066c\u2069") == "abc");
  CHECK(without_controls("\u200e\u200f\u200c\u2065\u206a") == "\u200e\u200f\u200c\u2065\u206a");
  CHECK(without_controls("\xc2") == "\xc2");
  CHECK(without_controls("\xe2\x80") == "\xe2\x80");
  CHECK(without_controls("").empty());
}

TEST_CASE("every character is left out or kept as its class says") {
  for (char32_t code = 0; code < 0x3100; ++code) {
    const auto text = "x" + character(code) + "y";
    const bool kept = code == '\t' || code == '\n' || code == '\r' || (!is_control(code) && !turns_direction(code));
    if (without_controls(text) != (kept ? text : "xy")) FAIL("U+" << std::hex << static_cast<unsigned>(code));
  }
  CHECK(is_control(0x1F));
  CHECK_FALSE(is_control(' '));
  CHECK_FALSE(is_control('~'));
  CHECK(is_control(0x7F));
  CHECK(is_control(0x9F));
  CHECK_FALSE(is_control(0xA0));
}

TEST_CASE("white space is that of Unicode") {
  std::u32string found;
  for (char32_t code = 0; code < 0x11000; ++code) {
    if (is_white_space(code)) found += code;
  }
  CHECK(found ==
        U"\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
        U"\u202f\u205f\u3000");
}

TEST_CASE("JSON with escaped controls has the same value and no control in it") {
  CHECK(with_escaped_controls("{\n  \"a\": \"\u009b\u202e\x7f\u2028\u00e9\"\n}\n") ==
        "{\n  \"a\": \"\\u009b\\u202e\\u007f\\u2028\u00e9\"\n}\n");
  CHECK(with_escaped_controls("[\"\u0085\"]") == "[\"\\u0085\"]");
  std::mt19937_64 random(11);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto left = random() % 30; left > 0; --left) {
      const char32_t bases[] = {0, 0x60, 0x2010, 0x2060, 0x1F600};
      text += character(bases[random() % 5] + static_cast<char32_t>(random() % 0x50));
    }
    const nlohmann::json json{{"text", text}};
    const auto printed = with_escaped_controls(json.dump(2));
    CHECK(nlohmann::json::parse(printed) == json);
    for (std::size_t at = 0; at < printed.size();) {
      const auto c = utf8::decode(printed, at);
      at += c.size;
      if (c.code != '\n' && (is_control(c.code) || turns_direction(c.code) || ends_line(c.code))) FAIL(printed);
    }
  }
}
