// SPDX-License-Identifier: GPL-3.0-or-later
// Passages out of placed words: the main rules, each on pages made here.
#include "indexer/source/pdf_names.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

#include <algorithm>
#include <map>

namespace {

using namespace pdf_pages;
using dossier::pdf::PassageSort;
using dossier::pdf::read_paper;

TEST_CASE("Paragraphs are told apart by their indented first lines") {
  auto text = empty_paper(1);
  float y = 60;
  y = put_paragraph(text.pages[0], 80, 520, y, sentences(0, 6));
  y = put_paragraph(text.pages[0], 80, 520, y, sentences(6, 7));
  put_paragraph(text.pages[0], 80, 520, y, sentences(13, 5));
  const auto found = texts_of(read_paper(text), PassageSort::Paragraph);
  REQUIRE(found == std::vector<std::string>{sentences(0, 6), sentences(6, 7), sentences(13, 5)});
}

TEST_CASE("Two columns are read one after the other, and a paragraph goes on from one to the next") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_paragraph(page, 50, 290, 60, sentences(0, 20));
  // The left column ends in the middle of a sentence.
  const float last = page.words.back().box.y0;
  std::erase_if(page.words, [&](const auto& word) { return word.box.y0 > last - 1; });
  const auto left = page.words.size();
  put_paragraph(page, 320, 560, 60, "and then " + sentences(40, 12), 0);
  put_paragraph(page, 320, 560, page.words.back().box.y0 + 13, sentences(60, 6));
  REQUIRE(left > 50);
  const auto found = texts_of(read_paper(text), PassageSort::Paragraph);
  REQUIRE(found.size() == 2);
  CHECK(found[0].starts_with("The river"));
  CHECK(found[0].find("and then The river") != std::string::npos);
  CHECK(found[1] == sentences(60, 6));
}

TEST_CASE("Running heads and page numbers are in no passage, and the printed number is kept") {
  auto text = empty_paper(4);
  for (int i = 0; i < 4; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    put_line(page, 200, 30, "Annals of Invented Trade", {8, 0});
    put_line(page, 295, 770, std::to_string(214 + i), {8, 0});
    put_paragraph(page, 80, 520, 80, sentences(10 * i, 9));
  }
  const auto paper = read_paper(text);
  for (const auto& passage : paper.passages) {
    CHECK(passage.text.find("Annals") == std::string::npos);
    CHECK(passage.text.find("21") == std::string::npos);
  }
  REQUIRE(!paper.passages.empty());
  CHECK(paper.passages.front().first_printed == "214");
  CHECK(paper.dropped_lines == 8);
}

TEST_CASE("Smaller lines at the foot with a raised number are notes, under the heading of their text") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 30, "On salt and wool in the northern valley", {18, 1});
  put_line(page, 80, 60, "Early trade", {13, 1});
  float y = put_paragraph(page, 80, 520, 90, sentences(0, 5));
  put_word(page, page.words.back().box.x1, page.words.back().box.y0 - 1, "1", {6, 0});
  put_line(page, 80, y + 20, "Late trade", {13, 1});
  put_paragraph(page, 80, 520, y + 50, sentences(5, 6));
  put_word(page, 80, 699, "1", {6, 0});
  put_line(page, 86, 700, "See the ledger of the salt office for this year.", {8, 0});
  const auto paper = read_paper(text);
  const auto notes = texts_of(paper, PassageSort::Note);
  REQUIRE(notes == std::vector<std::string>{"See the ledger of the salt office for this year."});
  const auto note = std::find_if(paper.passages.begin(), paper.passages.end(),
                                 [](const auto& one) { return one.sort == PassageSort::Note; });
  CHECK(note->heading == std::vector<std::string>{"Early trade"});
}

