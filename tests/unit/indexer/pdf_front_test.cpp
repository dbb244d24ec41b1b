// SPDX-License-Identifier: GPL-3.0-or-later
// What blocks of a first page are taken for: each threshold from both sides.
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

namespace {

using namespace dossier::pdf;

/// So many words in small letters, without a stop.
std::string words(std::size_t count) {
  std::string text = "the";
  for (std::size_t i = 1; i < count; ++i) text += i % 2 == 0 ? " ferry" : " salt";
  return text;
}

/// Blocks of one line each, in type of ten points on pages of 800.
class Paper {
 public:
  explicit Paper(std::size_t pages = 2) {
    layout_.body = 10;
    layout_.page_heights.assign(pages, 800);
    layout_.columns.resize(1);
  }

  Block& add(const std::string& text, float size = 10, std::uint32_t page = 0) {
    Line line;
    line.text = text;
    line.page = page;
    line.size = size;
    line.box = {80, 100, 400, 112};
    layout_.lines.push_back(line);
    auto& block = blocks_.emplace_back();
    block.text = text;
    block.page = page;
    block.size = size;
    block.letters = count_letters(text).all;
    block.words = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), ' '));
    block.lines = {layout_.lines.size() - 1};
    return block;
  }
  Paper& with(const std::string& text, float size = 10, std::uint32_t page = 0) {
    add(text, size, page);
    return *this;
  }
  Line& last_line() { return layout_.lines.back(); }

  /// A letter a block: Title, Front, X for furniture, Paragraph, Note, Debris, Reference.
  std::string marked() {
    mark_front(layout_, blocks_);
    std::string out;
    for (const auto& block : blocks_) out += letter_of(block);
    return out;
  }
  /// Lines of the title.
  std::size_t title_lines() {
    marked();
    for (const auto& block : blocks_) {
      if (block.title) return block.lines.size();
    }
    return 0;
  }

 private:
  static char letter_of(const Block& block) {
    if (block.title) return 'T';
    constexpr std::array<std::pair<BlockType, char>, 5> letters{{{BlockType::Front, 'F'},
                                                                 {BlockType::Furniture, 'X'},
                                                                 {BlockType::Note, 'N'},
                                                                 {BlockType::Debris, 'D'},
                                                                 {BlockType::Reference, 'R'}}};
    for (const auto& [type, letter] : letters) {
      if (block.is(type)) return letter;
    }
    return 'P';
  }

  Layout layout_;
  std::vector<Block> blocks_;
};

/// What a block behind the title and an author is taken for, above a paragraph and one more.
char behind_authors(const std::string& text, float size = 10, const std::function<void(Block&)>& set = {}) {
  Paper paper;
  paper.with("Salt Roads", 14).with("Ada Brook");
  auto& block = paper.add(text, size);
  if (set) set(block);
  return paper.with(words(31)).with(words(5)).marked()[2];
}

}  // namespace

TEST_CASE("small type with two phrases of a publisher on the first page is none of the paper's", "[pdf front]") {
  const std::string two = "Received in May, accepted in June";
  CHECK(Paper().with(two, 9.4F).marked() == "X");
  CHECK(Paper().with(two, 0.95F * 10).marked() == "P");
  CHECK(Paper().with(two, 10).marked() == "P");
  CHECK(Paper().with("Received in May", 9.4F).marked() == "P");
  CHECK(Paper().with(two, 9.4F, 1).marked() == "P");
  Paper reference;
  reference.add(two, 9.4F).type = BlockType::Reference;
  CHECK(reference.marked() == "R");
}

TEST_CASE("a title is larger than the text by six hundredths, and has four letters and sixty words", "[pdf front]") {
  CHECK(Paper().with("Salt", 1.06F * 10).marked() == "T");
  CHECK(Paper().with("Salt", 10.5F).marked() == "P");
  CHECK(Paper().with("Sal", 14).marked() == "P");
  CHECK(Paper().with("12 345 678", 14).marked() == "P");
  CHECK(Paper().with(words(60), 14).marked() == "T");
  CHECK(Paper().with(words(61), 14).marked() == "P");
  CHECK(Paper().with("Salt", 14, 1).marked() == "P");
  for (const auto* name : {"Introduction", "Abstract", "References", "Contents", "Part I"}) {
    CAPTURE(name);
    CHECK(Paper().with(name, 14).marked() == "P");
  }
  for (const auto type : {BlockType::Furniture, BlockType::Note}) {
    Paper paper;
    paper.add("Salt Roads", 14).type = type;
    CHECK(paper.marked() != "T");
  }
  Paper thin;
  thin.add("Salt", 14).letters = 3;
  CHECK(thin.marked() == "P");
}

