// SPDX-License-Identifier: GPL-3.0-or-later
// Short notes, notes in the type of the text, authors side by side, contents, entries set in: what is read of PDFs made
// by LaTeX, LibreOffice and others.
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

#include <algorithm>

namespace {

using namespace pdf_pages;
using dossier::pdf::PassageSort;
using dossier::pdf::read_paper;

constexpr Style small{8, 0};
constexpr Style tiny{6, 0};

/// A paragraph whose last word has a raised number behind it; returns where the next line would stand.
float put_cited(dossier::pdf::Page& page, float y, const std::string& text, std::string_view number) {
  const float end = put_paragraph(page, 80, 520, y, text);
  const auto& last = page.words.back();
  put_word(page, last.box.x1, last.box.y0 - 2, number, tiny);
  return end;
}

void put_note(dossier::pdf::Page& page, float y, std::string_view number, std::string_view text, Style style) {
  put_word(page, 80, y - 1, number, tiny);
  put_line(page, 84, y, text, style);
}

bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

}  // namespace

TEST_CASE("Short notes alike on several pages are notes, not running feet") {
  auto text = empty_paper(4);
  for (int i = 0; i < 4; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    const auto number = std::to_string(i + 1);
    float y = put_cited(page, 60, sentences(10 * i, 5), number);
    put_paragraph(page, 80, 520, y, sentences((10 * i) + 5, 5));
    put_note(page, 700, number, "Ibid., " + std::to_string(95 - (7 * i)) + ".", small);
    put_line(page, 300, 760, number);
  }
  const auto notes = texts_of(read_paper(text), PassageSort::Note);
  CHECK(notes == std::vector<std::string>{"Ibid., 95.", "Ibid., 88.", "Ibid., 81.", "Ibid., 74."});
}

TEST_CASE("A foot of few letters that says the same on each page is furniture") {
  auto text = empty_paper(3);
  for (int i = 0; i < 3; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    put_line(page, 480, 40, "A/C.9/44/12");
    put_paragraph(page, 80, 520, 80, sentences(10 * i, 9));
  }
  for (const auto& passage : read_paper(text).passages) CHECK(passage.text.find("C.9") == std::string::npos);
}

TEST_CASE("Notes in the type of the text are known by the number that the text has") {
  auto text = empty_paper(2);
  auto& page = text.pages[0];
  float y = put_cited(page, 60, sentences(0, 6), "1");
  y = put_paragraph(page, 80, 520, y, sentences(6, 6) + " The council of the lower valley");
  put_note(page, y + 20, "1", "A trader wrote this to the council in the spring.", {});
  put_paragraph(text.pages[1], 80, 520, 60, "agreed to measure the water again. " + sentences(20, 6), 0);
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Note) ==
        std::vector<std::string>{"A trader wrote this to the council in the spring."});
  CHECK(std::ranges::any_of(texts_of(paper, PassageSort::Paragraph), [](const std::string& one) {
    return one.find("lower valley agreed to measure") != std::string::npos;
  }));
}

TEST_CASE("Affiliations below centred authors are no notes") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 120, 60, "Salt and Wool in the Valleys", {18, 1});
  put_line(page, 270, 100, "Ada Brook");
  put_word(page, 316, 98, "1", tiny);
  put_word(page, 190, 119, "1", tiny);
  put_line(page, 195, 120, "Institute of Rivers and Council of Ostmark");
  put_paragraph(page, 80, 520, 160, sentences(0, 9));
  CHECK(texts_of(read_paper(text), PassageSort::Note).empty());
}

TEST_CASE("Authors side by side, each above a place, are read one after the other") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 120, 60, "Salt and Wool in the Valleys", {18, 1});
  put_line(page, 140, 100, "Ada Brook");
  put_line(page, 380, 100, "Piet van der Berg");
  put_line(page, 120, 114, "University of Ostmark");
  put_line(page, 370, 114, "University of Veldra");
  put_line(page, 280, 140, "May 2016");
  put_paragraph(page, 80, 520, 170, sentences(0, 9));
  const auto paper = read_paper(text);
  CHECK(paper.front == std::vector<std::string>{"Ada Brook", "University of Ostmark", "Piet van der Berg",
                                                "University of Veldra", "May 2016"});
}

