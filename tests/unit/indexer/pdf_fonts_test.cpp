// SPDX-License-Identifier: GPL-3.0-or-later
// What the fonts of a PDF do not tell: letters and sizes of fonts without a name, raised figures.
#include "indexer/fonts/unnamed_fonts.hpp"
#include "indexer/pdf/pdf_line.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

namespace {

using namespace pdf_pages;
using dossier::pdf::PassageSort;
using dossier::pdf::read_paper;
using dossier::pdf::TexLetters;

constexpr std::uint16_t unnamed = 3;

/// Words as wide as letters of one size are, though the file tells another.
void tell_size(dossier::pdf::Page& page, std::size_t from, float told) {
  for (auto at = from; at < page.words.size(); ++at) {
    auto& word = page.words[at];
    const float line = word.box.y1 - 0.35F * word.size;
    word.box.y0 = line - 0.95F * told;
    word.box.y1 = line + 0.35F * told;
    word.size = told;
  }
}

/// Checks that three paragraphs, each with the number of its note between two texts, are read as these texts alone.
void check_notes_leave_text(const std::vector<std::pair<std::string, std::string>>& around) {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = 60;
  std::vector<std::string> expected;
  for (const auto& [before, behind] : around) {
    expected.push_back(before + behind);
    const auto number = std::to_string(expected.size());
    y = put_paragraph(page, 80, 520, y, before + number + behind) + 8;
    put_line(page, 80, 688 + 12 * static_cast<float>(expected.size()),
             number + ". See the ledger of the salt office for this year.", {8, 0});
  }
  CHECK(texts_of(read_paper(text), PassageSort::Paragraph) == expected);
}

}  // namespace

TEST_CASE("Control characters of TeX's fonts are ligatures, dashes and quotes, by what the file has most of") {
  TexLetters cork;
  cork.learn("\x1Crst");
  CHECK(cork.mend("\x1Crst") == "first");
  CHECK(cork.mend("o\x1E"
                  "ce") == "office");
  CHECK(cork.mend("1914\x15"
                  "1918") == "1914–1918");
  CHECK(cork.mend("\x10then\x11") == "“then”");
  TexLetters old;
  old.learn("\x0Crst");
  CHECK(old.mend("\x0Crst") == "first");
  CHECK(old.mend("o\x0E"
                 "ce") == "office");
  CHECK(old.mend("1914{1918") == "1914–1918");
  CHECK(old.mend("{x}") == "{x}");
  CHECK(old.mend("\x0B") == "");  // a sign of a formula
}

TEST_CASE("Sizes of fonts without a name are measured by their letters") {
  auto text = empty_paper(1);
  text.fonts.emplace_back();
  auto& page = text.pages[0];
  put_paragraph(page, 80, 520, 60, sentences(0, 9), 15, {10, unnamed});
  const auto notes = page.words.size();
  put_paragraph(page, 80, 520, 700, sentences(9, 2), 0, {8, unnamed});
  tell_size(page, 0, 6.5F);
  tell_size(page, notes, 9.25F);
  REQUIRE(dossier::pdf::has_unnamed_fonts(text));
  dossier::pdf::measure_unnamed_fonts(text);
  const float body = page.words.front().size;
  CHECK(body > 9);
  CHECK(body < 12);
  CHECK(std::abs(page.words.back().size / body - 0.8F) < 0.05F);
  CHECK(std::abs(page.words.front().box.height() - 1.3F * body) < 0.1F);
  CHECK_FALSE(dossier::pdf::has_unnamed_fonts(empty_paper(1)));
}

TEST_CASE("A footnote in fonts without a name is a note, whatever sizes the file tells") {
  auto text = empty_paper(1);
  text.fonts.emplace_back();
  auto& page = text.pages[0];
  put_paragraph(page, 80, 520, 60, sentences(0, 12), 15, {10, unnamed});
  const auto last = page.words.back().box;
  tell_size(page, 0, 6.5F);
  const auto marks = page.words.size();
  put_word(page, last.x1, last.y0 - 1, "1", {6, unnamed});
  put_word(page, 80, 699, "1", {6, unnamed});
  tell_size(page, marks, 7.1F);
  const auto note = page.words.size();
  put_line(page, 86, 700, "See the ledger of the salt office for this year.", {8, unnamed});
  tell_size(page, note, 6.6F);
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Paragraph) == std::vector<std::string>{sentences(0, 12)});
  CHECK(texts_of(paper, PassageSort::Note) ==
        std::vector<std::string>{"See the ledger of the salt office for this year."});
}

