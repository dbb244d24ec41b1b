// SPDX-License-Identifier: GPL-3.0-or-later
// Short lines among the paragraphs of a PDF: which of them are text.
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

#include <algorithm>

namespace {

using namespace pdf_pages;
using dossier::pdf::PassageSort;
using dossier::pdf::read_paper;

constexpr std::uint16_t typewriter = 3;

/// Two paragraphs with lines of one style between them.
std::vector<std::string> between_paragraphs(const std::vector<std::string>& lines, float x, Style style,
                                            float step = 13) {
  auto text = empty_paper(1);
  text.fonts.emplace_back("Courier");
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 12;
  for (const auto& line : lines) {
    put_line(page, x, y, line, style);
    y += step;
  }
  put_paragraph(page, 80, 520, y + 12, sentences(10, 8), 0);
  return texts_of(read_paper(text), PassageSort::Paragraph);
}

/// The heading over the text behind bold lines; a sign may be left out.
std::string heading_below(const std::vector<std::string>& lines, const std::string& next, Style style,
                          const std::string& without = "") {
  auto text = empty_paper(2);  // on the first page the lines could be a title
  text.fonts.emplace_back("Courier-Bold");
  put_paragraph(text.pages[0], 80, 520, 60, sentences(20, 12), 0);
  auto& page = text.pages[1];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 20;
  for (const auto& line : lines) {
    put_line(page, 80, y, line, style);
    y += 13;
  }
  put_paragraph(page, 80, 520, y + 20, next, 0);
  dossier::reading::StageProbe probe;
  if (!without.empty()) probe.without = {"headings: " + without};
  const auto paper = read_paper(text, &probe);
  const auto& heading = paper.passages.back().heading;
  return heading.empty() ? "" : heading.back();
}

bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

}  // namespace

TEST_CASE("A short line that begins where the text does is text, one in a drawing is not") {
  CHECK(holds(between_paragraphs({"Dear members,"}, 80, {}), "Dear members,"));
  CHECK_FALSE(holds(between_paragraphs({"salt", "12 24", "wool", "8 16"}, 300, {6, 0}, 40), "salt"));
}

TEST_CASE("The name of a file on a line of its own is text, lines of code are not") {
  CHECK(holds(between_paragraphs({"salt_prices_2018.csv"}, 80, {10, typewriter}), "salt_prices_2018.csv"));
  const auto listing = between_paragraphs({"library(salt)", "plot(wool)", "prices()"}, 110, {10, typewriter});
  CHECK(listing == std::vector<std::string>{sentences(0, 8), sentences(10, 8)});
}

TEST_CASE("A formula in upright letters is known by its operators") {
  const std::string formula = "Price = a + b1Salt + b2Wool + b3SaltAndWoolTogether";
  CHECK_FALSE(holds(between_paragraphs({formula}, 110, {}), formula));
  const std::string sentence = "The price rose where the share of salt was higher than that of wool in both years.";
  CHECK(holds(between_paragraphs({sentence}, 80, {}), sentence));
}

TEST_CASE("The title of an axis, printed beside each drawing, is in no passage") {
  auto text = empty_paper(2);
  for (auto& page : text.pages) {
    float y = put_paragraph(page, 80, 520, 60, sentences(&page == text.pages.data() ? 0 : 20, 8), 0) + 20;
    put_line(page, 200, y, "Average change of the price of salt");
    put_line(page, 80, y + 60, "Figure 1: Prices of salt and wool in the valley.", {8, 0});
    put_paragraph(page, 80, 520, y + 100, sentences(&page == text.pages.data() ? 10 : 30, 8), 0);
  }
  CHECK_FALSE(holds(texts_of(read_paper(text), PassageSort::Paragraph), "Average change of the price of salt"));
}

TEST_CASE("A bold line at the end of a paper, with nothing below it, is no heading") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 60, "Early trade", {10, 1});
  float y = put_paragraph(page, 80, 520, 90, sentences(0, 8), 0);
  put_line(page, 80, y + 20, "Late trade", {10, 1});
  y = put_paragraph(page, 80, 520, y + 50, sentences(10, 8), 0);
  put_line(page, 80, y + 30, "Ada Brook", {10, 1});
  CHECK(holds(texts_of(read_paper(text), PassageSort::Paragraph), "Ada Brook"));
}

