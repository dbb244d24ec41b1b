// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/fields.hpp"

#include "tests/support/catch.hpp"

using dossier::find_query_field;

TEST_CASE("query fields are found in any case of letters") {
  REQUIRE(find_query_field("dyad") != nullptr);
  CHECK(find_query_field("DYAD") == find_query_field("dyad"));
  CHECK(find_query_field("Heading")->text == dossier::TextField::Heading);
  CHECK(find_query_field("dyads") == nullptr);
  CHECK(find_query_field("") == nullptr);
}

TEST_CASE("the field table in Markdown has a row for each field") {
  const auto table = dossier::query_fields_markdown();
  for (const auto& field : dossier::query_fields) {
    CAPTURE(field.name);
    CHECK(table.find("\n| `" + std::string(field.name) + "` | ") != std::string::npos);
  }
}
