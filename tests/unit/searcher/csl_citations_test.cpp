// SPDX-License-Identifier: GPL-3.0-or-later
// Citations of several works, and works cited again, by small styles of our own; what is wanted follows CSL 1.0.2.
#include "tests/unit/searcher/csl_support.hpp"

using namespace dossier::csl;
using namespace dossier::testing;

namespace {

Item work(const std::string& id, const std::string& family, int year, const std::string& title = "T") {
  Item out;
  out.id = id;
  out.type = "article-journal";
  out.texts["title"] = title;
  Name name;
  name.family = family;
  name.given = "Ann";
  out.names["author"] = {name};
  if (year != 0) out.dates["issued"].parts.push_back({year, 4, 10});
  return out;
}

std::shared_ptr<const Style> style_of(const std::string& options, const std::string& layout,
                                      const std::string& of_layout = {}, const std::string& root = {},
                                      const std::string& more = {}) {
  return style_with("<citation " + options + "><layout " + of_layout + ">" + layout + "</layout></citation>", more,
                    root);
}

constexpr const char* author_date =
    "<group delimiter=\" \"><names variable=\"author\"><name form=\"short\"/></names>"
    "<date variable=\"issued\"><date-part name=\"year\"/></date></group><text variable=\"locator\" prefix=\", \"/>";

/// Five works of Khan, four of one year, and one of Roe between them.
std::vector<Item> six() {
  return {work("a", "Khan", 2019), work("b", "Khan", 2019), work("r", "Roe", 2001),
          work("c", "Khan", 2019), work("d", "Khan", 2019), work("e", "Khan", 2021)};
}

std::vector<Cite> all_of(const std::vector<Item>& items) {
  std::vector<Cite> out;
  for (const auto& one : items) out.push_back(cite_of(one.id));
  return out;
}

}  // namespace

