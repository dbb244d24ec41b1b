// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of an entry begin and end: each sign of an end, and what only looks like one.
#include "indexer/citations/entry_parts.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::citations {
namespace {

constexpr auto npos = std::string_view::npos;

std::string repeated(std::size_t count, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string_view authors_of(std::string_view entry) { return entry.substr(0, authors_end(entry)); }
std::string_view authors_of_note(std::string_view note) { return note.substr(0, note_authors_end(note)); }

}  // namespace

TEST_CASE("a quoted title stands between the first marks that open and close", "[entry parts]") {
  struct Row {
    std::string text;
    std::size_t begin;
    std::string content;
  };
  for (const auto& [text, begin, content] : std::vector<Row>{
           {"Khan, “Rivers of Trust,” 2019", 6, "Rivers of Trust"},
           {"Khan, \"Rivers\" 2019", 6, "Rivers"},
           {"\"Rivers\" and “Trust”", 0, "Rivers"},
           {"“Trust” and \"Rivers\"", 0, "Trust"},
           {"«Rivers»", 0, "Rivers"},
           {"„Rivers“", 0, "Rivers"},
           {"《水》", 0, "水"},
           {"「水」", 0, "水"},
           {"‘Rivers’", 0, "Rivers"},
           {"Khan, ‘It’s late’ 2019", 6, "It’s late"},
           {"Khan‘s ‘Rivers’", 9, "Rivers"},
           {"Khan‘s Rivers’", npos, ""},
           {"‘Rivers’s", npos, ""},
           {"“Rivers", npos, ""},
           {"“Rivers \"Trust\"", 10, "Trust"},
           {"", npos, ""},
       }) {
    CAPTURE(text);
    const auto quote = find_quote(text);
    CHECK(quote.begin == begin);
    CHECK(quote.content == content);
  }
}

TEST_CASE("marks at both ends go, and the stop of an initial stays", "[entry parts]") {
  struct Row {
    std::string text;
    std::string without;
  };
  for (const auto& [text, without] : std::vector<Row>{{" a b, ", "a b"},
                                                      {"a b;", "a b"},
                                                      {"a b:", "a b"},
                                                      {"a b (", "a b"},
                                                      {"a b.", "a b"},
                                                      {",a b", "a b"},
                                                      {";a b", "a b"},
                                                      {".a b", "a b"},
                                                      {":a b", ":a b"},
                                                      {"(a b", "(a b"},
                                                      {"a b.,;:", "a b"},
                                                      {"Ada B.", "Ada B."},
                                                      {"Ada JK.", "Ada JK."},
                                                      {"Ada Abc.", "Ada Abc"},
                                                      {"ada b.", "ada b"},
                                                      {"Ada J.-P.", "Ada J.-P."},
                                                      {"B.", "B."},
                                                      {".", ""},
                                                      {",;", ""},
                                                      {"", ""},
                                                      {"a)", "a)"}}) {
    CAPTURE(text);
    CHECK(without_marks(text) == without);
  }
  // A word that is too long to be looked at in whole.
  CHECK(without_marks(repeated(120, "x") + ".").size() == 120);
}

TEST_CASE("an address ends what is said of a work, behind twenty bytes of it", "[entry parts]") {
  const std::string work(21, 'x');
  for (const std::string mark : {"http://", "https://", "https:", "doi:", "doi.org", "Retrieved ", "Accessed ",
                                 "Available at", "Available from", "Disponível em", "Disponible en", "Consultado",
                                 "Acesso em", "Abgerufen", "Consulté", "Last accessed", "URL:"}) {
    CAPTURE(mark);
    CHECK(body_end(work + mark + "a.example") == 21);
    CHECK(body_end(work.substr(1) + mark + "a.example") == 20 + mark.size() + 9);
  }
  CHECK(body_end(work + "doi:10 retrieved 2019") == 21);
  CHECK(body_end(work + "retrieved 2019 doi:10") == 21);
  CHECK(body_end(work + "retrieved") == 30);
  CHECK(body_end("") == 0);
}

TEST_CASE("names have capitals, small words that join them, and no digits", "[entry parts]") {
  for (const std::string text : {"Khan", "Khan, S., & Raza, B.", "Khan and Raza (eds.)", "van den Berg", "al-Sarhan",
                                 "World Bank of the North", "Khan et al.", "(Khan)", "王小明"}) {
    CAPTURE(text);
    CHECK(are_names(text));
  }
  for (const std::string text : {"", " ", "rivers", "Khan rivers", "Khan 2nd", "2019", "Khan, S. (1999)"}) {
    CAPTURE(text);
    CHECK_FALSE(are_names(text));
  }
}

TEST_CASE("the year behind the authors stands in brackets or before a title of three words", "[entry parts]") {
  CHECK(year_behind_authors("Khan, S. (2019). Rivers", false) == 10);
  CHECK(year_behind_authors("Khan, S. [2019]. Rivers", false) == 10);
  CHECK(year_behind_authors("Khan, S. {2019}. Rivers", false) == npos);
  for (const std::string mark : {". ", ", ", ": ", ") ", "“", "\"", " “", "a. "}) {
    CAPTURE(mark);
    CHECK(year_behind_authors("Khan, S. 2019" + mark + "Rivers of Trust", false) == 9);
    CHECK(year_behind_authors("Khan, S. 2019" + mark + "Rivers Trust", false) == npos);
  }
  CHECK(year_behind_authors("Khan, S. 2019 Rivers of Trust", false) == npos);
  CHECK(year_behind_authors("Khan, S. 2019; Rivers of Trust", false) == npos);
  CHECK(year_behind_authors("Khan, S. 2019. Rivers. Harbour Bay Press. doi:10", false) == 9);
  CHECK(year_behind_authors("Khan, S. 2019. Riversandotherplaces. doi:10.1/a b c", false) == npos);
  CHECK(year_behind_authors("The rivers (2019). Trust", false) == npos);
  CHECK(year_behind_authors("Khan 1999 and Raza (2019). Trust", false) == npos);
  CHECK(year_behind_authors("2019. Rivers of Trust", true) == 0);
  CHECK(year_behind_authors("2019. Rivers of Trust", false) == npos);
  CHECK(year_behind_authors("(2019) Rivers", true) == 1);
  CHECK(year_behind_authors("(2019) Rivers", false) == npos);
  CHECK(year_behind_authors("Khan, S. Rivers", false) == npos);
  CHECK(year_behind_authors("", true) == npos);
}

TEST_CASE("authors take six hundred bytes before the year", "[entry parts]") {
  const auto entry = [](std::size_t at) { return "K" + std::string(at - 3, 'h') + " (2019). Rivers"; };
  CHECK(year_behind_authors(entry(599), false) == 599);
  CHECK(year_behind_authors(entry(600), false) == npos);
}

TEST_CASE("the last year stands outside of quotes", "[entry parts]") {
  CHECK(last_year("Khan 1999 Rivers 2019") == 17);
  CHECK(last_year("Khan 1999, “After 1984” came") == 5);
  CHECK(last_year("“After 1984” 1999") == 17);
  CHECK(last_year("“1984”") == npos);
  CHECK(last_year("1999 “x”") == 0);
  CHECK(last_year("19992001") == npos);
  CHECK(last_year("Khan") == npos);
  CHECK(last_year("") == npos);
}

TEST_CASE("authors end at the stop of an initial, unless more of them follow", "[entry parts]") {
  CHECK(authors_of("Khan S, Raza B. Rivers") == "Khan S, Raza B.");
  CHECK(authors_of("Khan,\nS. Rivers of Trust") == "Khan,\nS.");
  CHECK(authors_of("Khan, S. B. Rivers") == "Khan, S. B.");
  for (const std::string joint : {"&", "and", "et", "und", "van"}) {
    CAPTURE(joint);
    CHECK(authors_of("Khan, S. " + joint + " Raza, B. Rivers") == "Khan, S. " + joint + " Raza, B.");
  }
  CHECK(authors_of("Khan, S. der Berg, B. Rivers") == "Khan, S. der Berg, B.");
  CHECK(authors_of("Khan, S. yet Raza, B. Rivers") == "Khan, S.");
  CHECK(authors_of("S. Khan. Rivers") == "S. Khan.");
  CHECK(authors_of("S. Khan, B. Raza. Rivers") == "S. Khan, B. Raza.");
  CHECK(authors_of("S. Khan, B. Raza, C. Okafor. Rivers") == "S. Khan, B. Raza, C. Okafor.");
  CHECK(authors_of("S. Khan, B. Rivers") == "S. Khan, B.");
  CHECK(authors_of("Khan S. Raza, B. Rivers") == "Khan S.");
  CHECK(authors_of("S K. Raza, Rivers") == "");
  CHECK(authors_of("World Bank. Rivers") == "World Bank.");
  CHECK(authors_of("Khan, S.") == "");
  CHECK(authors_of("Khan Rivers") == "");
  CHECK(authors_of("") == "");
}

TEST_CASE("sixty words are looked at for the end of the authors", "[entry parts]") {
  CHECK(authors_end(repeated(58, "Khan, ") + "S. Rivers") == 58 * 6 + 2);
  CHECK(authors_end(repeated(59, "Khan, ") + "S. Rivers") == 0);
}

TEST_CASE("authors of a note end at a comma, behind the last of a list", "[entry parts]") {
  CHECK(authors_of_note("Khan, Rivers, 14") == "Khan");
  CHECK(authors_of_note("Khan") == "Khan");
  CHECK(authors_of_note("Khan and Raza, Rivers") == "Khan and Raza");
  CHECK(authors_of_note("Khan, Raza, and Okafor, Rivers, 14") == "Khan, Raza, and Okafor");
  CHECK(authors_of_note("Khan, Raza, & Okafor, Rivers, 14") == "Khan, Raza, & Okafor");
  CHECK(authors_of_note("Khan, Raza, and Okafor") == "Khan, Raza, and Okafor");
  CHECK(authors_of_note("Khan, and Raza, Rivers") == "Khan, and Raza");
  CHECK(authors_of_note("Khan, and Raza") == "Khan, and Raza");
  CHECK(authors_of_note("Khan, Rivers, or Trust, 14") == "Khan");
  CHECK(authors_of_note("Khan, Rivers") == "Khan");
}

TEST_CASE("a sentence ends at a stop before a blank, a quote or nothing", "[entry parts]") {
  struct Row {
    std::string text;
    std::string first;
  };
  for (const auto& [text, first] : std::vector<Row>{
           {"Rivers. A reader", "Rivers"},
           {"Rivers? A reader", "Rivers"},
           {"Rivers! A reader", "Rivers"},
           {"Rivers.", "Rivers"},
           {"Rivers.\" A reader", "Rivers"},
           {"Rivers.” A reader", "Rivers"},
           {"Rivers.’ A reader", "Rivers.’ A reader"},
           {"Rivers.net flows", "Rivers.net flows"},
           {"Rivers.net flows. End", "Rivers.net flows"},
           {"War vs. peace. End", "War vs. peace"},
           {"St. Ada. End", "St. Ada"},
           {"Dr. Khan. End", "Dr. Khan"},
           {"Ada B. Khan. End", "Ada B. Khan"},
           {"Ada B? Khan. End", "Ada B"},
           {"War vs? peace", "War vs"},
           {"Rivers", "Rivers"},
           {"", ""},
       }) {
    CAPTURE(text);
    CHECK(first_sentence(text) == first);
  }
}

TEST_CASE("a work ends with a word of three letters or a digit, not with an initial", "[entry parts]") {
  for (const std::string text : {"pp. 1-20", "Press", "the sea", "7", "a1", "Abc"}) {
    CAPTURE(text);
    CHECK(ends_a_work(text));
  }
  for (const std::string text : {"", "Khan B", "UK", "ab", "Khan, S.B", "to "}) {
    CAPTURE(text);
    CHECK_FALSE(ends_a_work(text));
  }
}

}  // namespace dossier::citations