TEST_CASE("Raised marks of notes are no letters of the word before them, alone or several together") {
  for (const std::string mark : {"1", "a", "a,∗", "2,†", "[3]", "b,c", "٣", "۴۵"}) {
    INFO(mark);
    auto text = empty_paper(1);
    auto& page = text.pages[0];
    put_paragraph(page, 80, 520, 60, sentences(0, 6));
    const auto last = page.words.back().box;
    put_word(page, last.x1, last.y0 - 1, mark, {6, 0});
    CHECK(texts_of(read_paper(text), PassageSort::Paragraph) == std::vector<std::string>{sentences(0, 6)});
  }
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_paragraph(page, 80, 520, 60, sentences(0, 6));
  const auto last = page.words.back().box;
  put_word(page, last.x1, last.y0 - 1, "ab", {6, 0});
  CHECK(texts_of(read_paper(text), PassageSort::Paragraph) == std::vector<std::string>{sentences(0, 6) + "ab"});
}

TEST_CASE("Words of a drawing are in no passage, its caption is") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8));
  for (int i = 0; i < 5; ++i)
    put_line(page, 120, y + 20 + 20 * static_cast<float>(i), "0." + std::to_string(8 - 2 * i), {5, 0});
  put_line(page, 160, y + 125, "1961 1971 1981 1991 2001", {5, 0});
  y = put_paragraph(page, 80, 520, y + 150, "Figure 1. Wool carried over the pass in each year of the survey.", 0,
                    {9, 0});
  put_paragraph(page, 80, 520, y + 15, sentences(8, 6));
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Caption).size() == 1);
  for (const auto& passage : paper.passages) CHECK(passage.text.find("1961") == std::string::npos);
  CHECK(texts_of(paper, PassageSort::Paragraph).size() == 2);
}

TEST_CASE("Entries of a list of references are told apart by hanging lines") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 10));
  put_line(page, 80, y + 12, "References", {12, 1});
  y += 34;
  for (const char* name : {"Adler, B. 1999. ", "Brandt, C. 2004. ", "Cole, D. 2011. "}) {
    float x = 80;
    std::string entry = name + sentences(3, 3);
    const auto first = entry.substr(0, 80);
    const auto cut = first.find_last_of(' ');
    put_line(page, x, y, entry.substr(0, cut));
    y = put_paragraph(page, 100, 520, y + 13, entry.substr(cut + 1), 0);
  }
  const auto found = texts_of(read_paper(text), PassageSort::Reference);
  REQUIRE(found.size() == 3);
  CHECK(found[1].starts_with("Brandt, C. 2004. "));
}

TEST_CASE("A list of numbered references needs no heading, numbered notes in brackets without years are none") {
  for (const bool years : {true, false}) {
    auto text = empty_paper(1);
    auto& page = text.pages[0];
    float y = put_paragraph(page, 80, 520, 60, sentences(0, 10), 0) + 20;
    for (int i = 1; i < 8; ++i, y += 13) {
      put_line(page, 80, y,
               "[" + std::to_string(i) + "] B. Adler, Annals of Trade " + (years ? "(1999)." : "(again)."));
    }
    const auto found = texts_of(read_paper(text), PassageSort::Reference);
    CHECK(found.size() == (years ? 7U : 0U));
  }
}

TEST_CASE("A list without a heading has five entries, most of which have a year, however many lines tell one") {
  for (const bool dated : {true, false}) {
    auto text = empty_paper(1);
    auto& page = text.pages[0];
    float y = put_paragraph(page, 80, 520, 60, sentences(0, 10), 0) + 20;
    for (int i = 1; i < 6; ++i, y += 13) {
      put_line(page, 80, y,
               "[" + std::to_string(i) + "] B. Adler, Annals of Trade " + (dated ? "(1999)." : "(again)."));
      for (int more = 0; more < 5 && i == 1 && !dated; ++more) put_line(page, 95, y += 13, "again in the year (1999),");
    }
    CHECK(texts_of(read_paper(text), PassageSort::Reference).size() == (dated ? 5U : 0U));
  }
}