TEST_CASE("Numbers of endnotes in figures of a font's own leave the text") {
  auto text = empty_paper(2);
  float y = put_paragraph(text.pages[0], 80, 520, 60, "The salt came by river in 1931.1 " + sentences(0, 5));
  y = put_paragraph(text.pages[0], 80, 520, y, sentences(10, 4) + " So the council refused.2");
  put_paragraph(text.pages[0], 80, 520, y, sentences(20, 4) + " All of it was sold,3 and more.");
  put_line(text.pages[1], 80, 60, "Notes", {13, 1});
  y = 90;
  for (const auto* note : {"1. Letters of the council, box 4.", "2. The same, box 7.", "3. A survey of the valley."}) {
    put_line(text.pages[1], 80, y, note);
    y += 13;
  }
  const auto texts = texts_of(read_paper(text), PassageSort::Paragraph);
  CHECK(holds(texts, "The salt came by river in 1931. " + sentences(0, 5)));
  CHECK(holds(texts, sentences(10, 4) + " So the council refused."));
  CHECK(holds(texts, sentences(20, 4) + " All of it was sold, and more."));
}

TEST_CASE("A table of contents goes, though its page numbers stand apart") {
  auto text = empty_paper(3);
  auto& page = text.pages[0];
  put_line(page, 120, 60, "Salt and Wool in the Valleys", {18, 1});
  put_line(page, 80, 120, "Contents", {13, 1});
  put_line(page, 80, 150, "1 Prices", {10, 1});
  put_line(page, 510, 150, "2");
  put_line(page, 95, 164, "1.1 Salt . . . . . . . . . . . . . . . .");
  put_line(page, 510, 164, "2");
  put_line(page, 80, 178, "2 Letters", {10, 1});
  put_line(page, 510, 178, "3");
  int i = 0;
  for (const auto* name : {"1 Prices", "2 Letters"}) {
    ++i;
    auto& other = text.pages[static_cast<std::size_t>(i)];
    put_line(other, 80, 150, name, {13, 1});
    put_paragraph(other, 80, 520, 180, sentences(20 * i, 9));
  }
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Paragraph) == std::vector<std::string>{sentences(20, 9), sentences(40, 9)});
  REQUIRE(paper.passages.size() == 3);
  CHECK(paper.passages[1].heading == std::vector<std::string>{"1 Prices"});
}

TEST_CASE("Entries whose first lines are set in are told apart") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 9)) + 20;
  put_line(page, 80, y, "References", {13, 1});
  y += 30;
  const std::vector<std::string> entries = {
      "Brook, Ada. 2004. The Price of Salt in the Northern Valleys and What It Did to Those Who Carried It. Veldra: "
      "Fen.",
      "Marsh, Tom. 2011. Letters of the Council on Water, Wool and the Border Stones along the River. Veldra: Fen "
      "House.",
      "Quell, Piet. 1998. A Short Survey of Villages. Fen.",
      "Zeller, Ruth. 1987. Maps That Nobody Had Drawn, and Why the Council of the Valley Believed in Them. Ostmark: "
      "Lake."};
  for (const auto& entry : entries) y = put_paragraph(page, 80, 520, y, entry);
  CHECK(texts_of(read_paper(text), PassageSort::Reference) == entries);
}

TEST_CASE("A page number further inside than heads stand is furniture") {
  auto text = empty_paper(3);
  for (int i = 0; i < 3; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    put_paragraph(page, 80, 520, 200, sentences(10 * i, 9));
    put_line(page, 300, 640, std::to_string(i + 1));
  }
  for (const auto& passage : read_paper(text).passages) CHECK(passage.text.find_first_of("123") == std::string::npos);
}

TEST_CASE("Headings beside the dotted row of a table are no contents") {
  auto text = empty_paper(2);
  auto& page = text.pages[0];
  put_line(page, 120, 60, "Salt and Wool in the Valleys", {18, 1});
  put_paragraph(page, 80, 520, 100, sentences(0, 4));
  put_line(page, 80, 180, "Prices", {13, 1});
  put_paragraph(page, 80, 520, 210, sentences(10, 6));
  put_line(page, 95, 320, "Salt from the coast . . . . . . . . . . . . . . . . 12");
  put_paragraph(page, 80, 520, 350, sentences(20, 6));
  put_line(text.pages[1], 80, 60, "More on prices", {13, 1});
  put_paragraph(text.pages[1], 80, 520, 90, sentences(40, 9));
  const auto paper = read_paper(text);
  const auto headed = std::ranges::count_if(
      paper.passages, [](const auto& passage) { return passage.heading == std::vector<std::string>{"Prices"}; });
  CHECK(headed > 0);
}