TEST_CASE("a title stands in the upper two thirds of its page", "[pdf front]") {
  for (const bool low : {false, true}) {
    Paper paper;
    paper.add("Salt Roads", 14);
    paper.last_line().box = {80, 510, 400, low ? 531.0F : 0.65F * 800 * 2 - 510};
    CHECK(paper.marked() == (low ? "P" : "T"));
  }
}

TEST_CASE("the first of the largest blocks is the title", "[pdf front]") {
  CHECK(Paper().with("Salt Roads", 12).with("of the North", 12.4F).marked()[0] == 'T');
  CHECK(Paper().with("Salt Roads", 12).with("of the North", 12.5F).marked()[1] == 'T');
  CHECK(Paper().with("Salt Roads", 14).with("of the North", 12).marked()[0] == 'T');
}

TEST_CASE("where none is larger, a bold or centred block among the first four is the title", "[pdf front]") {
  const auto title = [](const std::string& text, const std::function<void(Block&)>& set, std::size_t before = 0) {
    Paper paper;
    for (std::size_t i = 0; i < before; ++i) paper.add(words(25));
    set(paper.add(text));
    return paper.marked().back() == 'T';
  };
  const auto bold = [](Block& block) { block.bold = 0.86F; };
  CHECK(title(words(3), bold));
  CHECK_FALSE(title(words(2), bold));
  CHECK(title(words(39), bold));
  CHECK_FALSE(title(words(40), bold));
  CHECK(title(words(3), bold, 3));
  CHECK_FALSE(title(words(3), bold, 4));
  CHECK(title(words(3), [](Block& block) { block.centred = true; }));
  CHECK_FALSE(title(words(3), [](Block& block) { block.bold = 0.85F; }));
  CHECK(title(words(3), [](Block& block) {
    block.bold = 1;
    block.lines.resize(4);
  }));
  CHECK_FALSE(title(words(3), [](Block& block) {
    block.bold = 1;
    block.lines.resize(5);
  }));
  CHECK_FALSE(title(words(3), [](Block& block) {
    block.bold = 1;
    block.page = 1;
  }));
}

TEST_CASE("a title goes on in a block of its own type right below it", "[pdf front]") {
  const auto lines = [](const std::function<void(Block&)>& set, const std::string& text = "of the North",
                        std::size_t twins = 0) {
    Paper paper;
    auto& head = paper.add("Salt Roads", 14);
    head.bold = 1;
    auto& next = paper.add(text, 14);
    next.bold = 1;
    set(next);
    for (std::size_t i = 0; i < twins; ++i) paper.add(words(15), 14, 1).bold = 1;
    return paper.title_lines();
  };
  CHECK(lines([](Block& next) { next.above = 0.79F; }) == 2);
  CHECK(lines([](Block& next) { next.above = 0.8F; }) == 1);
  CHECK(lines([](Block& next) { next.size = 13.8F; }) == 2);
  CHECK(lines([](Block& next) { next.size = 0.98F * 14; }) == 1);
  CHECK(lines([](Block& next) { next.size = 14.2F; }) == 2);
  CHECK(lines([](Block& next) { next.size = 1.02F * 14; }) == 1);
  CHECK(lines([](Block& next) { next.bold = 0.71F; }) == 2);
  CHECK(lines([](Block& next) { next.bold = 1 - 0.3F; }) == 1);
  CHECK(lines([](Block& next) { next.column = 1; }) == 1);
  CHECK(lines([](Block& next) { next.page = 1; }) == 1);
  CHECK(lines([](Block&) {}, "Abstract") == 1);
  // Two more blocks of its style make it a heading, where white stands above it.
  CHECK(lines([](Block& next) { next.above = 0.6F; }, "of the North", 1) == 2);
  CHECK(lines([](Block& next) { next.above = 0.6F; }, "of the North", 2) == 1);
  CHECK(lines([](Block& next) { next.above = 0.5F; }, "of the North", 2) == 2);
  CHECK(Paper().with("Salt Roads", 14).with("of the", 14).with("North", 14).with(words(31)).marked() == "TXXP");
}

TEST_CASE("what stands over the title in fewer than twenty words is none of the paper's", "[pdf front]") {
  CHECK(Paper().with(words(19)).with("Salt Roads", 14).marked() == "XT");
  CHECK(Paper().with(words(20)).with("Salt Roads", 14).marked() == "PT");
  Paper note;
  note.add(words(5)).type = BlockType::Note;
  CHECK(note.with("Salt Roads", 14).marked() == "NT");
}

