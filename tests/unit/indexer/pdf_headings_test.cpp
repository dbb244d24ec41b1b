// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a block a heading: each sign from both sides, where it decides.
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace dossier::pdf;

using Set = std::function<void(Block&)>;

const std::string below = "The ferries lay in the harbour until spring";

/// Blocks of one line each, in a column of 400.
class Paper {
 public:
  explicit Paper(float body = 10) {
    layout_.body = body;
    layout_.columns.resize(2);
    for (auto& column : layout_.columns) {
      column.left = 100;
      column.right = 500;
    }
  }

  Block& add(const std::string& text, const Set& set = {}) {
    auto& block = blocks_.emplace_back();
    block.text = text;
    block.size = 10;
    block.words = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), ' '));
    block.lines = {layout_.lines.size()};
    if (set) set(block);
    Line line;
    line.text = text;
    line.size = block.size;
    line.letters = count_letters(text).all;
    line.core = {100, 0, 450, 12};
    line.bold = block.bold;
    layout_.lines.push_back(line);
    return block;
  }
  Line& last_line() { return layout_.lines.back(); }

  const std::vector<Block>& marked() {
    mark_headings(layout_, blocks_);
    return blocks_;
  }
  /// Levels of the blocks; 0 for what is no heading.
  std::string levels() {
    std::string out;
    for (const auto& block : marked()) out += std::to_string(block.is(BlockType::Heading) ? block.level : 0);
    return out;
  }

 private:
  Layout layout_;
  std::vector<Block> blocks_;
};

bool is_heading(const std::string& text, const Set& set, const std::string& next = below) {
  Paper paper;
  paper.add(text, set);
  paper.add(next);
  return paper.marked().front().is(BlockType::Heading);
}

/// In type that is larger by 16 %: 0.7 over what a heading needs, above a text.
bool is_large_heading(const std::string& text, const Set& set = {}, const std::string& next = below) {
  return is_heading(
      text,
      [&](Block& block) {
        block.size = 11.6F;
        if (set) set(block);
      },
      next);
}

std::string words(std::size_t count) {
  std::string text = "Salt";
  for (std::size_t i = 1; i < count; ++i) text += " salt";
  return text;
}

}  // namespace

TEST_CASE("size makes a heading, alone or with white above it", "[pdf headings]") {
  // Sixteen points, of which shares are exact.
  const auto sized = [](float share, float above, float bold = 0) {
    Paper paper(16);
    paper.add("Salt Roads", [&](Block& block) {
      block.size = share * 16;
      block.above = above;
      block.bold = bold;
    });
    paper.add(below, [](Block& block) { block.size = 16; });
    return paper.marked().front().is(BlockType::Heading);
  };
  CHECK(sized(1.16F, 0));
  CHECK_FALSE(sized(1.15F, 0));
  CHECK(sized(1.15F, 0.26F));
  CHECK_FALSE(sized(1.15F, 0.25F));
  CHECK(sized(1.05F, 0.26F));
  CHECK_FALSE(sized(1.04F, 0.26F));
  // Smaller type speaks against it.
  CHECK(sized(0.94F, 1, 1));
  CHECK_FALSE(sized(0.93F, 1, 1));
}

TEST_CASE("bold, italic and capital letters make a heading where white stands above it", "[pdf headings]") {
  const auto styled = [](const std::string& text, const Set& set) {
    return is_heading(text, [&](Block& block) {
      block.above = 1;
      set(block);
    });
  };
  CHECK(styled("Salt Roads", [](Block& block) { block.bold = 0.81F; }));
  CHECK_FALSE(styled("Salt Roads", [](Block& block) { block.bold = 0.8F; }));
  CHECK(styled("Salt Roads", [](Block& block) { block.italic = 0.86F; }));
  CHECK_FALSE(styled("Salt Roads", [](Block& block) { block.italic = 0.85F; }));
  CHECK(styled("Salt Roads", [](Block& block) { block.caps = 0.81F; }));
  CHECK_FALSE(styled("Salt Roads", [](Block& block) { block.caps = 0.8F; }));
  CHECK(styled("SALT", [](Block&) {}));
  CHECK_FALSE(styled("SAL", [](Block&) {}));
  CHECK_FALSE(styled("SALTs", [](Block&) {}));
}

