// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text as tools make it of PDFs, and what converters leave in Markdown.
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/reading_support.hpp"

#include "indexer/source/line_widths.hpp"
#include "indexer/source/source_lines.hpp"

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::reading;

namespace {

/// Three paragraphs of wrapped lines; only their short last lines tell where they end.
const std::string ferries =
    "The ferry between the two towns runs twice a day in the summer and once in the\n"
    "winter, and it has done so since the bridge was closed for good by the council.\n"
    "Nobody asked the ferrymen what they thought of it.\n"
    "A second ferry was bought in the spring. It was older than the first one and it\n"
    "needed a new engine, which the smaller of the two towns paid for with its toll.\n"
    "The engine came by rail.\n"
    "Since then the towns have kept one book. Both clerks write in it, and each one\n"
    "reads what the other has written before he adds a line of his own to the page.\n";

/// A page of wrapped text that no other page has.
std::string page_of(int number) {
  const char* towns[] = {"Northport", "Southport", "Eastport", "Westport", "Midport"};
  const std::string town = towns[number % 5];
  return "In " + town + " the toll is paid on the quay by all who land there, and in " + town + "\n" +
         "nobody lands without it, for the clerk of " + town + " sees each one of them from his\n" +
         "window. The people of " + town + " say that he never sleeps in the winter, and he has\n" +
         "written to the council of " + town + " that it is true, since the ice keeps him awake.\n";
}

std::vector<std::string> texts_of(const PaperReading& reading, PassageKind kind) {
  std::vector<std::string> texts;
  for (const auto& passage : reading.passages) {
    if (passage.kind == kind) texts.push_back(passage.text);
  }
  return texts;
}

bool any_holds(const std::vector<std::string>& texts, const std::string& words) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a wrapped paragraph ends where the first word of the next line had room") {
  const auto texts = texts_of(read_text("Ferries\n\n1 Introduction\n" + ferries), PassageKind::Paragraph);
  REQUIRE(texts.size() == 3);
  CHECK(texts[0].ends_with("thought of it."));
  CHECK(texts[1].starts_with("A second ferry"));
  CHECK(texts[2].ends_with("to the page."));
}

TEST_CASE("lines are measured in columns, not in bytes") {
  std::string text = "Паромы\n\nВведение\n";
  for (int i = 0; i < 2; ++i) {
    text +=
        "Паром между двумя городами ходит дважды в день летом и один раз в день зимой, и\n"
        "так было с тех пор, как совет закрыл мост и никто не спросил паромщиков, что они\n"
        "об этом думают.\n";
  }
  CHECK(texts_of(read_text(text), PassageKind::Paragraph).size() == 2);
}

TEST_CASE("a line that holds the rest of a hyphenated word and the next line is two full lines") {
  std::string text;
  for (int i = 0; i < 6; ++i)
    text += "the clerks of both towns keep a book of tolls and\nwrite down each ferry that comes to the quay and\n";
  const auto whole =
      text + "They compare their books in the spring and in the autumn, for the tolls are shared by the two towns\n";
  const auto lines = split_lines(whole);
  const LineWidths widths(lines);
  CHECK(widths.filled(lines.size() - 1) > 90);
  CHECK(widths.filled(lines.size() - 1) <= 115);
}

TEST_CASE("title, authors and places part on lines without blank ones between them") {
  const auto reading = read_text(
      "Annals of Ferries 12(2)\n\nTolls and Tempers on the\nUpper Sound∗\nAda Brook† and Tom Hale\n"
      "Department of Water, University of Northport\n" +
      ferries + "∗ We thank the clerks.\n† Lecturer, ada@example.org.\n");
  CHECK(reading.paper.title == "Tolls and Tempers on the Upper Sound");
  CHECK(reading.paper.authors == std::vector<std::string>{"Ada Brook", "Tom Hale"});
  CHECK(any_holds(texts_of(reading, PassageKind::Paragraph), "The ferry between"));
}

TEST_CASE("notes at the foot of a page are found by their number before the text or above it") {
  const std::string body =
      "1 Introduction\nThe ferry between the two towns runs twice a day in the summer and once in the\n"
      "winter, and it has done so since the bridge was closed for good by the council.1\n"
      "Nobody asked the ferrymen what they thought of it, and they had thought about it\n"
      "for longer than the council had.2 The clerks of the towns wrote down what they said.\n";
  const auto check = [](const PaperReading& reading) {
    const auto notes = texts_of(reading, PassageKind::Footnote);
    REQUIRE(notes.size() == 2);
    CHECK(notes[0] == "See the minutes of the council, volume nine.");
    CHECK(notes[1] == "The ferrymen had a book of their own, which was lost.");
    CHECK(any_holds(texts_of(reading, PassageKind::Paragraph), "by the council. Nobody asked"));
  };
  check(read_text(
      "Ferries\n\n" + body +
      "1 See the minutes of the council, volume nine.\n2 The ferrymen had a book of their own, which was lost.\n"));
  check(read_text(
      "Ferries\n\n" + body +
      "1\n\nSee the minutes of the council, volume nine.\n2\nThe ferrymen had a book of their own, which was lost.\n"));
}

