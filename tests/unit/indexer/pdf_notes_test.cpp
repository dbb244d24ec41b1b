// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a page a mark is over, and how they are put together.
#include "indexer/notes/pdf_notes.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

#include <string>
#include <vector>

namespace {

using namespace dossier;
using namespace pdf_pages;

/// A word of 12 points in height.
void put(pdf::Page& page, float x0, float x1, float y, const std::string& text) {
  pdf::Word word;
  word.text = text;
  word.box = {x0, y, x1, y + 12};
  page.words.push_back(word);
}

/// What marks over these boxes mark.
std::string marked(const std::vector<pdf::Box>& boxes, const pdf::Page& page) {
  pdf::PdfText text;
  text.pages = {page};
  text.pages[0].annotations = {{true, "", boxes}};
  const auto notes = notes::notes_of(text);
  return notes.empty() ? std::string() : notes.front().marked;
}

/// Three words on one line, of twenty points each, at 100, 130 and 160.
pdf::Page row() {
  pdf::Page page;
  put(page, 100, 120, 100, "salt");
  put(page, 130, 150, 100, "wool");
  put(page, 160, 180, 100, "iron");
  return page;
}

}  // namespace

TEST_CASE("a mark is over the words whose middle it holds, a point to spare on either side", "[pdf notes]") {
  CHECK(marked({{100, 100, 180, 112}}, row()) == "salt wool iron");
  CHECK(marked({{141, 100, 180, 112}}, row()) == "wool iron");
  CHECK(marked({{141.5F, 100, 180, 112}}, row()) == "iron");
  CHECK(marked({{100, 100, 139, 112}}, row()) == "salt wool");
  CHECK(marked({{100, 100, 138.5F, 112}}, row()) == "salt");
  CHECK(marked({{139.5F, 100, 140.5F, 112}}, row()) == "wool");
}

TEST_CASE("a tenth of a mark's height reaches into the lines above and below", "[pdf notes]") {
  pdf::Page page;
  put(page, 100, 120, 100, "salt");  // their middles stand at 106, 120 and 134
  put(page, 100, 120, 114, "wool");
  put(page, 100, 120, 128, "iron");
  CHECK(marked({{100, 118, 120, 138}}, page) == "wool iron");
  CHECK(marked({{100, 118.5F, 120, 138.5F}}, page) == "iron");
  CHECK(marked({{100, 116, 120, 136}}, page) == "wool iron");
  CHECK(marked({{100, 115.5F, 120, 135.5F}}, page) == "wool");
  CHECK(marked({{100, 114, 120, 126}}, page) == "wool");
}

TEST_CASE("a mark over several lines reads them one after the other", "[pdf notes]") {
  pdf::Page page;
  put(page, 100, 120, 114, "wool");
  put(page, 130, 150, 115, "iron");
  put(page, 130, 150, 100, "reed");
  put(page, 100, 120, 101, "salt");
  CHECK(marked({{100, 98, 150, 128}}, page) == "salt reed wool iron");
  // Less than two words high, it is one line, however unevenly the words stand.
  pdf::Page uneven;
  put(uneven, 130, 150, 100, "wool");
  put(uneven, 100, 120, 110, "salt");
  CHECK(marked({{100, 98, 150, 121.9F}}, uneven) == "salt wool");
  CHECK(marked({{100, 98, 150, 122}}, uneven) == "wool salt");
}

TEST_CASE("words that run from right to left are read so where they are the most", "[pdf notes]") {
  pdf::Page page;
  put(page, 100, 120, 100, "ملح");
  put(page, 130, 150, 100, "صوف");
  CHECK(marked({{100, 100, 150, 112}}, page) == "صوف ملح");
  put(page, 160, 180, 100, "x");
  CHECK(marked({{100, 100, 180, 112}}, page) == "x صوف ملح");
  put(page, 190, 200, 100, "y");
  CHECK(marked({{100, 100, 200, 112}}, page) == "ملح صوف x y");
  pdf::Page mixed;  // a word counts where more than half of its letters run so
  put(mixed, 100, 120, 100, "ملab");
  put(mixed, 130, 150, 100, "cd");
  CHECK(marked({{100, 100, 150, 112}}, mixed) == "ملab cd");
}

TEST_CASE("lines of a mark are joined, and a word that a hyphen cut is whole", "[pdf notes]") {
  const std::vector<pdf::Box> two{{100, 100, 150, 112}, {100, 120, 150, 132}};
  const auto joined = [&](const std::string& first, const std::string& second) {
    pdf::Page page;
    put(page, 100, 120, 100, first);
    put(page, 100, 120, 120, second);
    return marked(two, page);
  };
  CHECK(joined("salt", "wool") == "salt wool");
  CHECK(joined("har-", "bour") == "harbour");
  CHECK(joined("har‐", "bour") == "harbour");
  CHECK(joined("Ada-", "Brook") == "Ada- Brook");
  CHECK(joined("3-", "bour") == "3- bour");
  CHECK(joined("水", "运") == "水运");
  CHECK(joined("水", "salt") == "水 salt");
  CHECK(joined("salt", "水") == "salt 水");
  pdf::Page one;  // a hyphen inside of a line cuts nothing
  put(one, 100, 120, 100, "har-");
  put(one, 130, 150, 100, "bour");
  CHECK(marked({{100, 100, 150, 112}}, one) == "har- bour");
  // A word under two boxes counts once.
  CHECK(marked({{100, 100, 150, 112}, {125, 100, 180, 112}}, row()) == "salt wool iron");
}

TEST_CASE("twenty thousand bytes of a mark are kept", "[pdf notes]") {
  pdf::Page page;
  put(page, 100, 120, 100, std::string(19'995, 'x'));
  put(page, 130, 150, 100, "salt");
  put(page, 160, 170, 100, "a");
  put(page, 175, 180, 100, "b");
  const auto text = marked({{100, 100, 180, 112}}, page);
  CHECK(text.size() == 20'002);
  CHECK(text.ends_with("salt a"));
}

TEST_CASE("an annotation becomes a note with its place, or nothing where it says nothing", "[pdf notes]") {
  pdf::PdfText text;
  text.pages.resize(3);
  text.pages[1] = row();
  text.pages[1].label = "iv";
  text.pages[1].annotations = {{false, "why", {{10.04F, 20.06F, 30, 40}}},
                               {true, "", {{300, 300, 310, 312}}},
                               {false, "", {{1, 1, 2, 2}}},
                               {true, "salt?", {{100, 100, 120, 112}, {-5, 0, 5, 5}}}};
  const auto notes = notes::notes_of(text);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].kind == PassageKind::Annotation);
  CHECK(notes[0].page == 2);
  CHECK(notes[0].printed == "iv");
  CHECK(notes[0].comment == "why");
  CHECK(notes[0].marked.empty());
  REQUIRE(notes[0].boxes.size() == 1);
  CHECK(notes[0].boxes[0].page == 2);
  CHECK(notes[0].boxes[0].x == 10.0F);
  CHECK(notes[0].boxes[0].y == 20.1F);
  CHECK(notes[0].boxes[0].width == 20.0F);
  CHECK(notes[0].boxes[0].height == 19.9F);
  CHECK(notes[1].marked == "salt");
  CHECK(notes[1].comment == "salt?");
  REQUIRE(notes[1].boxes.size() == 2);
  CHECK(notes[1].boxes[1].x == 0.0F);
}
