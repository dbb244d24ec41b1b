// SPDX-License-Identifier: GPL-3.0-or-later
// Text that a program recognised on scans: sizes and lines of type are estimates.
#include "indexer/fonts/estimated_sizes.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

#include <array>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace pdf_pages;
using dossier::pdf::even_out_sizes;
using dossier::pdf::has_estimated_sizes;
using dossier::pdf::PassageSort;
using dossier::pdf::read_paper;
using Texts = std::vector<std::string>;

/// A heading and five paragraphs.
PdfText typeset() {
  auto text = empty_paper(1);
  auto& page = text.pages[0];
  put_line(page, 80, 30, "On salt and wool in the northern valley", {18, 0});
  float y = put_paragraph(page, 80, 520, 70, sentences(0, 6));
  put_line(page, 80, y + 14, "The Pass", {11.1F, 0});
  y += 40;
  for (int i = 1; i < 5; ++i) y = put_paragraph(page, 80, 520, y, sentences(10 * i, 6));
  return text;
}

/// As a program finds it on a scan: each line a bit larger or smaller, and higher or lower.
PdfText recognised() {
  auto text = typeset();
  constexpr auto factors = std::to_array<float>({0.95F, 1.06F, 1.02F, 0.97F, 1.0F, 1.05F, 0.94F});
  std::size_t row = 0;
  float y = -1;
  for (auto& word : text.pages[0].words) {
    const bool body = word.size == 10;
    if (word.box.y0 != y) ++row;
    y = word.box.y0;
    const float factor = body ? factors[row % factors.size()] : 1;
    word.size *= factor;
    word.box.y0 = word.box.y1 - 1.2F * word.size;
  }
  return text;
}

TEST_CASE("Sizes that differ from line to line are estimates, those of a typeset text are none") {
  CHECK(has_estimated_sizes(recognised()));
  auto text = typeset();
  CHECK_FALSE(has_estimated_sizes(text));
  auto two = empty_paper(1);
  const float y = put_paragraph(two.pages[0], 80, 520, 60, sentences(0, 12));
  put_paragraph(two.pages[0], 80, 520, y, sentences(20, 14), 0, {9, 0});
  put_paragraph(two.pages[0], 80, 520, 600, sentences(40, 3), 0, {12, 0});
  CHECK_FALSE(has_estimated_sizes(two));
  text.fonts[0] = "GlyphLessFont";
  CHECK(has_estimated_sizes(text));
  CHECK_FALSE(has_estimated_sizes(empty_paper(1)));
}

TEST_CASE("Estimated sizes of lines become one, the line of a heading stays larger") {
  auto text = recognised();
  even_out_sizes(text);
  std::set<float> sizes;
  for (const auto& word : text.pages[0].words) sizes.insert(word.size);
  CHECK(sizes.size() == 3);
}

TEST_CASE("A text layer of a scan has its paragraphs and headings") {
  const auto paper = read_paper(recognised());
  CHECK(texts_of(paper, PassageSort::Paragraph) ==
        Texts{sentences(0, 6), sentences(10, 6), sentences(20, 6), sentences(30, 6), sentences(40, 6)});
  REQUIRE_FALSE(paper.passages.empty());
  CHECK(paper.passages.back().heading == Texts{"The Pass"});
}

TEST_CASE("Words without a size or a page do no harm") {
  auto text = empty_paper(2);
  even_out_sizes(text);
  put_line(text.pages[0], 80, 30, "Salt", {0, 0});
  text.pages[0].words[0].quarter_turns = 1;
  even_out_sizes(text);
  CHECK(text.pages[0].words[0].size == 0);
}

}  // namespace
