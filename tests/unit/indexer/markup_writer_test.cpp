// SPDX-License-Identifier: GPL-3.0-or-later
// What readers of marked-up formats write, and the blocks that it becomes.
#include "indexer/markup/markup_writer.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::reading;

namespace {

std::string text_of(std::string_view plain) {
  MarkupWriter writer;
  writer.text(plain);
  return writer.take_text();
}

/// The paragraph of a word and a raised run behind it.
Block raised_behind(std::string_view mark) {
  MarkupWriter writer;
  writer.text("Salt");
  writer.raised(mark);
  writer.paragraph();
  auto blocks = writer.take();
  REQUIRE(blocks.size() == 1);
  return blocks.front();
}

/// The one block of a text that begins with a raised run.
Block raised_before(std::string_view mark, std::string_view text) {
  MarkupWriter writer;
  writer.raised(mark);
  writer.text(text);
  writer.paragraph();
  auto blocks = writer.take();
  REQUIRE(blocks.size() == 1);
  return blocks.front();
}

Block paragraph_of(std::string_view text) {
  MarkupWriter writer;
  writer.text(text);
  writer.paragraph();
  auto blocks = writer.take();
  REQUIRE(blocks.size() == 1);
  return blocks.front();
}

Block item_of(std::string_view marker) {
  MarkupWriter writer;
  writer.text("Salt");
  writer.item(marker);
  auto blocks = writer.take();
  REQUIRE(blocks.size() == 1);
  return blocks.front();
}

}  // namespace

TEST_CASE("plain text reads as nothing but itself", "[markup writer]") {
  for (const auto* text :
       {"a*b*c", "_a_", "[1](x.org)", "$^1$", "^2^", "`d`", "a <b> c", "R & D", "AT&T; b", "x &; y"}) {
    CHECK(text_of(text) == text);
  }
  CHECK(text_of("a\x01"
                "b") == "a b");
  CHECK(text_of("a\x1F"
                "b") == "a b");
  CHECK(text_of("a\x7F"
                "b") == "a b");
  CHECK(text_of(" a \t b\n") == "a b");
  CHECK(text_of("&lt;b&amp;") == "<b&");
  CHECK(text_of("a\xFF"
                "b") ==
        "a\xEF\xBF\xBD"
        "b");
}

TEST_CASE("entities that a format left are decoded in raised runs too", "[markup writer]") {
  for (const auto* mark : {"*", "†", "&#42;", "&#8224;", "&#x2020;", "&dagger;"}) {
    CAPTURE(mark);
    CHECK(raised_behind(mark).text == "Salt");
    CHECK(raised_behind(mark).symbols);
  }
  CHECK(raised_behind("&thetasym;").text == "Saltϑ");
  CHECK(raised_behind("&sup2;").text == "Salt²");
  CHECK(raised_behind("12").note_marks == std::vector<std::uint32_t>{12});
  CHECK_FALSE(raised_behind("12").symbols);
  CHECK(raised_behind("th").text == "Saltth");
  CHECK(raised_behind(" ").text == "Salt");
}

TEST_CASE("a raised mark at the beginning numbers the paragraph", "[markup writer]") {
  CHECK(raised_before("12", "Salt").marker.kind == MarkerKind::Raised);
  CHECK(raised_before("12", "Salt").marker.ordinal == 12);
  CHECK(raised_before("*", "Salt").marker.ordinal == 0);
  CHECK(raised_before("[7]", "Salt").marker.ordinal == 7);
  CHECK(raised_before("12345", "Salt").marker.ordinal == 1234);
  CHECK(raised_before("12", "Salt").text == "Salt");
  CHECK(raised_before("12", "1. Salt").text == "1. Salt");
  CHECK(raised_before("12", "1. Salt").is(BlockKind::Paragraph));
}

TEST_CASE("a marker that was typed makes an item of a paragraph", "[markup writer]") {
  CHECK(paragraph_of("Salt").is(BlockKind::Paragraph));
  CHECK(paragraph_of("1. Salt").is(BlockKind::Item));
  CHECK(paragraph_of("1. Salt").text == "Salt");
  CHECK(paragraph_of("1. Salt").marker.ordinal == 1);
  CHECK(paragraph_of("1. S").text == "S");
  CHECK(paragraph_of("1.").is(BlockKind::Paragraph));
  CHECK(paragraph_of("• Salt").marker.kind == MarkerKind::Bullet);
  const auto bold = [](const std::string& first, const std::string& second) {
    MarkupWriter writer;
    writer.text(first, true);
    writer.text(second);
    writer.paragraph();
    return writer.take().front().bold_lead;
  };
  CHECK(bold("1. Sa", "lt") == 2);
  CHECK(bold("1.", " Salt") == 0);
  CHECK(bold("Sa", "lt") == 2);
  CHECK(bold(" ", "Salt") == 0);
}

