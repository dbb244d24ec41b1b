// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/base64.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>

using namespace dossier;

TEST_CASE("base64 is that of RFC 4648", "[base64]") {
  const auto [bytes, text] = GENERATE(table<std::string, std::string>({{"", ""},
                                                                       {"f", "Zg=="},
                                                                       {"fo", "Zm8="},
                                                                       {"foo", "Zm9v"},
                                                                       {"foob", "Zm9vYg=="},
                                                                       {"fooba", "Zm9vYmE="},
                                                                       {"foobar", "Zm9vYmFy"},
                                                                       {"\xFF\xEF\xBE", "/+++"},
                                                                       {"\xFB\xFF\xBF", "+/+/"}}));
  CHECK(base64(bytes) == text);
  CHECK(from_base64(text) == bytes);
}

TEST_CASE("base64 is appended to what is there", "[base64]") {
  std::string out = "data:";
  append_base64(out, "foo");
  CHECK(out == "data:Zm9v");
}

TEST_CASE("what is no base64 is refused", "[base64]") {
  const auto* const text =
      GENERATE("Z", "Zg", "Zg=", "Zg===", "Zm9vY", "Z=9v", "Zm=v", "=m9v", "====", "Zg==Zm9v", "Zm8=Zm9v", "Zm9 ",
               "Zm9_", "Zm9-", "Zm9.", "Zm\xFFv", "Z@9v", "Z[9v", "Z`9v", "Z{9v");
  CAPTURE(text);
  CHECK_FALSE(from_base64(text));
}

TEST_CASE("bytes of any length come back from base64", "[base64]") {
  std::mt19937 chance(64);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same bytes every time
  for (std::size_t size = 0; size < 300; ++size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(chance() & 0xFFU);
    const auto text = base64(bytes);
    CHECK(text.size() == (size + 2) / 3 * 4);
    CHECK(from_base64(text) == bytes);
  }
}