TEST_CASE("works of the same authors are collapsed as the style has it") {
  struct Row {
    const char* options;
    const char* wanted;
  };
  const std::vector<Row> rows{
      {"", "(Khan 2019a; Khan 2019b; Roe 2001; Khan 2019c; Khan 2019d; Khan 2021)"},
      {"collapse=\"year\"", "(Khan 2019a, 2019b, 2019c, 2019d, 2021; Roe 2001)"},
      {"cite-group-delimiter=\", \"", "(Khan 2019a, Khan 2019b, Khan 2019c, Khan 2019d, Khan 2021; Roe 2001)"},
      {"collapse=\"year-suffix\" year-suffix-delimiter=\", \"", "(Khan 2019a, b, c, d; 2021; Roe 2001)"},
      {"collapse=\"year-suffix-ranged\" year-suffix-delimiter=\",\" after-collapse-delimiter=\" | \"",
       "(Khan 2019a–d | 2021 | Roe 2001)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.options);
    const auto style = style_of(std::string("disambiguate-add-year-suffix=\"true\" ") + row.options, author_date,
                                R"x(prefix="(" suffix=")" delimiter="; ")x");
    CHECK(cited(style, six(), all_of(six())) == row.wanted);
  }
}

TEST_CASE("letters that do not follow each other are no range, and a page keeps its work whole") {
  const auto style =
      style_of("disambiguate-add-year-suffix=\"true\" collapse=\"year-suffix-ranged\" year-suffix-delimiter=\",\"",
               author_date, R"(delimiter="; ")");
  CHECK(cited(style, six(), {cite_of("a"), cite_of("c"), cite_of("d")}) == "Khan 2019a,c,d");
  CHECK(cited(style, six(), {cite_of("a", "7"), cite_of("b"), cite_of("e")}) == "Khan 2019a, 7; 2019b, 2021");
  CHECK(cited(style, six(), {cite_of("e")}) == "Khan 2021");
}

TEST_CASE("numbers in a row become a range of three or more") {
  const auto style = style_of("collapse=\"citation-number\"",
                              "<text variable=\"citation-number\" prefix=\"[\" suffix=\"]\"/>"
                              "<text variable=\"locator\" prefix=\" \"/>",
                              "delimiter=\", \"");
  CHECK(cited(style, six(), all_of(six())) == "[1]–[6]");
  CHECK(cited(style, six(), {cite_of("a"), cite_of("b"), cite_of("c"), cite_of("d"), cite_of("e")}) ==
        "[1], [2], [4]–[6]");
  CHECK(cited(style, six(), {cite_of("a"), cite_of("b", "7"), cite_of("r")}) == "[1], [2] 7, [3]");
}

TEST_CASE("a work cited again is cited as the style has it for its position") {
  const auto style =
      style_of("",
               "<choose><if position=\"ibid-with-locator\"><text term=\"ibid\"/>"
               "<text variable=\"locator\" prefix=\", \"/></if>"
               "<else-if position=\"ibid\"><text term=\"ibid\"/></else-if>"
               "<else-if position=\"subsequent\"><names variable=\"author\"><name form=\"short\"/></names>"
               "</else-if><else><text variable=\"title\"/></else></choose>",
               "", "class=\"note\"");
  const auto at = [&](Cite::Position position, const std::string& locator = {}) {
    auto cite = cite_of("a", locator);
    cite.position = position;
    return cited(style, six(), {cite});
  };
  CHECK(at(Cite::Position::First) == "T");
  CHECK(at(Cite::Position::Subsequent) == "Khan");
  CHECK(at(Cite::Position::Ibid) == "Ibid.");
  CHECK(at(Cite::Position::IbidWithLocator, "9") == "Ibid., 9");
}

TEST_CASE("n.d. stays where no letter tells works apart") {
  const auto style = style_of("disambiguate-add-year-suffix=\"true\"",
                              "<group delimiter=\" \"><names variable=\"author\"><name form=\"short\"/></names>"
                              "<group><text term=\"no date\" form=\"short\"/>"
                              "<text variable=\"year-suffix\" prefix=\"-\"/></group></group>",
                              "delimiter=\"; \"");
  CHECK(cited(style, {work("a", "Khan", 0)}, {cite_of("a")}) == "Khan n.d.");
  CHECK(cited(style, {work("a", "Khan", 0), work("b", "Khan", 0)}, {cite_of("a"), cite_of("b")}) ==
        "Khan n.d.-a; Khan n.d.-b");
}

TEST_CASE("a macro without its variables prints no words of its own") {
  const auto style =
      style_of("", "<group delimiter=\", \"><text variable=\"title\"/><text macro=\"in\"/></group>", "", "",
               "<macro name=\"in\"><text term=\"in\" suffix=\" \"/><text variable=\"publisher\"/></macro>");
  CHECK(cited(style, {work("a", "Khan", 2019)}, {cite_of("a")}) == "T");
}

TEST_CASE("a date keeps what belongs to its parts and loses the marks between them") {
  const std::string chinese =
      "<locale><date form=\"text\"><date-part name=\"year\" suffix=\"年\"/><date-part name=\"month\" form=\"numeric\" "
      "suffix=\"月\"/><date-part name=\"day\" suffix=\"日\"/></date></locale>";
  const std::string hungarian =
      "<locale><date form=\"text\"><date-part name=\"year\" suffix=\". \"/><date-part name=\"month\" form=\"numeric\" "
      "suffix=\". \"/><date-part name=\"day\" suffix=\".\"/></date></locale>";
  const auto dated = [](const std::string& locale, const std::string& parts) {
    const auto style =
        style_of("", R"(<date variable="issued" form="text" date-parts=")" + parts + "\"/>", "", "", locale);
    return cited(style, {work("a", "Khan", 1998)}, {cite_of("a")});
  };
  CHECK(dated(chinese, "year") == "1998年");
  CHECK(dated(chinese, "year-month-day") == "1998年4月10日");
  CHECK(dated(hungarian, "year") == "1998");
  CHECK(dated(hungarian, "year-month-day") == "1998. 4. 10.");
}
