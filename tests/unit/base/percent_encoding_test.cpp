// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;

TEST_CASE("all but unreserved characters is percent-encoded, and comes back") {
  CHECK(percent_encode("a b/ü?~") == "a%20b%2F%C3%BC%3F~");
  CHECK(percent_encode("&\"'<") == "%26%22%27%3C");
  CHECK(percent_encode("/tmp/a b#1%", "/") == "/tmp/a%20b%231%25");
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  CHECK(percent_decode(percent_encode(every)) == every);
  CHECK(is_percent_encoded(percent_encode(every)));
}

TEST_CASE("a percent sign without two digits stands for itself, and is told") {
  CHECK(percent_decode("100%, %4, %zz, %41") == "100%, %4, %zz, A");
  CHECK(percent_decode("%zz%4") == "%zz%4");
  CHECK(percent_decode("a+b%2B") == "a+b+");
  CHECK(percent_decode("a+b%2B", true) == "a b+");
  for (const auto* const text : {"%", "%4", "a%", "%zz", "%4g", "%41%"}) {
    CAPTURE(text);
    CHECK_FALSE(is_percent_encoded(text));
  }
  CHECK(is_percent_encoded(""));
  CHECK(is_percent_encoded("%2F%c3"));
}
