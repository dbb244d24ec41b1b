// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.hpp"
#include "searcher/query/query_limits.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

TEST_CASE("each control character of a query becomes a blank, each broken byte a question mark") {
  Diagnostics diagnostics;
  CHECK(readable_query(std::string("a\0b\n\tc\x1f d!\x1b[2J", 14), diagnostics) == "a b  c  d! [2J");
  CHECK(readable_query("plain é 水", diagnostics) == "plain é 水");
  CHECK(diagnostics.list().empty());
  CHECK(readable_query("a\xFFz\xC3 \xE6\xB0", diagnostics) == "a?z? ??");
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "broken-text");
  CHECK(diagnostics.list().front().span == TextSpan{1, 2});
}

TEST_CASE("a query is cut between two characters at its most bytes") {
  Diagnostics diagnostics;
  const std::string full(query_limits::text_bytes, 'x');
  CHECK(readable_query(full, diagnostics) == full);
  CHECK(diagnostics.list().empty());
  const auto text = full.substr(1) + "é tail";
  CHECK(readable_query(text, diagnostics) == full.substr(1));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "query-too-long");
  CHECK(diagnostics.list().front().span ==
        TextSpan{query_limits::text_bytes - 1, static_cast<std::uint32_t>(text.size())});
}
