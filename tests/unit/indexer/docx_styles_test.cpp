// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/docx_styles.hpp"

#include "tests/support/catch.hpp"

#include <pugixml.hpp>

#include <string>

using dossier::reading::docx::Styles;

namespace {

const char* const numbering_xml =
    "<w:numbering>"
    "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/></w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/></w:lvl>"
    "<w:lvl w:ilvl='3'><w:numFmt w:val='none'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num></w:numbering>";

const char* const styles_xml =
    "<w:styles>"
    "<w:style w:styleId='H2'><w:name w:val='Heading 2'/></w:style>"
    "<w:style w:styleId='Mine'><w:basedOn w:val='H2'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:styleId='Plain'><w:basedOn w:val='Mine'/><w:rPr><w:b w:val='0'/></w:rPr></w:style>"
    "<w:style w:styleId='Thin'><w:rPr><w:b w:val='false'/></w:rPr></w:style>"
    "<w:style w:styleId='Outline'><w:pPr><w:outlineLvl w:val='5'/></w:pPr></w:style>"
    "<w:style w:styleId='Deep'><w:pPr><w:outlineLvl w:val='6'/></w:pPr></w:style>"
    "<w:style w:styleId='T'><w:name w:val='Title'/></w:style>"
    "<w:style w:styleId='List'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='List2'><w:basedOn w:val='List'/></w:style>"
    "<w:style w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>"
    "</w:styles>";

struct Document {
  Document() {
    REQUIRE(styles.load_string(styles_xml));
    REQUIRE(numbering.load_string(numbering_xml));
  }
  [[nodiscard]] Styles read() const { return {styles.first_child(), numbering.first_child()}; }
  pugi::xml_document styles;
  pugi::xml_document numbering;
};

}  // namespace

TEST_CASE("styles of a document are based on each other") {
  const Document document;
  const auto styles = document.read();
  CHECK(styles.of("H2").level == 2);
  CHECK_FALSE(styles.of("H2").bold);
  CHECK(styles.of("Mine").level == 2);
  CHECK(styles.of("Mine").bold);
  CHECK(styles.of("Plain").bold);
  CHECK_FALSE(styles.of("Thin").bold);
  CHECK(styles.of("Outline").level == 6);
  CHECK(styles.of("Deep").level == 0);
  CHECK(styles.of("T").title);
  CHECK_FALSE(styles.of("H2").title);
  CHECK(styles.of("List2").numbering == "2");
  CHECK(styles.of("List2").list_level == 1);
  CHECK(styles.of("Loop").level == 0);
  // Styles that a document leaves out are known by their names.
  CHECK(styles.of("Heading3").level == 3);
  CHECK(styles.of("Title").title);
  CHECK(styles.of("Other").level == 0);
}

TEST_CASE("items of lists are numbered by list and level") {
  const Document document;
  auto styles = document.read();
  CHECK(styles.next_marker("1", 0) == "1.");
  CHECK(styles.next_marker("1", 0) == "2.");
  CHECK(styles.next_marker("1", 1) == "a)");
  CHECK(styles.next_marker("1", 1) == "b)");
  CHECK(styles.next_marker("1", 0) == "3.");
  CHECK(styles.next_marker("1", 1) == "a)");  // begins anew below the next item
  CHECK(styles.next_marker("2", 0) == "1.");  // a list of its own
  CHECK(styles.next_marker("1", 2).empty());
  CHECK(styles.next_marker("1", 3).empty());
  CHECK(styles.next_marker("1", 9).empty());
  CHECK(styles.next_marker("3", 0).empty());
  CHECK(styles.next_marker("4", 0).empty());
  for (int i = 1; i < 26; ++i) styles.next_marker("2", 1);
  CHECK(styles.next_marker("2", 1) == "z)");
  CHECK(styles.next_marker("2", 1) == "27.");
}
