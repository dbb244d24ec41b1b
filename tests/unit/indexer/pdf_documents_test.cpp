// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of treaties, judgments, newsletters and books: each kind on pages made here.
#include "indexer/source/pdf_names.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace pdf_pages;
using dossier::pdf::PassageSort;
using dossier::pdf::read_paper;
using Texts = std::vector<std::string>;

bool has_heading(const dossier::pdf::PdfPaper& paper, const std::string& begins, const std::string& heading) {
  return std::ranges::any_of(paper.passages, [&](const auto& passage) {
    return passage.text.starts_with(begins) && !passage.heading.empty() && passage.heading.back() == heading;
  });
}

TEST_CASE("Labels of numbered parts are known, sentences that begin with one are not") {
  using dossier::pdf::is_part_label;
  for (const auto* label : {"Article 1", "ARTICLE IV.", "Annex B", "Chapter 3: The Tolls", "Artículo 12", "Статья 5"}) {
    CAPTURE(label);
    CHECK(is_part_label(label));
  }
  for (const auto* text : {"Article", "Article 5 of the treaty says so.", "Section of the river", "Articles 1 and 2"}) {
    CAPTURE(text);
    CHECK_FALSE(is_part_label(text));
  }
}

TEST_CASE("Articles of a treaty are headings in plain type, and its preamble is text") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 180, 40, "Treaty on the Salt Roads", {16, 1});
  float y = put_paragraph(page, 80, 520, 80,
                          "The parties to this treaty wish to keep the roads over the pass open in "
                          "every winter.",
                          0);
  const Texts bodies{sentences(0, 4), sentences(4, 5), sentences(9, 4)};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    put_line(page, 280, y + 12, "Article " + std::to_string(i + 1));
    y = put_paragraph(page, 80, 520, y + 36, bodies[i], 0);
  }
  const auto paper = read_paper(text);
  CHECK(paper.title == "Treaty on the Salt Roads");
  const auto found = texts_of(paper, PassageSort::Paragraph);
  REQUIRE(found.size() == 4);
  CHECK(found[0].starts_with("The parties"));
  CHECK(has_heading(paper, bodies[0], "Article 1"));
  CHECK(has_heading(paper, bodies[2], "Article 3"));
}

TEST_CASE("The label of an article and its name below are one heading, and clauses of a preamble are text") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 180, 40, "Treaty on the Salt Roads", {16, 1});
  float y = 80;
  const Texts clauses{"Recalling that the roads over the pass have been closed in each winter of the last ten years;",
                      "Desiring to keep these roads open for the salt and the wool of both of the valleys;"};
  for (const auto& clause : clauses) y = put_paragraph(page, 80, 520, y, clause, 0) + 8;
  put_line(page, 280, y + 12, "Article 1", {10, 1});
  put_line(page, 285, y + 26, "The Toll", {10, 1});
  y = put_paragraph(page, 80, 520, y + 50, sentences(0, 5), 0);
  put_line(page, 280, y + 12, "Article 2", {10, 1});
  put_line(page, 275, y + 26, "The Keepers", {10, 1});
  put_paragraph(page, 80, 520, y + 50, sentences(5, 5), 0);
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Paragraph) == Texts{clauses[0], clauses[1], sentences(0, 5), sentences(5, 5)});
  CHECK(has_heading(paper, sentences(0, 5), "Article 1 The Toll"));
  CHECK(has_heading(paper, sentences(5, 5), "Article 2 The Keepers"));
}

TEST_CASE("The name below a telegram is no word of a drawing, a lone word elsewhere is") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  const float y = put_paragraph(page, 80, 520, 60, sentences(0, 6), 0);
  put_line(page, 440, y + 10, "Marlowe");
  put_line(page, 440, y + 200, "Mill");
  put_line(page, 300, y + 240, "Wool");
  CHECK(texts_of(read_paper(text), PassageSort::Paragraph) == Texts{sentences(0, 6), "Marlowe"});
}

TEST_CASE("The heading of the first letter is none of the lines of the title") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 120, 40, "Papers of the salt office", {20, 1});
  const Texts heads{"The Clerk of the Pass to the Keeper of the Seal",
                    "The Keeper of the Seal to the Clerk of the Pass",
                    "The Mint of the Northern Valley to the Keeper of the Seal"};
  float y = 90;
  for (int i = 0; i < 3; ++i) {
    put_line(page, 100, y, heads[static_cast<std::size_t>(i)], {12, 0});
    put_line(page, 380, y + 26, "Northfield, March " + std::to_string(i + 3) + ", 1949");
    y = put_paragraph(page, 80, 520, y + 50, sentences(20 * i, 7), 0) + 30;
  }
  const auto paper = read_paper(text);
  CHECK(paper.title == "Papers of the salt office");
  CHECK(has_heading(paper, sentences(0, 7), heads[0]));
}