TEST_CASE("blanks alone are no block", "[markup writer]") {
  MarkupWriter writer;
  CHECK(writer.empty());
  writer.text("");
  writer.blank();
  writer.raised(" ");
  CHECK(writer.empty());
  writer.paragraph();
  writer.text("Salt");
  CHECK_FALSE(writer.empty());
  writer.blank();
  CHECK_FALSE(writer.empty());
  CHECK(writer.take_text() == "Salt");
  CHECK(writer.empty());
  writer.raised("1");
  CHECK_FALSE(writer.empty());
  writer.paragraph();
  CHECK(writer.empty());
  CHECK(writer.take().empty());
}

TEST_CASE("the block behind a page break stands behind one, whatever is empty between them", "[markup writer]") {
  MarkupWriter writer;
  writer.text("Salt");
  writer.paragraph();
  writer.page_break();
  writer.paragraph();
  writer.raised("1");
  writer.paragraph();
  writer.text("Wool");
  writer.paragraph();
  writer.text("Iron");
  writer.paragraph();
  const auto blocks = writer.take();
  REQUIRE(blocks.size() == 3);
  CHECK_FALSE(blocks[0].cut_before);
  CHECK(blocks[1].cut_before);
  CHECK_FALSE(blocks[2].cut_before);
  CHECK(blocks[0].loose);
}

TEST_CASE("headings have a level from one to six and no marker", "[markup writer]") {
  MarkupWriter writer;
  for (const int level : {0, 1, 6, 7}) {
    writer.raised("1");
    writer.text("Salt");
    writer.heading(level);
  }
  const auto blocks = writer.take();
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].level == 1);
  CHECK(blocks[1].level == 1);
  CHECK(blocks[2].level == 6);
  CHECK(blocks[3].level == 6);
  CHECK(blocks[0].is(BlockKind::Heading));
  CHECK(blocks[0].marker.kind == MarkerKind::None);
}

TEST_CASE("items, notes and entries are what the format says", "[markup writer]") {
  CHECK(item_of("").marker.kind == MarkerKind::Bullet);
  CHECK(item_of("3.").marker.kind == MarkerKind::Number);
  CHECK(item_of("3.").marker.ordinal == 3);
  CHECK(item_of("see").marker.kind == MarkerKind::Bullet);
  CHECK(item_of("3.").is(BlockKind::Item));
  MarkupWriter writer;
  writer.text("1. Salt");
  writer.note(7);
  writer.text("1. Salt");
  writer.reference();
  const auto blocks = writer.take();
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].is(BlockKind::Footnote));
  CHECK(blocks[0].marker.kind == MarkerKind::Raised);
  CHECK(blocks[0].marker.ordinal == 7);
  CHECK(blocks[0].settled);
  CHECK(blocks[1].is(BlockKind::Reference));
  CHECK(blocks[1].text == "1. Salt");
  CHECK(blocks[1].settled);
}

TEST_CASE("a table has no empty cells at the end of a row, and no empty rows", "[markup writer]") {
  using Cells = MarkupWriter::Cells;
  const auto table = [](const Cells& rows, const std::string& caption) {
    MarkupWriter writer;
    writer.table(rows, caption);
    return writer.take();
  };
  CHECK(table({}, "").empty());
  CHECK(table({{"", ""}, {}}, "").empty());
  REQUIRE(table({{"", ""}}, "Salt").size() == 1);
  CHECK(table({{"", ""}}, "Salt").front().rows.empty());
  CHECK(table({{"", ""}}, "Salt").front().text == "Salt");
  REQUIRE(table({{"", "a", "", ""}, {""}, {"b"}}, "").size() == 1);
  CHECK(table({{"", "a", "", ""}, {""}, {"b"}}, "").front().rows == Cells{{"", "a"}, {"b"}});
  CHECK(table({{"a"}}, "").front().is(BlockKind::Table));
  CHECK(table({{"a"}}, "").front().loose);
}