TEST_CASE("one short styled line over a paragraph is a heading", "[pdf headings]") {
  const auto alone = [](const Set& set, const std::string& next) {
    return is_heading(
        "Salt Roads",
        [&](Block& block) {
          block.italic = 1;
          set(block);
        },
        next);
  };
  CHECK(alone([](Block&) {}, words(13)));
  CHECK_FALSE(alone([](Block&) {}, words(12)));
  CHECK_FALSE(alone([](Block&) {}, "salt " + words(12)));
  CHECK(alone([](Block& block) { block.width = 0.74F; }, words(13)));
  CHECK_FALSE(alone([](Block& block) { block.width = 0.75F; }, words(13)));
  CHECK_FALSE(alone([](Block& block) { block.full_end = true; }, words(13)));
  CHECK_FALSE(alone([](Block& block) { block.lines.resize(2); }, words(13)));
  CHECK_FALSE(is_heading(
      "Salt Roads", [](Block& block) { block.size = 10.5F; }, words(13)));
}

TEST_CASE("a number and a name make a heading", "[pdf headings]") {
  CHECK(is_heading("1 Salt", [](Block& block) { block.size = 10.5F; }));
  CHECK_FALSE(is_heading("Salt", [](Block& block) { block.size = 10.5F; }));
  for (const auto* name : {"Introduction", "References", "Abstract", "Notes", "Figures", "Article 1"}) {
    CAPTURE(name);
    CHECK(is_heading(name, {}));
    CHECK(is_heading(name, {}, words(6)));
    CHECK_FALSE(is_heading(name, {}, words(5)));
  }
  CHECK_FALSE(is_heading("Ferries", {}));
  // A name with a colon that leads into a list.
  CHECK(is_heading("Introduction:", {}));
  CHECK_FALSE(is_heading("Introduction:", {}, "• " + words(6)));
  CHECK(is_heading("Introduction", {}, "• " + words(6)));
  CHECK(is_heading(
      "Introduction:", [](Block& block) { block.bold = 1; }, "• " + words(6)));
  CHECK(is_heading(
      "Introduction:", [](Block& block) { block.italic = 1; }, "• " + words(6)));
  CHECK(is_heading("INTRODUCTION:", {}, "• " + words(6)));
  CHECK(is_heading(
      "Introduction:", [](Block& block) { block.size = 10.5F; }, "• " + words(6)));
}

TEST_CASE("a sentence, a small letter, many words or figures are no heading in larger type", "[pdf headings]") {
  CHECK_FALSE(is_large_heading("Salt lay there."));
  CHECK(is_large_heading("Salt lay."));
  CHECK(is_large_heading("Salt lay there?"));
  CHECK(is_large_heading("Salt lay there"));
  CHECK_FALSE(is_large_heading("salt roads"));
  CHECK(is_large_heading(words(16)));
  CHECK_FALSE(is_large_heading(words(17)));
  CHECK(is_large_heading("Salt", [](Block& block) { block.digits = 0.4F; }));
  CHECK_FALSE(is_large_heading("Salt", [](Block& block) { block.digits = 0.41F; }));
  CHECK(is_large_heading("Salt", [](Block& block) { block.math = 0.3F; }));
  CHECK_FALSE(is_large_heading("Salt", [](Block& block) { block.math = 0.31F; }));
  CHECK(is_large_heading("Salt", [](Block& block) { block.mono = 0.7F; }));
  CHECK_FALSE(is_large_heading("Salt", [](Block& block) { block.mono = 0.71F; }));
  CHECK_FALSE(is_large_heading("Salt", {}, "the ferries lay in the harbour until spring"));
}