TEST_CASE("numbered headings are no notes, and a page number above one is none of it") {
  const auto reading = read_text(
      "Ferries\n\n1. Introduction\n\nThe ferry runs twice a day.1 It ran once a day before the bridge was closed, and\n"
      "nobody took it then.2\n\n2. Tolls\nThe toll is paid on the quay. It was higher when the ferry was new and the "
      "towns\n"
      "had not paid for it yet.\n\n7\n3. Results\n\nThe towns quarrel less.\n");
  CHECK(texts_of(reading, PassageKind::Footnote).empty());
  CHECK(reading.passages.back().heading == std::vector<std::string>{"3. Results"});
  CHECK(reading.record.dropped_lines.at("page number") == 1);
}

TEST_CASE("line numbers on lines of their own go, and the text goes on over them") {
  std::string text = "Ferries\n\nIntroduction\n\n";
  int number = 0;
  for (int i = 0; i < 3; ++i) {
    for (std::size_t from = 0; from < ferries.size();) {
      const auto end = ferries.find('\n', from);
      text += ferries.substr(from, end - from) + "\n\n" + std::to_string(++number) + "\n\n";
      from = end + 1;
    }
  }
  const auto reading = read_text(text);
  CHECK(reading.record.repairs.at("line number removed") == 24);
  CHECK(texts_of(reading, PassageKind::Paragraph).front().ends_with("thought of it."));
}

TEST_CASE("columns side by side are laid one below the other") {
  std::string text = "Ferries\n\nIntroduction\n\n";
  for (int i = 0; i < 12; ++i)
    text += "the left column tells of the toll and      the right column tells of the ice and\n";
  const auto reading = read_text(text);
  REQUIRE(reading.record.repairs.at("columns taken apart") == 1);
  for (const auto& passage : reading.passages) {
    CAPTURE(passage.text);
    CHECK(passage.text.find("ice and the left") == std::string::npos);
  }
}

TEST_CASE("a table of two columns stays a table") {
  std::string text = "Ferries\n\nIntroduction\n\n";
  for (int i = 0; i < 12; ++i) text += "Northport                                " + std::to_string(100 + i) + "\n";
  CHECK(read_text(text).record.repairs.count("columns taken apart") == 0);
}

TEST_CASE("ticks and labels of a figure are left out, cells below the caption of a table are not") {
  const std::string ticks = "1.0\n\n0.8\n\n0.6\n\nToll\n\n1960\n\n1970\n\nYear\n\n";
  const std::string before = "# Ferries\n\n## Results\n\nThe toll fell in every year of the study.\n\n";
  const auto figure = read_text(before + ticks + "Figure 1. Tolls by year.\n");
  CHECK(figure.record.dropped_lines.at("drawing or formula") == 7);
  CHECK(any_holds(texts_of(figure, PassageKind::Paragraph), "Figure 1. Tolls by year."));
  const auto between = read_text(before + ticks + "Figure 1. Tolls by year.\n\nThe toll fell most in spring.\n");
  CHECK(texts_of(between, PassageKind::List).empty());
  CHECK(read_text(before + "Table 1. Tolls by year\n\n" + ticks).record.dropped_lines.count("drawing or formula") == 0);
}

TEST_CASE("a drop capital goes to its word") {
  const auto reading =
      read_text("# Ferries\n\n## Introduction\n\nF\nerries run twice a day, and nobody asks why they do.\n");
  CHECK(reading.passages.back().text == "Ferries run twice a day, and nobody asks why they do.");
}

TEST_CASE("running heads with Roman page numbers go") {
  std::string text = "Ferries\n\nIntroduction\n\n" + page_of(0);
  int number = 0;
  for (const char* page : {"vii", "viii", "ix"})
    text += "\fFERRY PANEL        " + std::string(page) + "\n\n" + page_of(++number);
  const auto reading = read_text(text);
  for (const auto& passage : reading.passages) CHECK(passage.text.find("PANEL") == std::string::npos);
  CHECK(reading.record.dropped_lines.at("running head") == 3);
}

