// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/drop_capitals.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::reading;

namespace {

const std::string rest = "he ferries waited there";

/// The lines with their capitals; those that are blanked left out.
std::vector<std::string> joined(const std::string& text) {
  auto lines = split_lines(text);
  for (const auto& edit : join_drop_capitals(lines).edits) lines[edit.at] = edit.made;
  std::vector<std::string> out;
  for (const auto& line : lines) {
    if (!line.blank()) out.push_back(std::string(line.capital) + std::string(line.text));
  }
  return out;
}

bool joins(const std::string& text) { return joined(text).size() == 1; }

}  // namespace

TEST_CASE("a capital alone goes to the line below, of any script that has capitals", "[drop capitals]") {
  CHECK(joined("T\n" + rest) == std::vector<std::string>{"T" + rest});
  CHECK(joined("É\n" + rest) == std::vector<std::string>{"É" + rest});
  CHECK(joined("Ш\n" + rest) == std::vector<std::string>{"Ш" + rest});
  CHECK(joined("𝐓\n" + rest) == std::vector<std::string>{"𝐓" + rest});
  CHECK(joined("T\n" + rest + "\nS\n" + rest) == std::vector<std::string>{"T" + rest, "S" + rest});
  CHECK(joined("\n\nT\n" + rest + "\n").size() == 1);
  for (const auto* line : {"TH", "ÉT", "T.", "t", "7", "."}) {
    CAPTURE(line);
    CHECK_FALSE(joins(line + ("\n" + rest)));
  }
}

TEST_CASE("at most one blank line stands between a capital and its line", "[drop capitals]") {
  CHECK(joins("T\n\n" + rest));
  CHECK_FALSE(joins("T\n\n\n" + rest));
  CHECK(joined("T").size() == 1);
  CHECK(joined("T\n").size() == 1);
}

TEST_CASE("the line below begins with a small letter and has twenty bytes", "[drop capitals]") {
  CHECK(joins("T\nhe ferries came late"));
  CHECK_FALSE(joins("T\nhe ferries came lat"));
  CHECK_FALSE(joins("T\nHe ferries waited there"));
  CHECK_FALSE(joins("T\n7 ferries waited there"));
  CHECK(joins("T\n“he ferries waited there”"));
  CHECK_FALSE(joins("T\n““he ferries waited there”"));
}

TEST_CASE("a capital may be set in, up to twenty bytes of line", "[drop capitals]") {
  const std::string nineteen(19, ' ');
  CHECK(joins(nineteen + "T\n" + rest));
  CHECK_FALSE(joins(nineteen + " T\n" + rest));
}

TEST_CASE("the line that a capital goes to begins a paragraph", "[drop capitals]") {
  const auto text = "  T\n\n" + rest;
  const auto lines = split_lines(text);
  const auto edits = join_drop_capitals(lines).edits;
  REQUIRE(edits.size() == 2);
  CHECK(edits[0].at == 0);
  CHECK(edits[0].made.blank());
  CHECK(edits[0].left_out.front().lines == 0);
  CHECK(edits[1].at == 2);
  CHECK(edits[1].made.capital == "T");
  CHECK(edits[1].made.text == rest);
  CHECK(edits[1].made.begins == Begins::Paragraph);
}