TEST_CASE("A sentence that the page behind the contents cuts at a year is no line of the contents") {
  auto text = empty_paper(2);
  auto& first = text.pages[0];
  put_line(first, 80, 60, "Contents", {13, 1});
  for (int i = 0; i < 6; ++i) {
    put_line(first, 80, 90 + 13.0F * static_cast<float>(i),
             sentences(i, 1).substr(0, 20) + " . . . . . . . " + std::to_string(i + 2));
  }
  put_paragraph(first, 80, 520, 300, sentences(0, 10), 0);
  const std::string open =
      "In studying how many of the villages in the valley had closed their schools they found that the longest of all "
      "these times lay between January 2020 and December 2021";
  put_paragraph(text.pages[1], 80, 520, 60, open, 0);
  put_paragraph(text.pages[1], 80, 520, 110, sentences(20, 8), 0);
  CHECK(holds(texts_of(read_paper(text), PassageSort::Paragraph), open));
}

TEST_CASE("A list that is numbered anew is another list") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 10;
  for (const auto* const item : {"1. Salt from the coast.", "2. Wool from the hills.", "1. A ledger.", "2. A seal."}) {
    put_line(page, 80, y, item);
    y += 16;
  }
  put_paragraph(page, 80, 520, y + 10, sentences(10, 8), 0);
  CHECK(texts_of(read_paper(text), PassageSort::List) ==
        std::vector<std::string>{"1. Salt from the coast.\n2. Wool from the hills.", "1. A ledger.\n2. A seal."});
}

TEST_CASE("Bold lines that are no heading: many words, numbers, code, and text that goes on below") {
  constexpr Style bold{10, 1};
  constexpr Style code{10, typewriter};
  const auto next = sentences(10, 8);
  CHECK(heading_below({"Early trade"}, next, bold) == "Early trade");
  const std::vector<std::string> many{
      "What the council of the valley settled in the long dispute over its border stones and",
      "the price of salt in the years before winter came"};
  CHECK(heading_below(many, next, bold).empty());
  CHECK_FALSE(heading_below(many, next, bold, "wordy").empty());
  CHECK(heading_below({"Total 20117 40228 30551"}, next, bold).empty());
  CHECK_FALSE(heading_below({"Total 20117 40228 30551"}, next, bold, "numbers").empty());
  CHECK(heading_below({"Salt prices plot"}, next, code).empty());
  CHECK_FALSE(heading_below({"Salt prices plot"}, next, code, "formula or code").empty());
  const std::string small = "over the northern pass " + next;
  CHECK(heading_below({"The council carried its grain"}, small, bold).empty());
  CHECK_FALSE(heading_below({"The council carried its grain"}, small, bold, "goes on").empty());
}

TEST_CASE("Headings beside the text stand above the text that they begin") {
  auto text = empty_paper(2);
  float y = put_paragraph(text.pages[0], 180, 560, 60, sentences(0, 12), 0);
  auto& page = text.pages[1];
  y = 60;
  for (int i = 0; i < 2; ++i) {
    put_line(page, 60, y, "Salt in the", {10, 1});
    put_line(page, 60, y + 13, i == 0 ? "valley" : "hills", {10, 1});
    y = put_paragraph(page, 180, 560, y, sentences(20 + 10 * i, 8), 0) + 10;
  }
  const auto paper = read_paper(text);
  CHECK(texts_of(paper, PassageSort::Paragraph) ==
        std::vector<std::string>{sentences(0, 12), sentences(20, 8), sentences(30, 8)});
  CHECK(paper.passages.back().heading == std::vector<std::string>{"Salt in the hills"});
}

TEST_CASE("Two bold lines that both begin with numbers of sections are two headings") {
  auto text = empty_paper(2);
  put_paragraph(text.pages[0], 80, 520, 60, sentences(20, 12), 0);
  auto& page = text.pages[1];
  float y = put_paragraph(page, 80, 520, 60, sentences(0, 8), 0) + 20;
  put_line(page, 80, y, "2 The salt of the northern valley and of the towns at the coast", {10, 1});
  put_line(page, 80, y + 13, "2.1 Who carried it over the hills", {10, 1});
  put_paragraph(page, 80, 520, y + 32, sentences(10, 8), 0);
  CHECK(read_paper(text).passages.back().heading ==
        std::vector<std::string>{"2 The salt of the northern valley and of the towns at the coast",
                                 "2.1 Who carried it over the hills"});
}

TEST_CASE("A second list that begins anew stays with the line that leads into it") {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  float y = 60;
  for (int i = 0; i < 2; ++i) {
    y = put_paragraph(page, 80, 520, y, sentences(10 * i, 5), 0) + 6;
    put_line(page, 80, y, "The council settled this:");
    put_line(page, 100, y + 16, "1. salt is taxed by the load");
    put_line(page, 100, y + 29, "2. wool is not taxed at all");
    y += 50;
  }
  put_paragraph(page, 80, 520, y, sentences(30, 5), 0);
  const auto lists = texts_of(read_paper(text), PassageSort::List);
  REQUIRE(lists.size() == 2);
  CHECK(lists[1] == "The council settled this:\n1. salt is taxed by the load\n2. wool is not taxed at all");
}
