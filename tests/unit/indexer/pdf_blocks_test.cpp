// SPDX-License-Identifier: GPL-3.0-or-later
// How the lines of a column are cut into blocks, and what is seen of a block.
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace dossier::pdf;

/// Lines of ten points, twelve apart, in columns from 100 to 500.
class Columns {
 public:
  Columns() {
    layout_.body = 10;
    layout_.page_heights = {800};
    next_column();
  }

  void next_column() {
    Column column;
    column.left = 100;
    column.right = 500;
    column.size = 10;
    column.first = column.last = layout_.lines.size();
    layout_.columns.push_back(column);
    y_ = 100;
  }
  /// `down`: the distance to the line above.
  Line& add(const std::string& text, float down = 12, float size = 10) {
    y_ += down;
    auto& line = layout_.lines.emplace_back();
    line.text = text;
    line.size = size;
    line.column = static_cast<std::uint32_t>(layout_.columns.size() - 1);
    line.core = line.box = {100, y_, 500, y_ + 12};
    line.letters = count_letters(text).all;
    line.words = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), ' '));
    line.first_word = text.substr(0, text.find(' '));
    line.first_width = 20;
    layout_.columns.back().last = layout_.lines.size();
    return line;
  }
  Layout& layout() { return layout_; }
  std::vector<Block> blocks() { return blocks_of(layout_); }

  /// `P2 N1`: what each block is and how many lines it has.
  std::string cut() {
    std::string out;
    for (const auto& block : blocks()) {
      const char type = block.is(BlockType::Heading)     ? 'H'
                        : block.is(BlockType::Note)      ? 'N'
                        : block.is(BlockType::Reference) ? 'R'
                                                         : 'P';
      out += (out.empty() ? "" : " ") + std::string(1, type) + std::to_string(block.lines.size());
    }
    return out;
  }

 private:
  Layout layout_;
  float y_ = 0;
};

/// A block of the first lines of a column.
Block seen(Columns& columns, std::size_t lines, BlockType type = BlockType::Paragraph) {
  Block block;
  block.type = type;
  for (std::size_t i = 0; i < lines; ++i) block.lines.push_back(i);
  look_at(columns.layout(), block);
  return block;
}

/// A block of one line that begins and ends there.
Block seen_line(float begin, float end) {
  Columns columns;
  auto& line = columns.add("The salt");
  line.core.x0 = begin;
  line.core.x1 = end;
  return seen(columns, 1);
}

}  // namespace

TEST_CASE("lines that go on are one block, and paragraphs, columns and notes begin one", "[pdf blocks]") {
  Columns columns;
  columns.add("The ferries lay in the harbour until");
  columns.add("spring came at last.");
  columns.add("The salt was sold in the towns and", 24);
  columns.add("the wool was not.");
  columns.add("1 See the minutes of", 20, 8);
  columns.add("the council.", 10, 8);
  columns.add("2 Ibid.", 10, 8);
  columns.next_column();
  columns.add("and so on until the end of");
  columns.add("");
  columns.add("3 See the minutes.", 20, 8);
  CHECK(columns.cut() == "P2 P2 N2 N1 P1 N1");
  const auto blocks = columns.blocks();
  CHECK(blocks[2].mark == "1");
  CHECK(blocks[3].mark == "2");
  CHECK(blocks[5].column == 1);
  CHECK_FALSE(blocks[2].endnote);
}

TEST_CASE("a note that goes on in the next column is a block of its own there", "[pdf blocks]") {
  Columns columns;
  columns.add("The ferries lay in the harbour until spring.");
  columns.add("1 See the minutes of", 20, 8);
  columns.next_column();
  columns.add("The salt was sold in the towns and elsewhere.");
  columns.add("the council of the towns.", 20, 8);
  columns.add("2 Ibid.", 10, 8);
  CHECK(columns.cut() == "P1 N1 P1 N1 N1");
}

TEST_CASE("entries of a list are cut by its habit, and what is drawn between them is no part of it", "[pdf blocks]") {
  const auto heading = [](Columns& columns, const std::string& name) {
    auto& line = columns.add(name, 24, 12);
    line.bold = 1;
  };
  Columns columns;
  columns.add("The ferries lay in the harbour.");
  heading(columns, "References");
  columns.add("[1] Khan 2019 on rivers");
  columns.add("and salt.");
  columns.add("[2] Raza 2020 on salt.");
  CHECK(columns.cut() == "P1 H1 R2 R1");
  Columns drawn;
  heading(drawn, "References");
  drawn.add("[1] Khan 2019 on rivers.");
  drawn.add("salt and", 12, 8);
  drawn.add("[2] Raza 2020 on salt.");
  drawn.add("wool roads", 12, 8);
  drawn.add("[3] Okafor 2021 on wool.");
  CHECK(drawn.cut() == "H1 R1 P1 R1 P1 R1");
  Columns notes;
  heading(notes, "Notes");
  notes.add("1. Khan on rivers");
  notes.add("and salt.");
  notes.add("2. Raza on salt.");
  heading(notes, "References");
  notes.add("[1] Khan 2019 on rivers.");
  CHECK(notes.cut() == "H1 N2 N1 H1 R1");
  const auto blocks = notes.blocks();
  CHECK(blocks[1].endnote);
  CHECK(blocks[1].mark == "1");
  CHECK(blocks[2].mark == "2");
  CHECK(blocks[4].mark.empty());
  CHECK_FALSE(blocks[4].endnote);
}

