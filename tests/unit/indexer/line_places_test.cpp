// SPDX-License-Identifier: GPL-3.0-or-later
// What lines tell by where they stand: the edge of a page, the width of the text around them.
#include "indexer/cleaning/edge_line.hpp"
#include "indexer/source/line_widths.hpp"
#include "indexer/source/source_lines.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier::reading;

TEST_CASE("lines at the edge of a page: a number alone, marked, beside words, or none") {
  struct Row {
    const char* line;
    bool lone;
    bool marked;
    bool parted;
    bool roman;
    long number;  // 0: none
    const char* key;
  };
  const Row rows[] = {
      {"12", true, false, false, false, 12, ""},
      {"- 12 -", true, true, false, false, 12, ""},
      {"Page 12 of 30", true, true, false, false, 12, ""},
      {"12 of 30", true, false, false, false, 12, ""},
      {"xii", true, false, false, true, 12, ""},
      {"SUMMARY      vii", false, false, true, true, 7, "summary"},
      {"12   Journal of Ports", false, false, true, false, 12, "journalofports"},
      {"Journal of Ports   12", false, false, true, false, 12, "journalofports"},
      {"Journal of Ports  12", false, false, false, false, 12, "journalofports"},
      {"Port   12", false, false, true, false, 12, "port"},
      {"Sea   12", false, false, false, false, 12, "sea"},
      {"Trade   5   12", false, false, false, false, 12, "trade"},
      {"The ports were open.   12", false, false, false, false, 12, "theportswereopen"},
      {"Journal of Ports   12345", false, false, false, false, 0, "journalofports"},
      {"Journal of Ports   XII", false, false, false, false, 0, "journalofportsxii"},
      {"Journal of Ports", false, false, false, false, 0, "journalofports"},
      {"", false, false, false, false, 0, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const auto edge = edge_line(row.line);
    CHECK(edge.lone == row.lone);
    CHECK(edge.marked == row.marked);
    CHECK(edge.parted == row.parted);
    CHECK(edge.roman == row.roman);
    CHECK(edge.number.value_or(0) == row.number);
    CHECK(edge.key == row.key);
  }
  CHECK(edge_line(std::string(160, 'a')).key == std::string(160, 'a'));
  CHECK(edge_line(std::string(161, 'a')).key.empty());
  CHECK(edge_line("a" + std::string(318, ' ') + "b").key.empty());
  CHECK(edge_line(std::string(159, ' ') + std::string(160, 'a')).key.size() == 160);
  CHECK(edge_line(std::string(161, ' ') + std::string(160, 'a')).key.empty());
}

TEST_CASE("the width of wrapped lines is that of the full ones around") {
  // Nine lines of 20 columns that go on in small letters, then the last line of the paragraph.
  std::string text;
  for (int i = 0; i < 9; ++i) text += "aaaa bbbb cccc ddddd\n";
  text += "eeee ffff.\n\nNext one here\n";
  const auto lines = split_lines(text);
  const LineWidths widths(lines);
  CHECK(widths.width(0) == 20);
  CHECK(widths.width(9) == 10);
  CHECK(widths.full(0) == 20);
  CHECK(widths.full(9) == 20);
  CHECK(widths.wrapped(11));
  CHECK(widths.filled(0) == 100);
  CHECK(widths.filled(9) == 50);
  // 10 columns, a blank and a word of 8 are less than 20; of 9 they are not.
  CHECK(widths.had_room(9, "gggggggg hh"));
  CHECK_FALSE(widths.had_room(9, "ggggggggg hh"));
  CHECK(widths.had_room(9, "gggg", 80));         // 15 of 16
  CHECK_FALSE(widths.had_room(9, "ggggg", 80));  // 16 of 16
  CHECK_FALSE(widths.one_a_line());
  CHECK_FALSE(widths.indents());
}

TEST_CASE("two lines that go on tell a width only where no line of the text is long") {
  const std::string two = "aaaa bbbb cccc ddddd\naaaa bbbb cccc ddddd\neeee\nFfff\n\n";
  CHECK(LineWidths(split_lines(two)).full(0) == 20);
  const std::string narrow = "aaaa bbbb ccccc\naaaa bbbb ccccc\neeee\nFfff\n\n";  // 15 columns are no running text
  CHECK(LineWidths(split_lines(narrow)).full(0) == 0);
  const auto long_line = std::string(161, 'L') + "\nFfff\n";
  CHECK(LineWidths(split_lines(two + long_line)).full(0) == 0);
  CHECK(LineWidths(split_lines(two + std::string(160, 'L') + "\nFfff\n")).full(0) == 20);
  // Farther than 80 lines from a line that goes on nothing is known.
  std::string far = "aaaa bbbb cccc ddddd\naaaa bbbb cccc ddddd\naaaa bbbb cccc ddddd\neeee\n";
  far += std::string(90, '\n');
  const auto lines = split_lines(far);
  const LineWidths widths(lines);
  CHECK(widths.full(82) == 20);
  CHECK(widths.full(83) == 0);
}

TEST_CASE("lines that are each a paragraph, and paragraphs that begin set in") {
  const std::string long_line = "The " + std::string(157, 'p') + ".\n";  // 162 columns, one of sixteen or more
  std::string each;
  for (int i = 0; i < 8; ++i) each += "The port was open in May.\n";
  CHECK(LineWidths(split_lines(long_line + each)).one_a_line());
  CHECK_FALSE(LineWidths(split_lines(each + each)).one_a_line());
  CHECK(LineWidths(split_lines(long_line + each + each)).one_a_line());
  CHECK_FALSE(LineWidths(split_lines(long_line + each + each + "The port.\n")).one_a_line());
  std::string fewer = long_line;
  for (int i = 0; i < 7; ++i) fewer += "The port was open in May.\n";
  CHECK_FALSE(LineWidths(split_lines(fewer)).one_a_line());
  std::string set_in;
  for (int i = 0; i < 6; ++i) set_in += "   The port was open\nand ships came in it\nand went out of it.\n";
  CHECK(LineWidths(split_lines(set_in)).indents());
  std::string less;
  for (int i = 0; i < 4; ++i) less += "   The port was open\nand ships came in it\nand went out of it.\n";
  CHECK_FALSE(LineWidths(split_lines(less)).indents());
  std::string one_column;
  for (int i = 0; i < 6; ++i) one_column += " The port was open\nand ships came in it\nand went out of it.\n";
  CHECK_FALSE(LineWidths(split_lines(one_column)).indents());
  std::string deep;
  for (int i = 0; i < 6; ++i) deep += "         The port was\nand ships came in it\nand went out of it.\n";
  CHECK_FALSE(LineWidths(split_lines(deep)).indents());
}