TEST_CASE("page numbers between dashes part the pages of a text without form feeds") {
  std::string text = "Ferries\n\nIntroduction\n";
  for (int page = 1; page <= 3; ++page)
    text += page_of(page) + "They could not say how much of the toll of the summer would then be left for\n- " +
            std::to_string(page) + " -\nthe winter.\n";
  const auto reading = read_text(text);
  CHECK(reading.record.dropped_lines.at("page number") == 3);
  CHECK(any_holds(texts_of(reading, PassageKind::Paragraph), "left for the winter."));
}

TEST_CASE("entries of a table of contents that run over two lines are left out as a whole") {
  const auto reading = read_text(
      "TABLE OF CONTENTS\n\n1. FERRIES .................. 1\n2. WHAT THE CLERKS OF BOTH TOWNS WROTE DOWN\n"
      "   AND WHO READ IT .......... 4\n3. TOLLS .................... 9\n\nSUMMARY\n\nThe towns quarrel less.\n");
  CHECK(reading.record.dropped_lines.at("table of contents") == 5);
  CHECK(reading.passages.back().heading == std::vector<std::string>{"SUMMARY"});
}

TEST_CASE("fenced code is one passage, and its lines are no headings") {
  const auto reading =
      read_text("# Ferries\n\n## Data\n\nWe count.\n\n```r\n# Load\nread(book)\n## [1] 9\n```\n\nNine ferries ran.\n");
  const auto texts = texts_of(reading, PassageKind::Paragraph);
  REQUIRE(texts.size() == 3);
  CHECK(texts[1] == "# Load read(book) ## [1] 9");
  CHECK(reading.passages.back().heading == std::vector<std::string>{"Data"});
}

TEST_CASE("a fence that is never closed is a line of markup alone") {
  const auto reading = read_text("# Ferries\n\n## Data\n\n```\n\nNine ferries ran on that day.\n");
  CHECK(reading.passages.back().text == "Nine ferries ran on that day.");
}

TEST_CASE("a table inside <html><body> is a table, and headings without text are markup") {
  const auto reading = read_text(
      "# Ferries\n\n### \n\n## Results\n\nTable 1 "
      "Tolls\n\n<html><body><table><tr><td>Town</td><td>Toll</td></tr><tr><td>Northport</td>"
      "<td>9</td></tr></table></body></html>\n\nThe toll fell.\n");
  const auto tables = texts_of(reading, PassageKind::Table);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0] == "Table 1 Tolls\nTown | Toll\nNorthport | 9");
  for (const auto& passage : reading.passages) CHECK(passage.text.find('#') == std::string::npos);
}

TEST_CASE("a list right below the first heading is text of the paper") {
  const auto reading = read_text(
      "# Ferries\n\nAda Brook\n\n## Why two?\n\nThere are several reasons for this:\n\n- the toll is dear\n- the ice "
      "is thin\n");
  REQUIRE(reading.passages.back().kind == PassageKind::List);
  CHECK(reading.passages.back().heading == std::vector<std::string>{"Why two?"});
}

TEST_CASE("a text that begins in the middle of a work keeps its first sentence") {
  const auto reading = read_text(
      "Of these towns, one has a quay. In it, the toll is paid by all who land there.\n\nFigure 2. Tolls by "
      "town\n\nThe other one has none.\n");
  CHECK(reading.paper.title.empty());
  CHECK(any_holds(texts_of(reading, PassageKind::Paragraph), "Of these towns"));
}

TEST_CASE("bold words before paragraphs are treated alike, whatever they name") {
  const auto reading = read_text(
      "# Ferries\n\n## 4 Results\n\n**Ferries in the north.** They run once a day in all months.\n\n"
      "**Two new counting methods.** From the books of the towns we saw that both can be used at once.\n\n## 5 "
      "Conclusion\n\nFerries run.\n");
  for (const auto& passage : reading.passages) {
    if (passage.text.find("counting methods") != std::string::npos)
      CHECK(passage.heading == std::vector<std::string>{"4 Results"});
  }
}

TEST_CASE("digits of a symbol font are digits") {
  const auto reading = read_text(
      "# Ferries\n\n## Aims\n\nThe panel had two tasks:\n\n\xEF\x80\xB1\xEF\x80\xAE Count the "
      "ferries.\n\xEF\x80\xB2\xEF\x80\xAE Count the tolls.\n");
  REQUIRE(reading.passages.back().kind == PassageKind::List);
  CHECK(reading.passages.back().text.find("1. Count the ferries.") != std::string::npos);
}