TEST_CASE("hanging entries begin further out than their lines", "[pdf blocks]") {
  Columns columns;
  columns.add("References", 24, 12).bold = 1;
  for (int i = 0; i < 3; ++i) {
    columns.add("Khan, Ada. 2019. On the rivers of the north and");
    columns.add("on salt.").core.x0 = 120;
  }
  CHECK(columns.cut() == "H1 R2 R2 R2");
  CHECK_FALSE(columns.blocks()[1].indented);
  columns.next_column();  // begins inside of an entry
  columns.add("on wool.").core.x0 = 120;
  columns.add("Raza, Bea. 2020. On the rivers of the north and");
  columns.add("on wool.").core.x0 = 120;
  CHECK(columns.cut() == "H1 R2 R2 R2 R1 R2");
  CHECK(columns.blocks()[4].indented);
}

TEST_CASE("white above and below a block is told in line spacings over the usual", "[pdf blocks]") {
  Columns columns;
  columns.add("The ferries lay in the harbour.");
  columns.add("The salt was sold.", 24);
  columns.next_column();
  columns.add("The wool was not.");
  const auto blocks = columns.blocks();
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].above == 2);
  CHECK(blocks[0].below == 1);
  CHECK(blocks[1].above == 1);
  CHECK(blocks[1].below == 2);
  CHECK(blocks[2].above == 2);
  CHECK(blocks[2].below == 2);
}

TEST_CASE("a block has the shares of its letters and the sums of its lines", "[pdf blocks]") {
  Columns columns;
  auto& first = columns.add("", 12, 12);
  first.letters = 30;
  first.words = 5;
  first.gaps = 3;
  first.table_row = true;
  first.bold = first.italic = first.caps = first.mono = first.math = first.digits = 1;
  first.page = 3;
  first.core.x1 = 300;
  auto& second = columns.add("", 12, 8);
  second.letters = 10;
  second.words = 2;
  second.page = 4;
  const auto block = seen(columns, 2);
  CHECK(block.page == 3);
  CHECK(block.last_page == 4);
  CHECK(block.letters == 40);
  CHECK(block.words == 7);
  CHECK(block.size == 12);
  CHECK(block.gaps == 1.5F);
  CHECK(block.table_rows == 0.5F);
  CHECK(block.bold == 0.75F);
  CHECK(block.italic == 0.75F);
  CHECK(block.caps == 0.75F);
  CHECK(block.mono == 0.75F);
  CHECK(block.math == 0.75F);
  CHECK(block.digits == 0.75F);
  CHECK(block.width == 1);
  Columns empty;
  empty.add("").core.x1 = 300;
  CHECK(seen(empty, 1).bold == 0);
  CHECK(seen(empty, 1).width == 0.5F);
}

TEST_CASE("a first line set in by seven tenths to six sizes of type is indented", "[pdf blocks]") {
  CHECK_FALSE(seen_line(107, 500).indented);
  CHECK(seen_line(107.1F, 500).indented);
  CHECK(seen_line(159, 500).indented);
  CHECK_FALSE(seen_line(160, 500).indented);
  Columns columns;
  auto& line = columns.add("The salt");
  line.core.x0 = 110;
  line.dropped_capital = true;
  CHECK_FALSE(seen(columns, 1).indented);
  line.dropped_capital = false;
  CHECK_FALSE(seen(columns, 1, BlockType::Reference).indented);
  CHECK(seen(columns, 1).indented);
}

TEST_CASE("a line with as much white before it as behind it is centred", "[pdf blocks]") {
  CHECK(seen_line(200, 400).centred);
  CHECK(seen_line(200, 438).centred);
  CHECK_FALSE(seen_line(200, 439).centred);
  CHECK(seen_line(200, 362).centred);
  CHECK_FALSE(seen_line(200, 361).centred);
  CHECK_FALSE(seen_line(115, 485).centred);
  CHECK(seen_line(115.1F, 485).centred);
}

TEST_CASE("a block whose last line ends near the edge has a full end", "[pdf blocks]") {
  const auto full = [](float end) {
    Columns columns;
    columns.add("The ferries lay there");
    columns.add("until spring.").core.x1 = end;
    return seen(columns, 2).full_end;
  };
  CHECK(full(500));
  CHECK(full(480.1F));
  CHECK_FALSE(full(480));
}
