// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/vector_program.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;

namespace {

/// The name of the model of a program that writes one answer with these members besides.
std::string model_of(const std::string& before, const std::string& members = {}) {
  const auto program = VectorProgram::start(
      {before + "printf '%s\\n' '{\"id\": 0, \"vector\": [1, 2]" + members + "}'; cat > /dev/null", "/", ""}, {});
  REQUIRE(program);
  return program->head().model;
}

std::string repeated(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a long name of a model is cut between two characters") {
  const auto odd = "a" + repeated("é", 150);
  CHECK(model_of("", R"(, "model": ")" + odd + "\"") == "a" + repeated("é", 99));
  const auto even = repeated("é", 150);
  CHECK(model_of("", R"(, "model": ")" + even + "\"") == repeated("é", 100));
  CHECK(model_of("", R"(, "model": "short")") == "short");
}

TEST_CASE("a long command that stands for the name is cut between two characters") {
  CHECK(model_of(": '" + repeated("é", 150) + "'; ") == ": '" + repeated("é", 98));
}

TEST_CASE("what a program wrote is shown up to the end of a character") {
  const auto started =
      VectorProgram::start({"printf '%s\\n' 'a" + repeated("é", 50) + "'; cat > /dev/null", "/", ""}, {});
  REQUIRE_FALSE(started);
  CHECK(started.error().message == "the program wrote a line that is not a JSON object: “a" + repeated("é", 29) + "…”");
}