TEST_CASE("a full line counts against a heading, more so where a sentence ends inside of it", "[pdf headings]") {
  const auto named = [](bool full_end, float width, std::size_t lines) {
    return is_heading("Introduction", [&](Block& block) {
      block.full_end = full_end;
      block.width = width;
      block.lines.resize(lines);
    });
  };
  CHECK_FALSE(named(true, 0.91F, 1));
  CHECK(named(true, 0.9F, 1));
  CHECK(named(false, 0.91F, 1));
  CHECK(named(true, 0.91F, 2));
  const auto full = [](const std::string& text, bool full_end = true) {
    return is_large_heading(text, [&](Block& block) {
      block.full_end = full_end;
      block.width = 1;
      block.above = 1;
    });
  };
  CHECK_FALSE(full("Salt lay ther. Rest"));
  CHECK(full("Salt lay the. Rest"));
  CHECK(full("Salt lay ther. rest"));
  CHECK(full("Salt lay ther, Rest"));
  CHECK(full("Salt lay ther. Rest", false));
}

TEST_CASE("notes, captions and debris between a heading and its text are passed over, three of them at most",
          "[pdf headings]") {
  const auto over = [](const std::vector<BlockType>& types) {
    Paper paper;
    paper.add("Introduction");
    for (const auto type : types) paper.add("x").type = type;
    paper.add(below);
    return paper.marked().front().is(BlockType::Heading);
  };
  CHECK(over({}));
  CHECK(over({BlockType::Note, BlockType::Caption}));
  CHECK(over({BlockType::Debris, BlockType::Debris}));
  CHECK_FALSE(over({BlockType::Note, BlockType::Note, BlockType::Note}));
  CHECK_FALSE(over({BlockType::Item}));
}

TEST_CASE("a heading has forty words, five lines and two letters, and is a paragraph or an item", "[pdf headings]") {
  const auto bold = [](Block& block) { block.bold = 1; };
  CHECK(is_large_heading(words(40), bold));
  CHECK_FALSE(is_large_heading(words(41), bold));
  CHECK(is_large_heading("Salt", [](Block& block) { block.lines.resize(5); }));
  CHECK_FALSE(is_large_heading("Salt", [](Block& block) { block.lines.resize(6); }));
  CHECK(is_large_heading("Sa"));
  CHECK_FALSE(is_large_heading("S"));
  CHECK(is_large_heading("Salt", [](Block& block) { block.type = BlockType::Item; }));
  CHECK_FALSE(is_large_heading("Salt", [](Block& block) { block.type = BlockType::Caption; }));
}

TEST_CASE("three sure headings of a style speak for another block set in it", "[pdf headings]") {
  const auto wordy = [](std::size_t sure, bool bold = false) {
    Paper paper;
    const auto large = [](Block& block) { block.size = 11.6F; };
    for (std::size_t i = 0; i < sure; ++i) {
      paper.add("Salt Roads", large);
      paper.add(below);
    }
    paper.add(words(17), [&](Block& block) {
      block.size = 11.6F;
      block.italic = bold ? 0.7F : 0;
    });
    paper.add(below);
    const auto& blocks = paper.marked();
    return blocks[blocks.size() - 2].is(BlockType::Heading);
  };
  CHECK_FALSE(wordy(0));
  CHECK_FALSE(wordy(2));
  CHECK(wordy(3));
  CHECK_FALSE(wordy(3, true));
}

TEST_CASE("levels go by size, weight, capitals and slant, or by the parts of numbers", "[pdf headings]") {
  const auto levels = [](const std::vector<std::pair<std::string, Set>>& headings) {
    Paper paper;
    for (const auto& heading : headings) {
      paper.add(heading.first, [&](Block& block) {
        block.size = 12;
        heading.second(block);
      });
      paper.add(below);
    }
    std::string out;
    for (const auto level : paper.levels()) {
      if (level != '0') out += level;
    }
    return out;
  };
  const auto sized = [](float size) { return [size](Block& block) { block.size = size; }; };
  const Set plain = [](Block&) {};
  const Set bold = [](Block& block) { block.bold = 1; };
  const Set italic = [](Block& block) { block.italic = 1; };
  CHECK(levels({{"Salt", sized(12)}, {"Salt", sized(14)}, {"Salt", sized(13)}}) == "312");
  CHECK(levels({{"Salt", sized(13)}, {"Salt", sized(13.1F)}, {"Salt", sized(12)}}) == "112");
  CHECK(levels({{"Salt", plain}, {"Salt", bold}, {"Salt", italic}}) == "213");
  CHECK(levels({{"Salt", bold}, {"SALT", plain}}) == "21");
  CHECK(levels({{"1 Salt", plain}, {"1.1 Salt", plain}, {"1.1.1 Salt", plain}, {"2 Salt", plain}}) == "1231");
  CHECK(levels({{"Salt", plain}, {"1 Salt", plain}}) == "11");
  CHECK(levels({{"Salt", sized(19)},
                {"Salt", sized(18)},
                {"Salt", sized(17)},
                {"Salt", sized(16)},
                {"Salt", sized(15)},
                {"Salt", sized(14)},
                {"Salt", sized(13)}}) == "1234566");
}