TEST_CASE("Numbers of notes that a font has as raised letters of its own are taken out of the text") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = 60;
  for (int i = 0; i < 3; ++i) {
    const auto paragraph = sentences(7 * i, 6);
    y = put_paragraph(page, 80, 520, y, paragraph + std::to_string(i + 1)) + 8;
    put_line(page, 80, 700 + 12 * static_cast<float>(i),
             std::to_string(i + 1) + ". See the ledger of the salt office for this year.", {8, 0});
  }
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Paragraph) ==
        std::vector<std::string>{sentences(0, 6), sentences(7, 6), sentences(14, 6)});
  CHECK(texts_of(paper, PassageSort::Note).size() == 3);
}

TEST_CASE("A quotation that is set in on both sides is one paragraph, though its lines are short for the column") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 8;
  const std::string lines[] = {"Salt went over the hills in spring, and wool",
                               "I saw come back in summer with the carriers;",
                               "a king who taxed the one could not well tax", "the other, as each of his towns knew."};
  std::string quotation;
  for (const auto& line : lines) {
    put_line(page, 120, y, line);
    quotation += (quotation.empty() ? "" : " ") + line;
    y += 13;
  }
  put_paragraph(page, 80, 520, y + 8, sentences(10, 8), 0);
  CHECK(texts_of(read_paper(text), PassageSort::Paragraph) ==
        std::vector<std::string>{sentences(0, 8), quotation, sentences(10, 8)});
}

TEST_CASE("A quotation of two paragraphs is cut where the first of them ends") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 8;
  const std::string lines[] = {
      "Salt went over the hills in spring, and wool",  "I saw come back in summer with the carriers,",
      "whom the king had given leave to cross at his", "fords.",
      "He who taxed the one could not well tax the",   "other, as each of his towns knew, and so they",
      "paid for the salt alone in all of these years."};
  std::vector<std::string> quotations(2);
  for (std::size_t i = 0; i < std::size(lines); ++i) {
    put_line(page, 120, y, lines[i]);
    auto& into = quotations[i < 4 ? 0 : 1];
    into += (into.empty() ? "" : " ") + lines[i];
    y += 13;
  }
  put_paragraph(page, 80, 520, y + 8, sentences(10, 8), 0);
  CHECK(texts_of(read_paper(text), PassageSort::Paragraph) ==
        std::vector<std::string>{sentences(0, 8), quotations[0], quotations[1], sentences(10, 8)});
}

TEST_CASE("A number that belongs to what it stands behind is no number of a note") {
  const std::string ends[] = {"The CO2 and the G3 of pages 4–1 cost €1 and ≥2 or km2 by",
                              "Of 1250.3 million there were a 5–2 left", "The G1 is kept"};
  std::vector<std::pair<std::string, std::string>> around;
  for (int i = 0; i < 3; ++i) around.emplace_back(ends[i] + " the river. " + sentences(7 * i, 5), "");
  check_notes_leave_text(around);
}

TEST_CASE("A number behind a year is a note's only where a sentence ends there") {
  std::vector<std::pair<std::string, std::string>> around;
  for (int i = 0; i < 3; ++i) {
    around.emplace_back("Salt paid 1250." + std::to_string(i + 1) + " million in 1931.", " " + sentences(7 * i, 5));
  }
  check_notes_leave_text(around);
}

