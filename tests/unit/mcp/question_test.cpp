// SPDX-License-Identifier: GPL-3.0-or-later
// What all questions of an assistant may say of labels and of the user's own notes.
#include "mcp/arguments.hpp"
#include "mcp/calls.hpp"
#include "mcp/tools.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <string>

using namespace dossier;
using namespace dossier::mcp;

namespace {

SearchRequest asked(Json arguments) {
  ArgumentReader reader(std::move(arguments));
  auto request = take_question(reader, {});
  REQUIRE(reader.finish());
  return request;
}

std::string problem_of(Json arguments) {
  ArgumentReader reader(std::move(arguments));
  take_question(reader, {});
  const auto done = reader.finish();
  return done ? "" : done.error().message;
}

}  // namespace

TEST_CASE("a question says how sure labels must be and whether the user's notes count") {
  const auto usual = asked({{"query", "dam"}});
  CHECK(usual.min_confidence == 0);
  CHECK_FALSE(usual.user_notes.has_value());

  const auto said = asked({{"query", "dam"}, {"min_confidence", 0.75}, {"notes", false}});
  CHECK(said.min_confidence == 750);
  CHECK(said.user_notes == false);
  CHECK(asked({{"min_confidence", 1}, {"notes", true}}).min_confidence == 1000);
  CHECK(asked({{"notes", true}}).user_notes == true);
}

TEST_CASE("a confidence outside its range and notes that are no switch are refused") {
  for (const auto& value : {Json(1.5), Json(-0.1), Json("0.75"), Json(true)}) {
    CAPTURE(value.dump());
    CHECK(problem_of({{"min_confidence", value}}).find("`min_confidence`") != std::string::npos);
  }
  CHECK(problem_of({{"notes", "on"}}).find("`notes`") != std::string::npos);
}

TEST_CASE("the schemas of all questions have both") {
  constexpr std::array<std::string_view, 4> questions{"search", "evidence", "facets", "matrix"};
  for (const auto& tool : tool_list()) {
    const auto name = tool["name"].get<std::string>();
    const bool is_question = std::find(questions.begin(), questions.end(), name) != questions.end();
    const auto& properties = tool["inputSchema"]["properties"];
    CAPTURE(name);
    CHECK(properties.contains("min_confidence") == is_question);
    CHECK(properties.contains("notes") == is_question);
    if (!is_question) continue;
    CHECK(properties["min_confidence"]["maximum"] == 1);
    CHECK(properties["notes"]["default"] == (name == "search" || name == "facets"));
  }
}