TEST_CASE("authors stand between the title and the text", "[pdf front]") {
  CHECK(Paper().with("Salt Roads", 14).with("Ada Brook").with("Ostmark").with(words(30)).with(words(5)).marked() ==
        "TFFPP");
  CHECK(Paper().with("Salt Roads", 14).with("Ada Brook").with("Ostmark", 10, 1).marked() == "TFP");
  Paper others;
  others.add("Salt Roads", 14);
  others.add("a").type = BlockType::Debris;
  others.add("b").type = BlockType::Note;
  CHECK(others.with("Ada Brook").marked() == "TFNF");
  for (const auto* opening :
       {"Article 1", "Abstract", "Abstract: ferries", "Introduction", "Contents", "1 Salt Roads"}) {
    CAPTURE(opening);
    CHECK(behind_authors(opening) == 'P');
  }
  CHECK(behind_authors("1 Salt " + words(7)) == 'P');
  CHECK(behind_authors("1 Salt " + words(8)) == 'F');
}

TEST_CASE("text has thirty words in a type near that of the paper, and few phrases of a publisher", "[pdf front]") {
  CHECK(behind_authors(words(30)) == 'P');
  CHECK(behind_authors(words(29)) == 'F');
  CHECK(behind_authors(words(30), 8.1F) == 'P');
  CHECK(behind_authors(words(30), 0.8F * 10) == 'F');
  CHECK(behind_authors(words(30), 12.4F) == 'P');
  CHECK(behind_authors(words(30), 1.25F * 10) == 'F');
  CHECK(behind_authors(words(30) + " received accepted") == 'P');
  CHECK(behind_authors(words(30) + " received accepted licence") == 'F');
}

TEST_CASE("a short sentence opens the text where it has twelve words and few capitals", "[pdf front]") {
  const std::string sentence = "The ferries of the two towns lay in the harbour until spring";
  CHECK(behind_authors(sentence + ".") == 'P');
  CHECK(behind_authors(sentence + ";") == 'P');
  CHECK(behind_authors(sentence) == 'F');
  CHECK(behind_authors(sentence + ",") == 'F');
  CHECK(behind_authors("The ferries of the two towns lay in the harbour there.") == 'F');
  CHECK(behind_authors("the ferries of the two towns lay in the harbour until spring.") == 'F');
  CHECK(behind_authors(sentence + ".", 0.9F * 10) == 'P');
  CHECK(behind_authors(sentence + ".", 8.9F) == 'F');
  CHECK(behind_authors(sentence + ".", 1.1F * 10) == 'P');
  CHECK(behind_authors(sentence + ".", 11.1F) == 'F');
  CHECK(behind_authors("Received " + sentence + ".") == 'F');
  CHECK(behind_authors(sentence + ".", 10, [](Block& block) { block.centred = true; }) == 'F');
  CHECK(behind_authors("A of is it at on bc d e f g h.") == 'P');  // seventeen small letters
  CHECK(behind_authors("A of is it at on b c d e f g.") == 'F');   // sixteen
}

TEST_CASE("a styled line right over the text is a heading, behind authors or where there are more", "[pdf front]") {
  const auto bold = [](Block& block) { block.bold = 0.86F; };
  CHECK(behind_authors(words(10), 10, bold) == 'P');
  CHECK(behind_authors(words(11), 10, bold) == 'F');
  CHECK(behind_authors("Salt, Wool", 10, bold) == 'F');
  CHECK(behind_authors("Salt Wool", 10, [](Block& block) { block.bold = 0.85F; }) == 'F');
  CHECK(behind_authors("Salt Wool", 10, [](Block& block) { block.caps = 0.81F; }) == 'P');
  CHECK(behind_authors("Salt Wool", 10, [](Block& block) { block.caps = 0.8F; }) == 'F');
  CHECK(behind_authors("Salt Wool", 10.5F) == 'P');
  CHECK(behind_authors("Salt Wool", 1.04F * 10) == 'F');
  const auto first = [](std::size_t twins, std::size_t below) {
    Paper paper;
    paper.add("Salt Roads", 14);
    paper.add("Salt Wool").bold = 1;
    paper.add(words(below));
    for (std::size_t i = 0; i < twins; ++i) paper.add(words(15), 10, 1).bold = 1;
    return paper.marked()[1];
  };
  CHECK(first(0, 30) == 'F');
  CHECK(first(1, 30) == 'P');
  CHECK(first(1, 29) == 'F');
  Paper last;
  last.with("Salt Roads", 14).add("Ada Brook");
  last.add("Salt Wool").bold = 1;
  CHECK(last.marked() == "TFF");
}