TEST_CASE("A word cut at a line's end is whole again, a compound that the paper writes keeps its hyphen") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 60, "The old council of the northern valley kept a well-known ledger of govern-");
  put_line(page, 80, 73, "ments that came and went, and of every treaty that the neighbours had well-");
  put_line(page, 80, 86, "known reasons to forget before the winter came over the pass once more.");
  const auto found = texts_of(read_paper(text), PassageSort::Paragraph);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("governments") != std::string::npos);
  CHECK(found[0].find("well-known reasons") != std::string::npos);
}

TEST_CASE("A paper without words has no text layer, one of private letters is gibberish") {
  CHECK(read_paper(empty_paper(3)).layer.missing);
  auto text = empty_paper(1);
  for (int i = 0; i < 20; ++i)
    put_line(text.pages[0], 80, 60 + 13 * static_cast<float>(i), "\xEE\x80\x81\xEE\x80\x82 \xEE\x80\x83\xEE\x80\x84");
  CHECK(read_paper(text).layer.gibberish);
}

TEST_CASE("Odd places and sizes do no harm") {
  auto text = empty_paper(2);
  put_word(text.pages[0], -1e6F, 1e9F, "far", {1e6F, 0});
  put_word(text.pages[0], 10, 10, "flat", {0.0001F, 7});
  text.pages[0].words.push_back({});
  text.pages[1].width = 0;
  put_paragraph(text.pages[1], 80, 520, 60, sentences(0, 5));
  CHECK_NOTHROW(read_paper(text));
}

/// A row of three cells at fixed places.
void put_row(dossier::pdf::Page& page, float y, const std::vector<std::string>& cells) {
  const float places[] = {80, 300, 400};
  for (std::size_t i = 0; i < cells.size(); ++i) put_line(page, places[i], y, cells[i]);
}

TEST_CASE("Rows of a table are in no passage, though they stand close to its caption and to the text") {
  auto text = empty_paper(2);
  put_paragraph(text.pages[0], 80, 520, 60, sentences(0, 12));
  auto& page = text.pages[1];
  float y = put_paragraph(page, 80, 520, 60, sentences(20, 9));
  y = put_paragraph(page, 80, 520, y + 10, "Table 1. Loads of wool by year", 0);
  put_row(page, y, {"Harbour", "1804", "1805"});
  put_row(page, y + 13, {"The northern town", "12", "140"});
  put_row(page, y + 26, {"Islands", "7", "9"});
  put_row(page, y + 39, {"Hills and valleys", "33", "24"});
  put_paragraph(page, 80, 520, y + 52, sentences(40, 9));
  const auto paper = read_paper(text);
  const auto found = texts_of(paper, PassageSort::Paragraph);
  CHECK(found == std::vector<std::string>{sentences(0, 12), sentences(20, 9), sentences(40, 9)});
  CHECK(texts_of(paper, PassageSort::Caption) == std::vector<std::string>{"Table 1. Loads of wool by year"});
  CHECK(paper.debris_lines == 4);
  CHECK(paper.debris > 0);
  CHECK(paper.debris <= 4);
}

TEST_CASE("Names beside each other on the first page, numbered items and stretched lines are no table") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 150, 50, "The Salt Roads of the Coast", {18, 1});
  put_row(page, 90, {"Ada Miller", "Jon Weaver", "Eva Smith"});
  put_row(page, 103, {"University of Hills", "Coast", "Island College"});
  float y = put_paragraph(page, 80, 520, 140, sentences(0, 9));
  for (int i = 1; i < 5; ++i, y += 13) {
    put_line(page, 80, y, std::to_string(i) + ".");
    put_line(page, 110, y, "the carriers came home before the first snow of the year,");
  }
  for (int i = 0; i < 3; ++i, y += 13) {
    float x = 80;
    for (const auto* word : {"salt", "came", "over", "these", "hills"}) {
      put_word(page, x, y + 20, word);
      x += 80;
    }
  }
  const auto paper = read_paper(text);
  CHECK(paper.debris_lines == 0);
}