TEST_CASE("what stands over nothing is no heading", "[pdf headings]") {
  const auto large = [](Block& block) { block.size = 14; };
  Paper paper;
  paper.add("Salt", large);
  paper.add(below);
  paper.add("Ada Brook", large);
  CHECK(paper.levels() == "100");
  Paper debris;
  debris.add("Salt", large);
  debris.add("x").type = BlockType::Debris;
  debris.add("y").type = BlockType::Furniture;
  CHECK(debris.levels() == "000");
  Paper note;
  note.add("Salt", large);
  note.add("x").type = BlockType::Note;
  CHECK(note.levels() == "10");
  CHECK(Paper().levels().empty());
}

TEST_CASE("two lines of one style are one heading where the first has no room for more", "[pdf headings]") {
  const auto blocks = [](const std::string& first, const std::string& second, const Set& set, float first_width = 20) {
    Paper paper;
    const auto large = [](Block& block) { block.size = 12; };
    paper.add(first, large);
    paper.add(second, [&](Block& block) {
      block.size = 12;
      set(block);
    });
    paper.last_line().first_width = first_width;
    paper.add(below);
    return paper.marked().size();
  };
  const Set none = [](Block&) {};
  // The first line leaves fifty points, of which three sizes of type may be white.
  CHECK(blocks("Salt Roads", "Wool Roads", none, 14) == 2);
  CHECK(blocks("Salt Roads", "Wool Roads", none, 13.9F) == 3);
  CHECK(blocks("Salt Roads", "Wool Roads", [](Block& block) { block.above = 0.25F; }) == 2);
  CHECK(blocks("Salt Roads", "Wool Roads", [](Block& block) { block.above = 0.26F; }) == 3);
  CHECK(blocks("Salt Roads", "Wool Roads", [](Block& block) { block.column = 1; }) == 3);
  CHECK(blocks("Salt Roads", "Wool Roads", [](Block& block) { block.size = 13; }) == 3);
  CHECK(blocks("Salt Roads", "1 Wool", none) == 3);
  CHECK(blocks("1 Salt Roads", "Wool Roads", none) == 2);
  CHECK(blocks("Introduction", "Wool Roads", none) == 3);
}

TEST_CASE("a label of a part and its name below are one heading", "[pdf headings]") {
  const auto blocks = [](const std::string& label, const std::string& name, const Set& set) {
    Paper paper;
    const auto bold = [](Block& block) { block.bold = 1; };
    paper.add(label, bold);
    paper.add(name, [&](Block& block) {
      block.italic = 1;
      block.above = 0.9F;
      set(block);
    });
    paper.add(below);
    return paper.marked().size();
  };
  const Set none = [](Block&) {};
  CHECK(blocks("Article 4", "Salt Roads", none) == 2);
  CHECK(blocks("Article 4 – Tolls", "Salt Roads", none) == 3);
  CHECK(blocks("Salt", "Salt Roads", none) == 3);
  CHECK(blocks("Article 4", "Article 5", none) == 3);
  CHECK(blocks("Article 4", "1 Salt", none) == 3);
  CHECK(blocks("Article 4", "Salt Roads", [](Block& block) { block.above = 1; }) == 3);
  CHECK(blocks("Article 4", "Salt Roads", [](Block& block) { block.column = 1; }) == 3);
  CHECK(blocks("Article 4", "Salt Roads", [](Block& block) { block.size = 10.5F; }) == 2);
  CHECK(blocks("Article 4", "Salt Roads", [](Block& block) { block.size = 10.7F; }) == 3);
}
