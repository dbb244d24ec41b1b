// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/line_shape.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier::reading;

TEST_CASE("headings marked by number signs: level and words") {
  struct Row {
    const char* line;
    int level;
    const char* text;
  };
  const Row rows[] = {
      {"# Ports", 1, "Ports"},
      {"###### Ports", 6, "Ports"},
      {"####### Ports", 0, ""},
      {"#\tPorts", 1, "Ports"},
      {"#Ports", 0, ""},
      {"#", 0, ""},
      {"## Ports ##", 2, "Ports"},
      {"## Ports \\#", 2, "Ports \\#"},
      {"## Ports {#sec:ports}", 2, "Ports"},
      {"## Ports {.unnumbered}", 2, "Ports"},
      {"## Ports {-}", 2, "Ports"},
      {"## Ports {of call}", 2, "Ports {of call}"},
      {"## Ports {", 2, "Ports {"},
      {"## Ports {}", 2, "Ports {}"},
      {"Ports #", 0, ""},
      {"", 0, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    std::string_view text;
    CHECK(atx_level(row.line, text) == row.level);
    if (row.level > 0) CHECK(text == row.text);
  }
  CHECK(is_empty_heading("#"));
  CHECK(is_empty_heading(" ###### "));
  CHECK_FALSE(is_empty_heading("#######"));
  CHECK_FALSE(is_empty_heading(""));
  CHECK_FALSE(is_empty_heading("# a"));
  CHECK(setext_level("===") == 1);
  CHECK(setext_level("---") == 2);
  CHECK(setext_level("--") == 0);
  CHECK(setext_level("-=-") == 0);
}

TEST_CASE("headings, items and parts written as HTML") {
  struct Row {
    const char* line;
    int level;
    const char* text;
  };
  const Row rows[] = {{"<h1>A</h1>", 1, "A"},    {"<H6 id='x'>Ports</H6>", 6, "Ports"},
                      {"<h7>Ports</h7>", 0, ""}, {"<h0>Ports</h0>", 0, ""},
                      {"<h2>Ports", 0, ""},      {"<p2>Ports</p2>", 0, ""},
                      {"h2>Ports</h2>>", 0, ""}, {"</h2><h2 a", 0, ""},
                      {"<h2></h2>", 2, ""},      {"<h2></h", 0, ""}};
  for (const auto& row : rows) {
    CAPTURE(row.line);
    std::string_view text;
    CHECK(html_heading_level(row.line, text) == row.level);
    if (row.level > 0) CHECK(text == row.text);
  }
  CHECK(html_item("<li>Ports") == 4);
  CHECK(html_item("<LI class='x'>Ports") == 14);
  CHECK(html_item("<li>") == 0);
  CHECK(html_item("<link>Ports") == 0);
  CHECK(html_item("<li ports") == 0);
  for (const auto* part : {"<p>", "</p>", "<p class='x'>", "<br/>", "<ul>", "<p/>", "<blockquote>"}) {
    CAPTURE(part);
    CHECK(is_html_part(part) == (std::string(part) != "<br/>"));
  }
  CHECK_FALSE(is_html_part("<p"));
  CHECK_FALSE(is_html_part("<pre>"));
  CHECK_FALSE(is_html_part("p>"));
  CHECK(only_tags("<a> <b>"));
  CHECK_FALSE(only_tags("<a> b"));
  CHECK_FALSE(only_tags("<a> <b"));
  CHECK_FALSE(only_tags(""));
  CHECK(html_table_begin("<table>") == 0);
  CHECK(html_table_begin("  <table>") == 2);
  CHECK(html_table_begin("<div> <table>") == 6);
  CHECK(html_table_begin("Ports <table>") == std::string_view::npos);
  CHECK(html_table_begin("<b> <table>") == std::string_view::npos);
  CHECK(html_table_begin("<div> Ports") == std::string_view::npos);
}

TEST_CASE("fences, rules, quotes and marks of pages") {
  CHECK(fence_of("```cpp") == "```");
  CHECK(fence_of("~~~~") == "~~~~");
  CHECK(fence_of("``").empty());
  CHECK(fence_of("a```").empty());
  CHECK(fence_of("").empty());
  for (const auto* line : {"---", "* * *", "___", "=====", "- - -"}) CHECK(is_rule(line));
  for (const auto* line : {"--", "- -", "--*", "+++", "--- a", ""}) CHECK_FALSE(is_rule(line));
  CHECK(without_quote_mark("> a") == "a");
  CHECK(without_quote_mark("  >a") == "a");
  CHECK(without_quote_mark(">  a") == " a");
  CHECK(without_quote_mark(">") == "");
  CHECK(without_quote_mark("a > b") == "a > b");
  struct Row {
    const char* line;
    std::optional<std::uint32_t> page;
  };
  const Row rows[] = {{"{12}-----", 12},     {"{12}", 12},
                      {"{12}---a", {}},      {"{12", {}},
                      {"{x}", {}},           {"<!-- page 12 -->", 12},
                      {"[Page 12]", 12},     {"--- Page: 12 ---", 12},
                      {"=== PAGE=7 ===", 7}, {"Page 12", {}},
                      {"[Page]", {}},        {"[Page x]", {}},
                      {"[Folio 12]", {}},    {"[]", {}},
                      {"[Page 12a]", {}},    {"<<<", {}}};
  for (const auto& row : rows) {
    CAPTURE(row.line);
    CHECK(page_mark(row.line) == row.page);
  }
  CHECK(page_mark("{1}" + std::string(97, '-')) == 1);
  CHECK_FALSE(page_mark("{1}" + std::string(98, '-')));
}

TEST_CASE("lines that are bold or italic as a whole, behind anchors too") {
  CHECK(is_whole_bold("**a**"));
  CHECK_FALSE(is_whole_bold("****"));
  CHECK_FALSE(is_whole_bold("**a** b **c**"));
  CHECK_FALSE(is_whole_bold("**a"));
  CHECK(is_whole_italic("*ab*"));
  CHECK(is_whole_italic("_ab_"));
  CHECK_FALSE(is_whole_italic("*a*"));
  CHECK_FALSE(is_whole_italic("**ab**"));
  CHECK_FALSE(is_whole_italic("*ab* and *cd*"));
  CHECK_FALSE(is_whole_italic("*ab_"));
  CHECK_FALSE(is_whole_italic("*ab\\*"));
  CHECK(is_whole_italic("<span id=\"p\"></span>*ab*"));
  CHECK(without_anchors("<span id=\"p\"></span> a") == "a");
  CHECK(without_anchors("<a name=\"p\"></a><span></span>a") == "a");
  CHECK(without_anchors("<span>b</span>a") == "<span>b</span>a");
  CHECK(without_anchors("<span") == "<span");
  CHECK(without_anchors("<b></b>a") == "<b></b>a");
}

TEST_CASE("a line that may be a heading is short and named, numbered or in capitals") {
  for (const auto* line : {"Introduction", "3 The Ports of the North", "THE PORTS", "2.1 Ports and ships"}) {
    CAPTURE(line);
    CHECK(is_heading_line(line));
  }
  for (const auto* line :
       {"The ports of the north", "The ports were open.", "THE PORTS,", "THE PORTS;", "PORT", "", "ports",
        "3 The Ports of", "3 The literature which describes ports", "A B C D E F G H I J K L MM"}) {
    CAPTURE(line);
    CHECK_FALSE(is_heading_line(line));
  }
  CHECK(is_heading_line("AA BB CC DD EE FF GG HH II JJ KK LL"));
  CHECK(is_heading_line("PO " + std::string(117, 'A')));
  CHECK_FALSE(is_heading_line("PO " + std::string(118, 'A')));
}

TEST_CASE("numbers of notes as pdftotext leaves them") {
  CHECK(bare_note_number("12 Kux, The United States") == 12);
  CHECK(bare_note_number("123 “Ports”") == 123);
  CHECK(bare_note_number("1 \"Ports\"") == 1);
  CHECK(bare_note_number("1 ‘Ports’") == 1);
  CHECK(bare_note_number("1234 Kux") == 0);
  CHECK(bare_note_number("12 ports") == 0);
  CHECK(bare_note_number("12") == 0);
  CHECK(bare_note_number("1a Kux") == 0);
  CHECK(bare_note_number("") == 0);
}
