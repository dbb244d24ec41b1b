// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/arguments.hpp"

#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

using Words = std::vector<std::string>;

Arguments parsed(const Words& words) {
  auto arguments = parse_arguments(words);
  if (!arguments) FAIL(arguments.error().message);
  return *arguments;
}

}  // namespace

TEST_CASE("words and flags are told apart, in any order") {
  const auto arguments = parsed({"search", "water", "--limit", "5", "dam", "--json"});
  CHECK(arguments.command().name == "search");
  CHECK(arguments.operands() == Words{"water", "dam"});
  CHECK(arguments.number("limit", 10) == 5);
  CHECK(arguments.has("json"));
  CHECK_FALSE(arguments.has("explain"));
}

TEST_CASE("a value follows its flag or an equals sign") {
  CHECK(parsed({"search", "x", "--limit=7"}).number("limit", 0) == 7);
  CHECK(parsed({"search", "x", "-n", "7"}).number("limit", 0) == 7);
  CHECK(parsed({"search", "x", "-n7"}).number("limit", 0) == 7);
  CHECK(parsed({"search", "x",
                "--dyad="
                "a b"})
            .values("dyad") == Words{"a b"});
}

TEST_CASE("a repeated flag keeps all its values, and the last one counts where one is wanted") {
  const auto arguments = parsed({"search", "x", "--paper", "a", "--paper", "b", "--limit", "1", "--limit", "2"});
  CHECK(arguments.values("paper") == Words{"a", "b"});
  CHECK(arguments.number("limit", 0) == 2);
}

TEST_CASE("two dashes end the flags") {
  CHECK(parsed({"search", "--json", "--", "--limit", "-dam"}).operands() == Words{"--limit", "-dam"});
  CHECK(parsed({"search", "-"}).operands() == Words{"-"});
  CHECK(parsed({"search", "index"}).operands() == Words{"index"});
}

TEST_CASE("common flags may stand before the command") {
  const auto arguments = parsed({"--index", "somewhere", "--color=never", "search", "x"});
  CHECK(arguments.command().name == "search");
  CHECK(arguments.value("index") == "somewhere");
  CHECK(arguments.choice("color") == "never");
  CHECK(arguments.operands() == Words{"x"});
}

TEST_CASE("words keep their brackets, commas and quotes") {
  const Words odd{"[a,b]", "{c}", "\"d e\"", "f=g", "", "#h", ";"};
  Words words{"search"};
  words.insert(words.end(), odd.begin(), odd.end());
  CHECK(parsed(words).operands() == odd);
}

TEST_CASE("help is a command, a flag and what no words mean") {
  CHECK(parsed({}).command().name == "help");
  CHECK(parsed({"--help"}).command().name == "help");
  CHECK(parsed({"-h"}).command().name == "help");
  CHECK(parsed({"search", "--help"}).operands() == Words{"search"});
  CHECK(parsed({"matrix", "-h"}).operands() == Words{"matrix"});
  CHECK(parsed({"--version"}).command().name == "version");
}

TEST_CASE("choices fall back to the first of the table") {
  CHECK(parsed({"search", "x"}).choice("sort") == "relevance");
  CHECK(parsed({"search", "x", "--sort", "year"}).choice("sort") == "year");
}

TEST_CASE("wrong usage says what and what was probably meant") {
  struct Row {
    Words words;
    const char* message;
    const char* hint;
  };
  const std::vector<Row> rows{
      {{"serach", "x"}, "unknown command \"serach\"", "did you mean dossier search?"},
      {{"frobnicate"}, "unknown command \"frobnicate\"", "see dossier help"},
      {{"search", "x", "--limt", "5"}, "unknown flag for dossier search: --limt", "did you mean --limit?"},
      {{"search", "x", "--frobnicate"}, "unknown flag for dossier search: --frobnicate", "see dossier search --help"},
      {{"search", "x", "--limit"}, "--limit needs a value", "see dossier search --help"},
      {{"search", "x", "--limit", "many"}, "--limit takes a number from 0 to 100000, not \"many\"", ""},
      {{"search", "x", "--limit=-1"}, "--limit takes a number from 0 to 100000, not \"-1\"", ""},
      {{"search", "x", "--json=yes"}, "--json takes no value", ""},
      {{"search", "x", "--paper="}, "--paper needs a value that is not empty", ""},
      {{"search", "x", "--sort", "yaer"},
       "--sort takes one of relevance, year, paper, not \"yaer\"",
       "did you mean year?"},
      {{"search", "x", "--filter", "volume"}, "--filter takes FACET=VALUE or FACET!=VALUE, not \"volume\"", ""},
      {{"search", "x", "--filter", "=3"}, "--filter takes FACET=VALUE or FACET!=VALUE, not \"=3\"", ""},
      {{"search", "x", "--filter", "!=3"}, "--filter takes FACET=VALUE or FACET!=VALUE, not \"!=3\"", ""},
      {{"search", "x", "-nato"},
       "unknown flag for dossier search: -nato",
       "to exclude a word, put -- before the query: dossier search -- QUERY -nato"},
      {{"search", "x", "-iran"},
       "unknown flag for dossier search: -iran",
       "to exclude a word, put -- before the query: dossier search -- QUERY -iran"},
      {{"search"}, "dossier search needs QUERY", "see dossier search --help"},
      {{"matrix", "theory"}, "dossier matrix needs COLUMNS", "see dossier matrix --help"},
      {{"status", "now"}, "dossier status does not take \"now\"", "see dossier status --help"},
      {{"--json", "search"}, "a command must come before --json", "see dossier help"},
  };
  for (const auto& row : rows) {
    INFO(row.message);
    const auto arguments = parse_arguments(row.words);
    REQUIRE_FALSE(arguments.has_value());
    CHECK(arguments.error().code == ErrorCode::Usage);
    CHECK(arguments.error().message == row.message);
    CHECK(arguments.error().hint == row.hint);
  }
}

TEST_CASE("what completes a line sees it as it is") {
  CHECK(parsed({"__complete", "dossier", "search", "--help", "--"}).operands() ==
        Words{"dossier", "search", "--help", "--"});
}
