// SPDX-License-Identifier: GPL-3.0-or-later
// Values taken out of single lines: marks of notes, numbers of pages, cells, years, DOIs, keywords, cut words.
#include "indexer/readers/table_rows.hpp"
#include "indexer/source/page_numbers.hpp"
#include "indexer/text/dehyphenator.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/note_marks.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier::reading;

TEST_CASE("numbers that stand as marks of notes, with what belongs to them") {
  struct Row {
    const char* text;
    std::uint32_t number;  // 0: none
    std::size_t begin;
    std::size_t size;
    bool loose;
  };
  const Row rows[] = {
      {"relations.12", 12, 10, 2, false},
      {"relations12 go", 12, 9, 2, false},
      {"relations.12 go", 12, 10, 2, false},
      {"relations. 12 The", 12, 10, 3, false},
      {"relations. 12 the", 0, 0, 0, false},
      {"relations. 12", 12, 10, 3, false},
      {"relations, 12 the", 12, 10, 3, true},
      {"(relations)12", 12, 11, 2, false},
      {"(1).2", 2, 4, 1, false},
      {"1.2", 0, 0, 0, false},
      {"relations 12 the", 0, 0, 0, false},
      {"relations.1234", 0, 0, 0, false},
      {"relations.123", 123, 10, 3, false},
      {"relations.012", 0, 0, 0, false},
      {"relations.12th", 0, 0, 0, false},
      {"relations.12, and", 12, 10, 2, false},
      {"RELATIONS12", 0, 0, 0, false},
      {"é12", 12, 2, 2, false},
      {"“relations.” 12 The", 12, 16, 3, false},
      {"relations! 7 The", 7, 10, 2, false},
      {"12 relations", 0, 0, 0, false},
      {"", 0, 0, 0, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto marks = printed_marks(row.text);
    CHECK(marks.size() == (row.number == 0 ? 0U : 1U));
    if (marks.empty() || row.number == 0) continue;
    CHECK(marks[0].number == row.number);
    CHECK(marks[0].begin == row.begin);
    CHECK(marks[0].size == row.size);
    CHECK(marks[0].loose == row.loose);
  }
  const auto two = printed_marks("ports.1 Ships,2 and");
  REQUIRE(two.size() == 2);
  CHECK(two[1].number == 2);
  CHECK(two[1].begin == 14);
}

TEST_CASE("numbers in a margin: runs of five digits at most, a letter before them, Roman ones alone") {
  const auto texts = [](std::string_view line) {
    std::string out;
    for (const auto& one : numbers_in_margin(line)) out += one.text + (one.alone ? "! " : " ");
    return out;
  };
  CHECK(texts("214") == "214! ");
  CHECK(texts("- 214 -") == "214! ");
  CHECK(texts("S12") == "S12! ");
  CHECK(texts("Vol S12") == "S12 ");
  CHECK(texts("VolS12") == "12 ");
  CHECK(texts("12345") == "12345! ");
  CHECK(texts("123456") == "");
  CHECK(texts("xiv") == "xiv! ");
  CHECK(texts("xiv Ports") == "");
  CHECK(texts("Ports 12(3) 2001") == "12 3 2001 ");
  CHECK(texts("12 é") == "12 ");
  CHECK(texts("") == "");
}

TEST_CASE("printed numbers of pages run on, are counted on, and follow labels that margins do not gainsay") {
  struct Page {
    std::vector<MarginNumber> margin;
    std::string label;
  };
  const auto numbers = [](const std::vector<Page>& pages) {
    std::vector<PageSigns> signs;
    for (const auto& page : pages) signs.push_back({page.margin, page.label});
    std::string out;
    for (const auto& number : printed_numbers(signs)) out += (number.empty() ? "-" : number) + std::string(" ");
    return out;
  };
  const auto margin = [](const char* text) { return std::vector<MarginNumber>{{text, true}}; };
  // A gap between two that agree is filled; one page before the first and two behind the last are counted.
  CHECK(numbers({{}, {}, {margin("12"), ""}, {}, {margin("14"), ""}, {}, {}, {}}) == "- 11 12 13 14 15 16 - ");
  // Three pages apart is near, four is not.
  CHECK(numbers({{margin("1"), ""}, {}, {}, {margin("4"), ""}}) == "1 2 3 4 ");
  CHECK(numbers({{margin("1"), ""}, {}, {}, {}, {margin("5"), ""}}) == "- - - - - ");
  // No page is numbered 0 or less.
  CHECK(numbers({{}, {margin("1"), ""}, {margin("2"), ""}}) == "- 1 2 ");
  // Of two numbers that run on the longer run counts.
  CHECK(numbers({{{{"7", false}, {"101", false}}, ""}, {{{"8", false}, {"102", false}}, ""}, {margin("103"), ""}}) ==
        "101 102 103 ");
  // A number that stands alone in a paper of one or two pages.
  CHECK(numbers({{margin("7"), ""}}) == "7 ");
  CHECK(numbers({{{{"7", false}}, ""}}) == "- ");
  CHECK(numbers({{margin("7"), ""}, {}, {}}) == "- - - ");
  // Labels that say something, and one of another kind.
  CHECK(numbers({{{}, "xi"}, {{}, "xii"}, {{}, "1"}}) == "xi xii 1 ");
  CHECK(numbers({{{}, "1"}, {{}, "2"}}) == "- - ");
  CHECK(numbers({{{}, "A-3"}, {{}, "5"}}) == "A-3 5 ");
  CHECK(numbers({{margin("31"), "5"}, {margin("32"), "6"}, {{}, "7"}}) == "31 32 33 ");
  // Roman numbers and letters before digits go on in kind.
  CHECK(numbers({{margin("viii"), ""}, {margin("ix"), ""}, {}}) == "viii ix x ");
  CHECK(numbers({{margin("XXXIX"), ""}, {margin("XL"), ""}, {}}) == "XXXIX XL XLI ");
  CHECK(numbers({{margin("S9"), ""}, {margin("S10"), ""}, {}}) == "S9 S10 S11 ");
}

TEST_CASE("rows of tables by their marks") {
  struct Row {
    const char* line;
    RowKind kind;
  };
  const Row rows[] = {
      {"| a | b |", RowKind::Pipes}, {"|a", RowKind::None},       {"|---|---|", RowKind::Rule},
      {"---|---", RowKind::Rule},    {"--- ---", RowKind::Rule},  {"------", RowKind::None},
      {"+---+---+", RowKind::Rule},  {"a\tb", RowKind::Tabs},     {"a\t", RowKind::None},
      {"\ta", RowKind::None},        {"\ta\tb", RowKind::Tabs},   {"1.\ta", RowKind::None},
      {"a   b   c", RowKind::Gaps},  {"a   b  c", RowKind::None}, {"  a   b   c", RowKind::Gaps},
      {"", RowKind::None},           {"   ", RowKind::None},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    CHECK(row_kind(row.line) == row.kind);
  }
  CHECK(bare_pipes("a | b | c") == 2);
  CHECK(bare_pipes("a|b") == 0);
  CHECK(bare_pipes("a | b |") == 1);
  CHECK(split_row("| a | b\\|c |", RowKind::Pipes).size() == 2);
  CHECK(split_row("| a | b |", RowKind::Pipes) == TableRow{"a", "b"});
  CHECK(split_row("a | b", RowKind::Pipes) == TableRow{"a", "b"});
  CHECK(split_row("a\t\tb", RowKind::Tabs) == TableRow{"a", "", "b"});
  CHECK(split_row("  a b   c     d ", RowKind::Gaps) == TableRow{"a b", "c", "d"});
  CHECK(split_row("a", RowKind::Rule).empty());
  std::string many = "a0";
  for (int i = 1; i < 258; ++i) many += "\ta" + std::to_string(i);
  const auto row = split_row(many, RowKind::Tabs);
  REQUIRE(row.size() == 256);
  CHECK(row.back() == "a255 a256 a257");
  std::string caption;
  const auto html = html_rows("<table><caption>Ports</caption><tr><th>a<td>b</tr><td>c</td> x</table>", caption);
  CHECK(html == std::vector<TableRow>{{"a", "b", "c"}});
  CHECK(caption == "Ports x");
  CHECK(html_rows("<table><thead><tr></tr></thead><td>a", caption) == std::vector<TableRow>{{"a"}});
  CHECK(caption.empty());
}

TEST_CASE("years, DOIs and keywords out of front matter") {
  CHECK(find_plain_year("12 May 2001, 1999") == 2001);
  CHECK(find_plain_year("1500") == 1500);
  CHECK(find_plain_year("2099") == 2099);
  CHECK_FALSE(find_plain_year("1499 2100 20011 199"));
  CHECK(find_plain_year("12345 1987") == 1987);
  CHECK(find_plain_year("03-05-2016, 2016-05-03") == 2016);
  CHECK_FALSE(find_plain_year("0000-0002-2080-3404"));
  CHECK_FALSE(find_plain_year("1987-0002-2080-1999"));
  CHECK(find_plain_year("0000-0002-2080-340X, 1999") == 1999);
  CHECK(find_plain_year("1987-1988-1989") == 1987);
  CHECK(plain_doi("https://doi.org/10.1000/Ports.1).") == "10.1000/ports.1");
  CHECK(plain_doi("doi:10.1000/a b") == "10.1000/a");
  CHECK(plain_doi("10.123456789/a") == "10.123456789/a");
  CHECK(plain_doi("10.1234567890/a").empty());
  CHECK(plain_doi("10.100/a").empty());
  CHECK(plain_doi("10.1x00/a").empty());
  CHECK(plain_doi("10.1000").empty());
  CHECK(plain_doi("<10.1000/a>") == "10.1000/a");
  using Words = std::vector<std::string>;
  CHECK(split_keywords("Keywords: ports, ships; trade.") == Words{"ports, ships", "trade"});
  CHECK(split_keywords("ports, ships:, ,trade.") == Words{"ports", "ships", "trade"});
  CHECK(split_keywords("").empty());
}

TEST_CASE("words that a break cut are put together, true hyphens and addresses stay") {
  struct Row {
    const char* text;
    const char* next;
    const char* joined;
    bool mended;
  };
  const Dehyphenator words("The treaty-based order, the co-operation of ports.");
  const Row rows[] = {
      {"the govern-", "ment", "the government", true},
      {"the govern\u00AD", "ment", "the government", true},
      {"the govern\u2010", "ment", "the government", true},
      {"a treaty-", "based order", "a treaty-based order", false},
      {"the self-", "image", "the self-image", false},
      {"so-", "cial", "social", true},
      {"ex-", "port", "export", true},
      {"the Sino-", "Indian war", "the Sino-Indian war", false},
      {"the anti\u00AD", "War", "the antiWar", true},
      {"two-", "2", "two-2", false},
      {"word-", "(ports)", "word- (ports)", false},
      {"1914\u2013", "18", "1914\u201318", false},
      {"war\u2013", "18", "war\u2013 18", false},
      {"1914\u2013", "war", "1914\u2013 war", false},
      {"one ", " two ", "one two", false},
      {"", " two", "two", false},
      {"one", " ", "one", false},
      {"http://ports.example/a-", "b", "http://ports.example/a-b", false},
      {"www.ports.example/", "b", "www.ports.example/b", false},
      {"http://ports.example/a_", "b", "http://ports.example/a_b", false},
      {"http://ports.example/", "Ports", "http://ports.example/ Ports", false},
      {"and/", "or", "and/ or", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.next);
    std::string text = row.text;
    CHECK(words.append(text, row.next) == row.mended);
    CHECK(text == row.joined);
  }
  // An address is looked for in the last kilobyte only.
  std::string address = "http://" + std::string(1020, 'a') + "/";
  words.append(address, "b");
  CHECK(address.ends_with("a/b"));
  address = "http://" + std::string(1021, 'a') + "/";
  words.append(address, "b");
  CHECK(address.ends_with("a/ b"));
  std::string gaps = "the govern- ments, two- and threefold, treaty- based, a- b, Govern- Ments";
  CHECK(words.close_gaps(gaps) == 2);
  CHECK(gaps == "the governments, two- and threefold, treaty-based, a- b, Govern- Ments");
}