TEST_CASE("twins are short blocks of one size, weight and case", "[pdf front]") {
  const auto heading = [](const std::string& text, const std::function<void(Block&)>& set) {
    Paper paper;
    paper.add("Salt Roads", 14);
    paper.add("Salt Wool").bold = 1;
    auto& twin = paper.with(words(30)).add(text, 10, 1);
    twin.bold = 1;
    set(twin);
    return paper.marked()[1] == 'P';
  };
  CHECK(heading(words(15), [](Block&) {}));
  CHECK_FALSE(heading(words(16), [](Block&) {}));
  CHECK(heading("a", [](Block& twin) { twin.size = 10.1F; }));
  CHECK_FALSE(heading("a", [](Block& twin) { twin.size = 10.25F; }));
  CHECK(heading("a", [](Block& twin) { twin.bold = 0.86F; }));
  CHECK_FALSE(heading("a", [](Block& twin) { twin.bold = 0.85F; }));
  CHECK(heading("a", [](Block& twin) { twin.caps = 0.8F; }));
  CHECK_FALSE(heading("a", [](Block& twin) { twin.caps = 0.81F; }));
}

TEST_CASE("the heading of the first of several documents opens the text", "[pdf front]") {
  const auto opens = [](const std::string& heading, float size, std::size_t date, std::size_t below,
                        std::size_t twins) {
    Paper paper;
    paper.add("Salt Roads", 14);
    paper.add(heading, size);
    paper.with(words(date)).with(words(below));
    for (std::size_t i = 0; i < twins; ++i) paper.add("a", size, 1);
    return paper.marked()[1] == 'P';
  };
  const std::string heading = "Letter, " + words(24);
  CHECK(opens(heading, 10.5F, 12, 30, 2));
  CHECK_FALSE(opens(heading, 10.5F, 12, 30, 1));
  CHECK_FALSE(opens(heading, 10.5F, 12, 29, 2));
  CHECK_FALSE(opens(heading, 10.5F, 13, 30, 2));
  CHECK_FALSE(opens(heading, 1.04F * 10, 12, 30, 2));
  CHECK_FALSE(opens(heading + " a", 10.5F, 12, 30, 2));
}

TEST_CASE("keywords stand on the first two pages", "[pdf front]") {
  CHECK(Paper(3).with("Salt Roads", 14).with(words(31)).with("Keywords: salt").marked() == "TPF");
  CHECK(Paper(3).with("Salt Roads", 14).with(words(31)).with("Keywords: salt", 10, 1).marked() == "TPF");
  CHECK(Paper(3).with("Salt Roads", 14).with(words(31)).with("Keywords: salt", 10, 2).marked() == "TPP");
  CHECK(Paper(3).with("Salt Roads", 14).with(words(31)).with("Salt: keywords").marked() == "TPP");
}

TEST_CASE("a cover has three phrases of one, no text and few lines in the type of the paper", "[pdf front]") {
  const auto covered = [](std::size_t pages, const std::string& cover, const std::string& more, std::size_t lines,
                          float size = 10) {
    Paper paper(pages);
    paper.add(cover, 8);
    paper.add(more, 8);
    for (std::size_t i = 0; i < lines; ++i) paper.add("a b c", size);
    paper.add("Salt Roads", 14, 1);
    return paper.marked().back() == 'T';
  };
  const std::string cover = "ISSN 12, published by Salt, stable URL";
  CHECK(covered(3, cover, "a", 0));
  CHECK_FALSE(covered(2, cover, "a", 0));
  CHECK_FALSE(covered(3, "ISSN 12, published by Salt", "a", 0));
  CHECK(covered(3, "ISSN 12, published by Salt", "stable URL", 0));
  CHECK(covered(3, cover, words(40) + ".", 0));
  CHECK_FALSE(covered(3, cover, words(41) + ".", 0));
  CHECK(covered(3, cover, words(41), 0));
  CHECK(covered(3, cover, "Received " + words(41) + ".", 0));
  CHECK(covered(3, cover, "a", 11));
  CHECK_FALSE(covered(3, cover, "a", 12));
  CHECK_FALSE(covered(3, cover, "a", 12, 9.8F));
  CHECK(covered(3, cover, "a", 12, 0.97F * 10));
  CHECK_FALSE(covered(3, cover, "a", 12, 10.2F));
  CHECK(covered(3, cover, "a", 12, 1.03F * 10));
  CHECK(Paper(3).with(cover, 8).with("Salt Roads", 14, 1).with("Ada Brook", 10, 1).marked() == "XTF");
}
