// SPDX-License-Identifier: GPL-3.0-or-later
// What a line is by its first and last words alone: boundaries of the rules in indexer/text/.
#include "indexer/text/caption.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/reference_entry.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include "tests/support/catch.hpp"

using namespace dossier::reading;

TEST_CASE("enumerators and bullets: kind, number, what is printed, and where the item begins") {
  struct Row {
    const char* line;
    MarkerKind kind;
    std::uint32_t ordinal;
    const char* printed;
    std::size_t size;
  };
  using enum MarkerKind;
  const Row rows[] = {
      {"1. a", Number, 1, "1.", 3},
      {"1.  a", Number, 1, "1.", 4},
      {"12) a", Number, 12, "12)", 4},
      {"999. a", Number, 999, "999.", 5},
      {"1000. a", None, 0, "", 0},
      {"(3) a", Number, 3, "(3)", 4},
      {"(3. a", None, 0, "", 0},
      {"[4] a", Bracket, 4, "[4]", 4},
      {"[4) a", None, 0, "", 0},
      {"[a] b", None, 0, "", 0},
      {"21 . T", Number, 21, "21.", 5},
      {"21 T", None, 0, "", 0},
      {"1.a", None, 0, "", 0},
      {"1.", None, 0, "", 0},
      {"1. ", None, 0, "", 0},
      {"a) b", Letter, 1, "a)", 3},
      {"z. b", Letter, 26, "z.", 3},
      {"(C) b", Letter, 3, "(C)", 4},
      {"A. b", None, 0, "", 0},
      {"A) b", Letter, 1, "A)", 3},
      {"i) b", Roman, 1, "i)", 3},
      {"(iv) b", Roman, 4, "(iv)", 5},
      {"xiv. b", Roman, 14, "xiv.", 5},
      {"V. b", None, 0, "", 0},
      {"ab) c", None, 0, "", 0},
      {"- a", Bullet, 0, "", 2},
      {"-\ta", Bullet, 0, "", 2},
      {"*  a", Bullet, 0, "", 3},
      {"+ a", Bullet, 0, "", 2},
      {"-a", None, 0, "", 0},
      {"-", None, 0, "", 0},
      {"- ", None, 0, "", 0},
      {"•a", Bullet, 0, "", 3},
      {"• a", Bullet, 0, "", 4},
      {"- 1. a", Number, 1, "1.", 5},
      {"• (b) c", Letter, 2, "(b)", 8},
      {"- · item", Bullet, 0, "", 5},
      {"Q1. Why", Letter, 1, "Q1.", 4},
      {"RQ12: Why", Letter, 12, "RQ12:", 6},
      {"Q123. Why", None, 0, "", 0},
      {"Q1 Why", None, 0, "", 0},
      {"Q1.", None, 0, "", 0},
      {"Quo. a", None, 0, "", 0},
      {"", None, 0, "", 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    const auto match = match_marker(row.line);
    CHECK(match.marker.kind == row.kind);
    CHECK(match.marker.ordinal == row.ordinal);
    CHECK(match.marker.printed == row.printed);
    CHECK(match.size == row.size);
  }
}

TEST_CASE("Roman numbers are added up, a smaller one before a larger taken away") {
  const std::pair<const char*, std::uint32_t> rows[] = {
      {"i", 1},   {"iii", 3},   {"iv", 4},   {"ix", 9},       {"XIV", 14},      {"xl", 40},
      {"xc", 90}, {"XCIX", 99}, {"cl", 150}, {"xxxviii", 38}, {"lxxxviii", 88}, {"clxxxviii", 0},
      {"iV", 0},  {"Iv", 0},    {"d", 0},    {"mix", 0},      {"", 0}};
  for (const auto& [letters, value] : rows) {
    CAPTURE(letters);
    CHECK(roman_value(letters) == value);
  }
}

TEST_CASE("numbers of headings: style, first and last part, where the name begins") {
  using Style = HeadingNumber::Style;
  struct Row {
    const char* heading;
    Style style;
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t parts;
    std::size_t size;
  };
  const Row rows[] = {
      {"1 Method", Style::Decimal, 1, 1, 1, 2},
      {"1. method", Style::Decimal, 1, 1, 1, 3},
      {"1 method", Style::None, 0, 0, 0, 0},
      {"12) Method", Style::Decimal, 12, 12, 1, 4},
      {"123 Method", Style::None, 0, 0, 0, 0},
      {"2.3 Method", Style::Decimal, 2, 3, 2, 4},
      {"2.3.14. Method", Style::Decimal, 2, 14, 3, 8},
      {"2.3: Method", Style::Decimal, 2, 3, 2, 5},
      {"2.123 Method", Style::None, 0, 0, 0, 0},
      {"IV. Method", Style::Roman, 4, 4, 1, 4},
      {"IV Method", Style::None, 0, 0, 0, 0},
      {"I.2 Method", Style::None, 0, 0, 0, 0},
      {"B. Method", Style::Letter, 2, 2, 1, 3},
      {"B Method", Style::None, 0, 0, 0, 0},
      {"(2) Method", Style::Decimal, 2, 2, 1, 4},
      {"(2. Method", Style::None, 0, 0, 0, 0},
      {"Chapter 3 Method", Style::Decimal, 3, 3, 1, 10},
      {"Chapter IV Method", Style::Roman, 4, 4, 1, 11},
      {"1.Method", Style::None, 0, 0, 0, 0},
      {"1.", Style::None, 0, 0, 0, 0},
      {"1 ", Style::None, 0, 0, 0, 0},
      {"", Style::None, 0, 0, 0, 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.heading);
    const auto number = heading_number(row.heading);
    CHECK(number.size == row.size);
    if (row.size == 0) continue;
    CHECK(number.style == row.style);
    CHECK(number.first == row.first);
    CHECK(number.last == row.last);
    CHECK(number.parts == row.parts);
  }
  CHECK(heading_number("C. Method").roman_too);
  CHECK_FALSE(heading_number("II. Method").roman_too);
  CHECK_FALSE(heading_number("B. Method").roman_too);
}

TEST_CASE("captions name a table or figure and its number, and do not go on in a small letter") {
  for (const auto* text : {"Table 2", "Table 2: Trade", "Table 2. trade", "Table IV Trade", "Table No. 3 Trade"}) {
    CAPTURE(text);
    CHECK(is_caption(text));
    CHECK_FALSE(is_figure_caption(text));
  }
  for (const auto* text : {"Figure 1", "Figure 12: Ships", "Fig. 3. Ships"}) {
    CAPTURE(text);
    CHECK(is_caption(text));
    CHECK(is_figure_caption(text));
  }
  for (const auto* text :
       {"Table 2 shows trade", "Table", "table 2", "Tables of trade", "Figure of speech", "Trade 2"}) {
    CAPTURE(text);
    CHECK_FALSE(is_caption(text));
    CHECK_FALSE(is_figure_caption(text));
  }
}

TEST_CASE("page numbers, alone and beside a running head") {
  for (const auto* text : {"1", "1234", "- 12 -", "– 7 –", "| 9", "Page 12", "p. 4", "Page 12 of 30", "12 of 30", "xii",
                           "iv", "12 | P a g e", "xviii"}) {
    CAPTURE(text);
    CHECK(is_page_number(text));
  }
  for (const auto* text : {"12345", "", "Table 1", "XII", "x i", "xxviii", "12/30", "12 of many", "mix", "1.5"}) {
    CAPTURE(text);
    CHECK_FALSE(is_page_number(text));
  }
  CHECK(page_beside("12 Journal of X") == 12);
  CHECK(page_beside("Author 1234") == 1234);
  CHECK(page_beside("9Overcoming the Dark") == 9);
  CHECK(page_beside("1234Overcoming") == 1234);
  CHECK_FALSE(page_beside("12345Overcoming"));
  CHECK_FALSE(page_beside("12345 Journal"));
  CHECK_FALSE(page_beside("9overcoming"));
  CHECK_FALSE(page_beside("12"));
  CHECK_FALSE(page_beside("Journal of X"));
}

TEST_CASE("badges are known whole, and damaged by two letters at most") {
  CHECK(is_badge("Check for updates"));
  CHECK(is_badge("OPEN ACCESS"));
  CHECK_FALSE(is_badge("Open Acces"));
  CHECK(is_damaged_badge("Open Acces"));
  CHECK(is_damaged_badge("Opn Acces"));
  CHECK_FALSE(is_damaged_badge("Opn Acce"));    // seven letters
  CHECK_FALSE(is_damaged_badge("Opn Accexx"));  // three are wrong
  CHECK_FALSE(is_badge("Open access" + std::string(70, '.')));
  CHECK_FALSE(is_damaged_badge("Open access" + std::string(70, '.')));
}

TEST_CASE("entries of references begin with a name and a year, or a number in brackets") {
  for (const auto* text :
       {"Smith, J. (2001). Ships.", "[1] ships", "——— 2004. Ships.", "--- ships", "___ ships", "Smith, 1500.",
        "World Bank. Annual Report, 2099a.", "“Ships at Sea.” Times, 1987.", "Smith J. 2001. Ships"}) {
    CAPTURE(text);
    CHECK(begins_reference(text));
  }
  for (const auto* text :
       {"smith, J. (2001).", "[a] 2001", "[1", "Smith, J. Ships.", "Smith, 1499.", "Smith, 2100.", "Smith, 20011.",
        "Retrieved May 2001.", "(Smith, 2001)", "The port grew by half in 2001, says", "Vol. 3, 2001.", "",
        "Smith, J. https://example.org/2001/x"}) {
    CAPTURE(text);
    CHECK_FALSE(begins_reference(text));
  }
  for (const auto* text : {"and ships", "Retrieved from", "Available at", "https://x.example", "www.x.example",
                           "doi:10.1", "Accessed May", "(2nd ed.)", "pp. 3", "Vol. 3"}) {
    CAPTURE(text);
    CHECK(continues_reference(text));
  }
  CHECK_FALSE(continues_reference("Ships and Ports"));
  CHECK_FALSE(continues_reference("3 ships"));
}

TEST_CASE("lines around a title are of a sort") {
  using enum FrontSort;
  const std::pair<const char*, FrontSort> rows[] = {
      {"Research Article", ArticleType},
      {"REVIEW", ArticleType},
      {"Working Paper No. 12", ArticleType},
      {"Working Paper on Ports", None},
      {"Journal of Port Studies", Journal},
      {"ISSN 1234-5678", Journal},
      {"Vol. 12, No. 3", Journal},
      {"Vol. XII", Journal},
      {"Volume of trade", None},
      {"doi: 10.1000/1", Journal},
      {"https://example.org/journal", Journal},
      {"pp. 1–20", Journal},
      {"Department of History, University of Ports", Affiliation},
      {"Professor of History", Affiliation},
      {"ada@ports.example", Address},
      {"Email: ada@ports.example", Address},
      {"Email diplomacy between states", None},
      {"Correspondence: Ada Brook", Correspondence},
      {"Correspondence between the two capitals", None},
      {"Contact: Ada Brook", Correspondence},
      {"Received 3 May 2001", Dates},
      {"Received: May", Dates},
      {"Received wisdom on ports", None},
      {"Published online 2 June 2001", Dates},
      {"Copyright © 2001 Ports", Licence},
      {"Copyright law and the ports of the north", None},
      {"© 2001 The Author", Licence},
      {"This is an open access article", Licence},
      {"1234-5678/© 2001 Ports", Licence},
      {"How to cite: Brook, A.", Citation},
      {"https://doi.org/10.1000/1", Citation},
      {"https://doi.org/10.1000/1 and more", Journal},
      {"The ports of the north", None},
      {"", None},
  };
  for (const auto& [text, sort] : rows) {
    CAPTURE(text);
    CHECK(front_sort(text) == sort);
    if (is_box_sort(sort)) CHECK(box_sort(text) == sort);
    if (!is_box_sort(sort)) CHECK(box_sort(text) == None);
  }
  CHECK(front_sort("© " + std::string(1198, 'a')) == None);  // 1201 bytes
  CHECK(front_sort("© " + std::string(1197, 'a')) == Licence);
}

TEST_CASE("names of people: capitals, particles, marks, and nothing else") {
  for (const auto* text : {"Ada Brook", "Ada Brook, Max von Stein and J. Doe", "Ada Brook a, *", "Ada Brook 1", "A. B.",
                           "王小明，李大海", "王小明a、欧阳大海b（北京）"}) {
    CAPTURE(text);
    CHECK(looks_like_names(text));
  }
  for (const auto* text : {"Ada", "Ada Brook1", "Ada Brook writes", "the ports", "", "and", "12 34", "王小明",
                           "王，李大海", "王小明李大，李大海", "王小明.，李大海"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_names(text));
  }
  CHECK(looks_like_names("王小明李，大海"));
  for (const auto* text : {"王小明", "김민수", "やまだ"}) {
    CAPTURE(text);
    CHECK(is_wide_name(text));
  }
  for (const auto* text : {"摘要", "محمد", "राम", "王", "王小明李大", "王小明abc", "王小明，李大海", "“一带一路”",
                           "《红楼梦》", "什么是法？", "二〇一九年", "序言："}) {
    CAPTURE(text);
    CHECK_FALSE(is_wide_name(text));
  }
  CHECK(leading_names("By Ada Brook", 0) == "Ada Brook");
  CHECK(leading_names("Ada Brook\nMax Stein", 10) == "Ada Brook");
  CHECK(leading_names("Ada Brook,\nMax Stein", 11) == "Ada Brook,\nMax Stein");
  CHECK(leading_names("Ada Brook, Max Stein, University of Ports", 0) == "Ada Brook, Max Stein");
  CHECK(leading_names("Ada Brook, PhD, University of Ports", 0) == "Ada Brook, PhD");
  CHECK(leading_names("the ports", 0).empty());
  CHECK(is_letter_mark("a", ""));
  CHECK(is_letter_mark("h,", "Max"));
  CHECK_FALSE(is_letter_mark("i", ""));
  CHECK_FALSE(is_letter_mark("a", "port"));
  CHECK(is_letter_mark("a", "and Max"));
  CHECK_FALSE(is_letter_mark("ab", ""));
}

TEST_CASE("numbers that tie names to places leave the text, and no others") {
  struct Row {
    const char* text;
    std::size_t first_line;
    const char* kept;
    std::size_t kept_line;
    std::vector<std::uint32_t> marks;
  };
  const Row rows[] = {
      {"Ada Brook1, Max Stein2", 0, "Ada Brook, Max Stein", 0, {1, 2}},
      {"1Ada Brook\n12University", 10, "Ada Brook\n12University", 9, {1}},
      {"Ada Brook12 and Max3*", 12, "Ada Brook and Max*", 10, {12, 3}},
      {"Ada Brook1 & Max", 0, "Ada Brook & Max", 0, {1}},
      {"Ada Brook1 Max", 0, "Ada Brook Max", 0, {1}},
      {"Ada Brook1 max", 0, "Ada Brook1 max", 0, {}},
      {"Ada Brook123, Max", 0, "Ada Brook123, Max", 0, {}},
      {"Ada Brook0, Max", 0, "Ada Brook0, Max", 0, {}},
      {"ADA1, Max", 0, "ADA1, Max", 0, {}},
      {"Room 12", 0, "Room 12", 0, {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    std::string text = row.text;
    auto line = row.first_line;
    CHECK(take_glued_marks(text, line) == row.marks);
    CHECK(text == row.kept);
    CHECK(line == row.kept_line);
  }
}

TEST_CASE("ends of texts at their boundaries") {
  const std::pair<const char*, bool> sentences[] = {
      {"It ended.1", true},      {"It ended.123", true}, {"It ended.1234", false}, {"see p.12", false},
      {"et al., 2006.10", true}, {"rate 3.14", false},   {"It ended. 2", true},    {"It ended.)”*", true},
      {"Table. 2", false},       {"see no.3", false},    {"It ended.”†", true},    {"He did it!7", true},
  };
  for (const auto& [text, ends] : sentences) {
    CAPTURE(text);
    CHECK(ends_sentence(text) == ends);
  }
  CHECK(first_token("  ab cd ") == "ab");
  CHECK(last_token("  ab cd ") == "cd");
  CHECK(last_token("ab") == "ab");
  CHECK(last_token("ab\ncd\tef") == "ef");
  CHECK(trim("\u00A0 a b\u00A0\n") == "a b");
  CHECK(count_words("a b c d", 3) == 3);
  CHECK(digits_only("0123456789"));
  CHECK_FALSE(digits_only("12a"));
  CHECK_FALSE(digits_only(""));
  CHECK(all_caps("AB"));
  CHECK_FALSE(all_caps("A"));
  CHECK(find_ci("The Port", "port") == 4);
  CHECK(find_ci("Port", "ports") == std::string_view::npos);
  CHECK(starts_with_ci("PORT", "port"));
  CHECK_FALSE(starts_with_ci("POR", "port"));
  CHECK(ends_abbreviated("the U.S."));
  CHECK(ends_abbreviated("Smith, J."));
  CHECK_FALSE(ends_abbreviated("the port."));
  CHECK_FALSE(ends_abbreviated("the U.S"));
  CHECK(starts_uncased("中文"));
  CHECK_FALSE(starts_uncased("Ab"));
  CHECK(ends_with_colon("as follows: "));
  CHECK(is_sentence_opener("However,"));
  CHECK_FALSE(is_sentence_opener("Ports"));
}

TEST_CASE("an entry may begin with a small particle, before a family name and a year") {
  CHECK(begins_with_particle("van der Veen, K. (2014). Cloth as Money."));
  CHECK(begins_with_particle("de Silva, R., 1999. Salt."));
  CHECK_FALSE(begins_with_particle("van der Veen, K. Cloth as Money."));
  CHECK_FALSE(begins_with_particle("de la guerre (2014)"));
  CHECK_FALSE(begins_with_particle("Veen, K. (2014). Cloth as Money."));
  CHECK_FALSE(begins_with_particle(""));
}

TEST_CASE("names of persons may have small words and articles in them") {
  CHECK(looks_like_names("Luiz da Silva"));
  CHECK(looks_like_names("Willem in 't Veld"));
  CHECK(looks_like_names("Abd al-Rahman ibn Khaldun"));
  CHECK(looks_like_names("Louis d'Estaing"));
  CHECK_FALSE(looks_like_names("The price of salt"));
  CHECK_FALSE(looks_like_names("A life in 't"));
  CHECK_FALSE(looks_like_names("Boats al-fresco"));
}