TEST_CASE("The word abstract in capitals before the abstract is its heading") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 30, "On salt and wool in the northern valley", {18, 1});
  const float y = put_paragraph(page, 80, 520, 80, "ABSTRACT " + sentences(0, 8), 0);
  put_paragraph(page, 80, 520, y + 30, sentences(8, 6), 0);
  CHECK(has_heading(read_paper(text), sentences(0, 8), "ABSTRACT"));
}

TEST_CASE("A large name of a section is not the title") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 200, 40, "IN THE COURT OF THE NORTHERN VALLEY", {10, 1});
  put_line(page, 80, 80, "Introduction", {15, 1});
  put_paragraph(page, 80, 520, 110, sentences(0, 9), 0);
  const auto paper = read_paper(text);
  CHECK(paper.title != "Introduction");
  CHECK(has_heading(paper, sentences(0, 9), "Introduction"));
}

TEST_CASE("Notes whose raised figures are like any other begin with them, and leave the text without them") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 30, "On salt and wool in the northern valley", {18, 1});
  float y = put_paragraph(page, 80, 520, 80, sentences(0, 5) + "1", 0);
  put_paragraph(page, 80, 520, y + 14, sentences(5, 6) + "2", 0);
  put_line(page, 80, 690, "1See the ledger of the salt office for the winter of the flood, page", {8, 0});
  put_line(page, 80, 701, "155. Nobody has read the rest of it since then.", {8, 0});
  put_line(page, 80, 712, "2The letters of the council say the same.", {8, 0});
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Note) ==
        Texts{"See the ledger of the salt office for the winter of the flood, page 155. Nobody has read the rest of it "
              "since then.",
              "The letters of the council say the same."});
  CHECK(texts_of(paper, PassageSort::Paragraph) == Texts{sentences(0, 5), sentences(5, 6)});
}

TEST_CASE("Notes whose numbers look like any other figures have the headings of the text that cites them") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 30, "On salt and wool in the northern valley", {18, 1});
  put_line(page, 80, 70, "The Pass", {13, 1});
  const float y = put_paragraph(page, 80, 520, 94, sentences(0, 5) + "1", 0);
  put_line(page, 80, y + 20, "The Valley", {13, 1});
  put_paragraph(page, 80, 520, y + 44, sentences(5, 6) + "2", 0);
  put_line(page, 80, 690, "1See the ledger of the salt office for the winter of the flood.", {8, 0});
  put_line(page, 80, 701, "2The letters of the council say the same.", {8, 0});
  const auto paper = read_paper(text);
  CHECK(has_heading(paper, "See the ledger", "The Pass"));
  CHECK(has_heading(paper, "The letters", "The Valley"));
}

TEST_CASE("Short notes beside the text are no part of its lines") {
  auto text = empty_paper(3);
  for (int i = 0; i < 3; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    float y = 60;
    for (int k = 0; k < 5; ++k) {
      if (k % 2 == 0) {
        put_line(page, 440, y, "The ledger of that year", {7.5F, 0});
        put_line(page, 440, y + 13, "says the same, and so do", {7.5F, 0});
        put_line(page, 440, y + 26, "the letters of the clerk.", {7.5F, 0});
      }
      y = put_paragraph(page, 60, 400, y, sentences(60 * i + 9 * k, 7), 0) + 8;
    }
  }
  const auto found = texts_of(read_paper(text), PassageSort::Paragraph);
  for (int i = 0; i < 3; ++i) {
    for (int k = 0; k < 5; ++k) CHECK(std::ranges::count(found, sentences(60 * i + 9 * k, 7)) == 1);
  }
}

TEST_CASE("A line of text stays, though words of drawings stand as high on other pages") {
  auto text = empty_paper(5);
  for (int i = 0; i < 5; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    const bool drawing = i == 1 || i == 2 || i == 3;
    if (drawing) put_line(page, 120, 86, "Mill");
    put_paragraph(page, 80, 520, drawing ? 300 : 60, sentences(20 * i, 12), 0);
  }
  const auto found = texts_of(read_paper(text), PassageSort::Paragraph);
  CHECK(std::ranges::count(found, sentences(0, 12)) == 1);
  CHECK(std::ranges::count(found, sentences(80, 12)) == 1);
}

TEST_CASE("Between paragraphs that are counted, one without a number goes on behind the page") {
  auto text = empty_paper(2);
  put_paragraph(text.pages[0], 80, 520, 60, "1. " + sentences(0, 6), 0);
  put_paragraph(text.pages[0], 80, 520, 560, "2. " + sentences(6, 5), 0);
  const float end = text.pages[0].words.back().box.x1;
  put_word(text.pages[0], end + 3, text.pages[0].words.back().box.y0,
           std::string(static_cast<std::size_t>((515 - end) / 5), 'x') + ".");
  put_paragraph(text.pages[1], 80, 520, 60, sentences(30, 5), 0);
  put_paragraph(text.pages[1], 80, 520, 260, "3. " + sentences(40, 6), 0);
  const auto found = texts_of(read_paper(text), PassageSort::Paragraph);
  REQUIRE(found.size() == 3);
  CHECK(found[1].find(sentences(30, 5)) != std::string::npos);
}

}  // namespace