TEST_CASE("A head of words of the title goes, though it is printed once, and a line of text does not") {
  const auto second_page = [](const std::string& head, float below) {
    auto text = empty_paper(2);
    put_line(text.pages[0], 80, 50, "The Salt Roads of the Northern Coast", {18, 1});
    put_paragraph(text.pages[0], 80, 520, 100, sentences(0, 12));
    put_line(text.pages[1], 80, 40, head, {8, 2});
    put_paragraph(text.pages[1], 80, 520, below, sentences(20, 12));
    return texts_of(read_paper(text), PassageSort::Paragraph).size() + read_paper(text).dropped_lines * 10;
  };
  CHECK(second_page("Salt Roads of the Northern Coast", 80) == 12);
  CHECK(second_page("Roads", 80) < 10);
  CHECK(second_page("Salt roads of the western coast", 80) < 10);
}

TEST_CASE("A line above a list that ends in a colon leads into it, whatever its name") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 9));
  y += 10;
  put_line(page, 80, y, "Findings:");
  put_line(page, 90, y + 13, "\xE2\x80\xA2 the salt came in spring");
  put_line(page, 90, y + 26, "\xE2\x80\xA2 the wool came in autumn");
  put_paragraph(page, 80, 520, y + 45, sentences(20, 9));
  const auto lists = texts_of(read_paper(text), PassageSort::List);
  REQUIRE(lists.size() == 1);
  CHECK(lists.front().starts_with("Findings:"));
}

TEST_CASE("Appendices are known with their letter or number, in other languages too") {
  using dossier::pdf::is_named;
  using dossier::pdf::Name;
  for (const auto* name : {"Appendix", "Appendix B", "Appendix 2", "APPENDIX IV", "Anhang A"}) {
    CAPTURE(name);
    CHECK(is_named(Name::After, name));
  }
  for (const auto* name : {"Appendix on salt", "B", "Salt A"}) CHECK_FALSE(is_named(Name::After, name));
}

TEST_CASE("Each step of a PDF's reading is told, and can be left out") {
  auto text = empty_paper(3);
  for (int i = 0; i < 3; ++i) {
    auto& page = text.pages[static_cast<std::size_t>(i)];
    put_line(page, 200, 30, "Annals of Invented Trade", {8, 0});
    put_line(page, 80, 80, "Part " + std::string(static_cast<std::size_t>(i) + 1, 'I') + ". Roads", {14, 1});
    put_paragraph(page, 80, 520, 110, sentences(10 * i, 9));
  }
  dossier::reading::StageProbe probe;
  const auto paper = read_paper(text, &probe);
  std::vector<std::string> names;
  std::map<std::string, std::vector<dossier::reading::TracedEdit>> edits;
  for (const auto& stage : probe.stages) {
    names.push_back(stage.stage);
    edits[stage.stage] = stage.edits;
  }
  CHECK(names == std::vector<std::string>{"columns", "furniture", "table-rows", "notes", "front", "drawings",
                                          "headings", "run-in-headings", "zones", "joining"});
  REQUIRE(edits["furniture"].size() == 3);
  CHECK(edits["furniture"][1].page == 2);
  CHECK(edits["furniture"][1].before == std::vector<std::string>{"Annals of Invented Trade"});
  CHECK(edits["headings"].size() >= 2);
  for (const auto& edit : edits["headings"]) CHECK(edit.kinds == std::vector<std::string>{"heading"});
  // The same passages without a probe.
  CHECK(texts_of(read_paper(text), PassageSort::Paragraph) == texts_of(paper, PassageSort::Paragraph));
  dossier::reading::StageProbe without;
  without.without = {"furniture"};
  const auto all = read_paper(text, &without);
  CHECK(all.dropped_lines == 0);
  CHECK(paper.dropped_lines == 3);
}

}  // namespace