TEST_CASE("Items and verses that are set in, and end where they like, are no quotation") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 8;
  const std::string narrow[] = {"Salt from the coast", "Wool", "Letters of the salt office", "Seals of kings"};
  const std::string wide[] = {"Salt from the coast", "Wool", "Letters of the salt office, sealed by kings and by towns",
                              "Seals of kings"};
  for (const auto* lines : {&narrow, &wide}) {
    for (const auto& line : *lines) {
      put_line(page, 120, y, line);
      y += 13;
    }
    y = put_paragraph(page, 80, 520, y + 8, sentences(10, 8), 0) + 8;
  }
  for (const auto& found : texts_of(read_paper(text), PassageSort::Paragraph)) {
    CHECK(found.find("coast Wool") == std::string::npos);
    CHECK(found.find("Wool Letters") == std::string::npos);
  }
}

TEST_CASE("A second font of the text's width, an italic, makes no heading of its line") {
  auto text = empty_paper(1);
  text.fonts.emplace_back();
  auto& page = text.pages[0];
  const float y = put_paragraph(page, 80, 520, 60, sentences(0, 12), 15, {10, unnamed});
  tell_size(page, 0, 6.5F);
  const auto from = page.words.size();
  put_paragraph(page, 80, 520, y, sentences(20, 3), 15, {10, unnamed});
  tell_size(page, from, 6.8F);
  for (std::size_t i = 0; i < page.words.size(); ++i) {  // else it would be a typewriter's
    auto& box = page.words[i].box;
    box.x1 = box.x0 + box.width() * (i % 2 == 0 ? 0.95F : 1.05F);
  }
  dossier::pdf::measure_unnamed_fonts(text);
  CHECK(page.words[from].font == unnamed);  // not "unnamed bold"
  CHECK(std::abs(page.words[from].size / page.words[0].size - 1) < 0.05F);
}

TEST_CASE(
    "Words of a formula do not tell how TeX numbers letters, and dashes and quotes of its old fonts stand in words") {
  TexLetters letters;
  letters.learn("\x0Crst");
  for (int i = 0; i < 3; ++i) letters.learn("\x1C=\x1D");
  CHECK(letters.mend("\x0Crst") == "first");
  CHECK(letters.mend("salt|not") == "salt—not");
  CHECK(letters.mend("\\Salt") == "“Salt");
  CHECK(letters.mend("{a}|b|") == "{a}|b|");
}

TEST_CASE("Names of fonts tell their faces") {
  using dossier::pdf::face_of;
  CHECK(face_of("LinLibertineOBI").italic);
  CHECK(face_of("LinLibertineOBI").bold);
  CHECK_FALSE(face_of("LinLibertineOB").italic);
}

TEST_CASE("Cells of a line begin where they did, though a capital over several rows is put before its text") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_word(page, 80, 60, "S", {30, 0});
  put_line(page, 104, 62, "alt came by river and");
  put_line(page, 300, 62, "wool by land");
  put_line(page, 104, 76, "went back the same way");
  put_line(page, 80, 110, "Every year the ledger has it");
  std::vector<const dossier::pdf::Word*> words;
  for (const auto& word : page.words) words.push_back(&word);
  const auto lines = dossier::pdf::lines_of(words, dossier::pdf::faces_of(text.fonts), 10);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].text == "Salt came by river and wool by land");
  REQUIRE(lines[0].cells.size() == 2);
  CHECK(lines[0].text.substr(lines[0].cells[1].at) == " wool by land");
  CHECK(lines[0].cells[0].at == 0);
}

TEST_CASE("Bold words that begin a line end where they did, though a capital over several rows is put before them") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_word(page, 80, 60, "S", {30, 0});
  const auto end = put_line(page, 104, 62, "alt and wool.", {10, 1});
  put_line(page, end, 62, "They came by river");
  put_line(page, 104, 76, "and went back the same way");
  put_line(page, 80, 110, "Every year the ledger has it");
  std::vector<const dossier::pdf::Word*> words;
  for (const auto& word : page.words) words.push_back(&word);
  const auto lines = dossier::pdf::lines_of(words, dossier::pdf::faces_of(text.fonts), 10);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].text == "Salt and wool. They came by river");
  CHECK(lines[0].text.substr(0, lines[0].lead) == "Salt and wool.");
}
