// SPDX-License-Identifier: GPL-3.0-or-later
// Styles in CSL, by small ones of our own; what is wanted follows the specification of CSL 1.0.2.
#include "searcher/citing/own_styles.hpp"
#include "searcher/csl/numbers.hpp"
#include "searcher/csl/processor.hpp"
#include "searcher/csl/text_case.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/searcher/csl_support.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>

using namespace dossier::csl;
using namespace dossier::testing;

namespace {

Item item(const std::string& id, const std::vector<Name>& authors, int year, const std::string& title) {
  Item out;
  out.id = id;
  out.type = "article-journal";
  out.texts = {{"title", title}, {"container-title", "Dry Rivers"}, {"volume", "7"}, {"page", "1087-1089"}};
  out.names["author"] = authors;
  if (year != 0) out.dates["issued"].parts.push_back({year, 3, 2});
  return out;
}

Name person(const std::string& family, const std::string& given, const std::string& particle = {},
            const std::string& suffix = {}) {
  Name name;
  name.family = family;
  name.given = given;
  name.non_dropping = particle;
  name.suffix = suffix;
  return name;
}

Name organisation(const std::string& literal) {
  Name name;
  name.literal = literal;
  return name;
}

std::shared_ptr<const Style> style_of(const std::string& layout, const std::string& options = {},
                                      const std::string& more = {}, const std::string& root = {}) {
  return style_with("<citation " + options + "><layout delimiter=\"; \">" + layout + "</layout></citation>", more,
                    root);
}

std::string cited(const std::shared_ptr<const Style>& style, const std::vector<Item>& items,
                  const std::string& locator = {}) {
  std::vector<Cite> cites;
  for (const auto& one : items) cites.push_back(cite_of(one.id, locator));
  return dossier::testing::cited(style, items, cites);
}

const Name van_dijk = person("Dijk", "Lena Maria", "van");
const Name king = person("King", "Martin Luther", {}, "Jr.");

}  // namespace

TEST_CASE("names are written as a style has them") {
  struct Row {
    const char* name;
    std::vector<Name> people;
    const char* wanted;
  };
  const std::vector<Name> four{van_dijk, king, person("Roe", "Jean-Luc"), organisation("World Bank")};
  const std::vector<Row> rows{
      {"<name/>", {van_dijk}, "Lena Maria van Dijk"},
      {"<name form=\"short\"/>", {van_dijk}, "van Dijk"},
      {"<name name-as-sort-order=\"all\"/>", {van_dijk, king}, "Dijk, Lena Maria van, King, Martin Luther, Jr."},
      {"<name initialize-with=\". \" and=\"symbol\"/>", {van_dijk, king}, "L. M. van Dijk & M. L. King Jr."},
      {"<name initialize-with=\".\" and=\"text\"/>", four, "L.M. van Dijk, M.L. King Jr., J.-L. Roe, and World Bank"},
      {"<name and=\"text\" delimiter-precedes-last=\"never\"/>",
       {king, van_dijk, organisation("UN")},
       "Martin Luther King Jr., Lena Maria van Dijk and UN"},
      {"<name form=\"short\" et-al-min=\"3\" et-al-use-first=\"2\"/>", four, "van Dijk, King, et al."},
      {"<name form=\"short\" et-al-min=\"3\" et-al-use-first=\"1\" et-al-use-last=\"true\"/>", four,
       "van Dijk, … World Bank"},
      {"<name form=\"count\"/>", four, "4"},
      {"<name name-as-sort-order=\"first\" and=\"text\" delimiter-precedes-last=\"after-inverted-name\"/>",
       {king, person("Roe", "Ann")},
       "King, Martin Luther, Jr., and Ann Roe"},
      {"<name/>", {person("王", "小明")}, "王小明"},
      {"<name form=\"short\"/><label prefix=\" (\" suffix=\")\" form=\"short\"/>", {king}, "King"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(cited(style_of("<names variable=\"author\">" + std::string(row.name) + "</names>"),
                {item("a", row.people, 2020, "T")}) == row.wanted);
  }
  CHECK(cited(style_of("<names variable=\"author\"><name name-as-sort-order=\"all\"/></names>", {}, {},
                       "demote-non-dropping-particle=\"never\""),
              {item("a", {van_dijk}, 2020, "T")}) == "van Dijk, Lena Maria");
}

TEST_CASE("what a work lacks leaves no marks, and a substitute stands in once") {
  auto nameless = item("a", {}, 0, "Water");
  const std::string author =
      "<names variable=\"author\"><name form=\"short\"/><substitute><names variable=\"editor\"/>"
      "<text variable=\"title\" quotes=\"true\"/></substitute></names>";
  const std::string year =
      "<choose><if variable=\"issued\"><date variable=\"issued\"><date-part name=\"year\"/></date></if>"
      "<else><text term=\"no date\" form=\"short\"/></else></choose>";
  CHECK(
      cited(
          style_of(
              "<group delimiter=\", \" prefix=\"(\" suffix=\")\">" + author + year +
              "<group delimiter=\" \"><label variable=\"locator\" form=\"short\"/><text variable=\"locator\"/></group>"
              "<text variable=\"title\"/></group>"),
          {nameless}) == "(“Water,” n.d.)");
  nameless.names["editor"] = {king};
  CHECK(cited(style_of("<group delimiter=\" \">" + author + year + "</group>"), {nameless}) == "King n.d.");
}

TEST_CASE("locators, dates, numbers and faces follow the style") {
  const auto one = item("a", {king}, 2020, "Water Wars?");
  struct Row {
    const char* layout;
    const char* wanted;
  };
  const Row rows[] = {
      {"<label variable=\"locator\" form=\"short\" suffix=\" \"/><text variable=\"locator\"/>", "pp. 12–14"},
      {"<date variable=\"issued\" form=\"text\"/>", "March 2, 2020"},
      {"<date variable=\"issued\" form=\"text\" date-parts=\"year\"/>", "2020"},
      {"<date variable=\"issued\" form=\"numeric\"/>", "03/02/2020"},
      {"<date variable=\"issued\"><date-part name=\"day\" form=\"ordinal\" suffix=\" \"/>"
       "<date-part name=\"month\" form=\"short\" suffix=\" \"/><date-part name=\"year\" form=\"short\"/></date>",
       "2nd Mar. 20"},
      {"<number variable=\"volume\" form=\"roman\"/>", "vii"},
      {"<number variable=\"volume\" form=\"long-ordinal\"/>", "seventh"},
      {"<text variable=\"title\" suffix=\".\"/>", "Water Wars?"},
      {"<text variable=\"title\" text-case=\"uppercase\"/>", "WATER WARS?"},
      {"<text variable=\"title\" text-case=\"sentence\"/>", "Water Wars?"},
      {"<text variable=\"page\"/>", "1087–89"},
      {"<text value=\"a\"/><text value=\"b\" prefix=\"(\" suffix=\")\"/>", "a(b)"},
      {"<choose><if type=\"book\"><text value=\"book\"/></if><else-if is-numeric=\"volume\"><text "
       "value=\"number\"/></else-if>"
       "<else><text value=\"none\"/></else></choose>",
       "number"},
      {"<choose><if match=\"none\" variable=\"DOI URL\"><text value=\"offline\"/></if></choose>", "offline"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.layout);
    CHECK(cited(style_of(row.layout, {}, {}, "page-range-format=\"chicago\""), {one}, "12-14") == row.wanted);
  }
  const Processor italics(style_of("<text variable=\"title\" font-style=\"italic\"/><text value=\"!\"/>"), {one});
  CHECK(italics.citation({cite_of("a")}).runs() == std::vector<Run>{{"Water Wars?", italic}, {"!", 0}});
}

TEST_CASE("works that would be cited alike are told apart as the style says") {
  const std::string names = "<names variable=\"author\"><name form=\"short\" initialize-with=\". \"/></names>";
  const std::string year = "<date variable=\"issued\" prefix=\" \"><date-part name=\"year\"/></date>";
  const auto roe = person("Roe", "Ann");
  CHECK(cited(style_of(names + year, "disambiguate-add-year-suffix=\"true\""),
              {item("a", {king}, 2020, "B"), item("b", {king}, 2020, "A"), item("c", {king}, 2021, "C")}) ==
        "King 2020a; King 2020b; King 2021");
  CHECK(cited(style_of(names + year, "disambiguate-add-names=\"true\" et-al-min=\"2\" et-al-use-first=\"1\""),
              {item("a", {king, roe, van_dijk}, 2020, "B"), item("b", {king, van_dijk, roe}, 2020, "A")}) ==
        "King, Roe, et al. 2020; King, van Dijk, et al. 2020");
  CHECK(cited(style_of(names + year, "disambiguate-add-givenname=\"true\""),
              {item("a", {person("King", "Ann")}, 2020, "B"), item("b", {person("King", "Bea")}, 2020, "A")}) ==
        "A. King 2020; B. King 2020");
  CHECK(cited(style_of(names + year, "disambiguate-add-givenname=\"true\""),
              {item("a", {person("King", "Ann")}, 2020, "B"), item("b", {person("King", "Ada")}, 2020, "A")}) ==
        "Ann King 2020; Ada King 2020");
  CHECK(
      cited(style_of(names + "<choose><if disambiguate=\"true\"><text variable=\"title\" prefix=\" \"/></if></choose>"),
            {item("a", {king}, 2020, "B"), item("b", {king}, 2021, "A"), item("c", {roe}, 2021, "C")}) ==
      "King B; King A; Roe");
}

TEST_CASE("a bibliography is sorted by its keys and numbered in that order") {
  auto style = Style::parse(
      R"(<style version="1.0"><macro name="who"><names variable="author"><name form="short"/></names></macro>
    <citation><layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout></citation>
    <bibliography second-field-align="flush"><sort><key macro="who"/><key variable="issued" sort="descending"/></sort>
    <layout><text variable="citation-number" suffix="."/><text macro="who"/><text variable="title" prefix=" "/></layout>
    </bibliography></style>)");
  REQUIRE(style);
  const Processor processor(
      std::make_shared<const Style>(std::move(*style)),
      {item("a", {person("Zoe", "A")}, 1990, "Z"), item("b", {person("Ödegaard", "A")}, 1990, "O"),
       item("c", {person("Poe", "A")}, 1990, "old"), item("d", {person("Poe", "A")}, 2000, "new")});
  std::string all;
  for (const auto& [id, text] : processor.bibliography()) all += text.plain() + "\n";
  CHECK(all == "1. Ödegaard O\n2. Poe new\n3. Poe old\n4. Zoe Z\n");
  CHECK(processor.citation({cite_of("a"), cite_of("d")}).plain() == "[4,2]");
}

TEST_CASE("names that come again give way to a dash, where the style has one") {
  auto style = Style::parse(R"(<style version="1.0"><citation><layout><text variable="title"/></layout></citation>
    <bibliography subsequent-author-substitute="———"><layout><names variable="author"/><text variable="title" prefix=" "/>
    </layout></bibliography></style>)");
  REQUIRE(style);
  const Processor processor(
      std::make_shared<const Style>(std::move(*style)),
      {item("a", {king}, 1990, "A"), item("b", {king}, 1990, "B"), item("c", {van_dijk}, 1990, "C")});
  std::string all;
  for (const auto& [id, text] : processor.bibliography()) all += text.plain() + "\n";
  CHECK(all == "Martin Luther King Jr. A\n——— B\nLena Maria van Dijk C\n");
}

TEST_CASE("a style may bring its own words, and a locale those of a language") {
  const auto own = style_of("<text term=\"and\"/>", {},
                            "<locale xml:lang=\"en\"><terms><term name=\"and\">plus</term></terms></locale>");
  CHECK(cited(own, {item("a", {king}, 2020, "T")}) == "plus");
  const auto german = Style::parse(
      "<style version=\"1.0\" default-locale=\"de-DE\"><citation><layout><text "
      "term=\"and\"/></layout></citation></style>",
      "<locale xml:lang=\"de-DE\"><terms><term name=\"and\">und</term></terms></locale>");
  REQUIRE(german);
  CHECK(cited(std::make_shared<const Style>(*german), {item("a", {king}, 2020, "T")}) == "und");
}

TEST_CASE("what is no style is refused, and one without an end") {
  for (const auto* text : {"", "<style", "<book/>", "<style version=\"0.8\"><citation><layout/></citation></style>",
                           "<style version=\"1.0\"/>", "<style version=\"1.0\"><citation/></style>"}) {
    CAPTURE(text);
    CHECK(Style::parse(text).error().code == dossier::ErrorCode::BadData);
  }
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<group>";
  CHECK_FALSE(Style::parse("<style version=\"1.0\">" + deep));
  const auto refusal = [](const std::string& macros, const std::string& layout) {
    const auto style = Style::parse("<style version=\"1.0\">" + macros + "<citation><layout>" + layout +
                                    "</layout></citation></style>");
    return style ? std::string() : style.error().message;
  };
  CHECK(refusal("<macro name=\"m\"><text value=\"x\"/><text macro=\"m\"/></macro>", "<text macro=\"m\"/>") ==
        "the style cannot be used: its macros call each other in a circle");
  // 2^20 elements of 20 macros that each call the next twice.
  std::string doubling;
  std::string chain;
  for (int i = 0; i < 200; ++i) {
    const auto begin = "<macro name=\"" + std::to_string(i) + "\">";
    const auto call = "<text macro=\"" + std::to_string(i + 1) + "\"/>";
    if (i < 20) doubling += begin + call + call + "</macro>";
    chain += begin + call + "</macro>";
  }
  const std::string last = "<text macro=\"0\"/>";
  CHECK(refusal(doubling + "<macro name=\"20\"><text value=\"x\"/></macro>", last) ==
        "the style cannot be used: its macros come to too much text");
  CHECK(refusal(chain, last) == "the style cannot be used: its macros nest too deep");
  CHECK(refusal({}, "<text value=\"" + std::string(5000, 'x') + "\"/>") ==
        "the style cannot be used: an attribute of it is too long");
}

TEST_CASE("a rendering ends at its limits") {
  std::string pieces;
  for (int i = 0; i < 5000; ++i) pieces += "<text value=\"" + std::string(3000, 'x') + "\"/>";
  const auto text = cited(style_of("<group delimiter=\"-\">" + pieces + "</group>"), {item("a", {king}, 2020, "T")});
  CHECK_FALSE(text.empty());
  CHECK(text.size() <= 1U << 20U);
}

TEST_CASE("a style is read again where its parent or its locale changes") {
  const dossier::test::TempFolder folder;
  auto time = std::filesystem::file_time_type::clock::now();
  const auto write = [&](const std::string& name, const std::string& content) {
    std::ofstream(folder.path() / name) << content;
    time += std::chrono::seconds(5);
    std::filesystem::last_write_time(folder.path() / name, time);
  };
  const auto parent = [](const std::string& more) {
    return "<style version=\"1.0\" default-locale=\"de-DE\"><citation><layout><text term=\"and\"/><text value=\"" +
           more + "\"/></layout></citation></style>";
  };
  const auto locale = [](const std::string& word) {
    return "<locale xml:lang=\"de-DE\"><terms><term name=\"and\">" + word + "</term></terms></locale>";
  };
  dossier::OwnStyles styles(folder.path());
  const auto text = [&] {
    const auto style = styles.find("child");
    return style ? cited(style->own, {item("a", {king}, 2020, "T")}) : style.error().message;
  };
  write("child.csl", R"(<style version="1.0"><info><link href="x/parent" rel="independent-parent"/></info></style>)");
  CHECK(text().find("cannot be used") == std::string::npos);
  CHECK(styles.list().empty());
  write("parent.csl", parent("!"));
  CHECK(text() == "and!");
  write("locales-de-DE.xml", locale("und"));
  CHECK(text() == "und!");
  write("locales-de-DE.xml", locale("samt"));
  CHECK(text() == "samt!");
  write("parent.csl", parent("?"));
  CHECK(text() == "samt?");
  const auto* const kept = styles.find("child")->own.get();
  CHECK(styles.find("child")->own.get() == kept);
  write("parent.csl", "<book/>");
  CHECK(text().find("it is not a CSL style") != std::string::npos);
  CHECK(styles.list().empty());
}

TEST_CASE("text that loses its full stops leaves nothing empty") {
  RichText text("...");
  text.change([](const std::string&) { return std::string(); });
  text.add_face(italic);
  CHECK(text.empty());
  text.append(". A");
  CHECK(text.plain() == ". A");
  CHECK(cited(style_of("<text value=\".\" strip-periods=\"true\"/><text value=\", b\"/>"),
              {item("a", {king}, 2020, "T")}) == ", b");
}

TEST_CASE("pages, cases and initials") {
  const auto& locale = Locale::built_in();
  CHECK(formed_pages("321-328, 415-532", "minimal", locale) == "321–8, 415–532");
  CHECK(formed_pages("105-105", "chicago", locale) == "105–5");
  CHECK(formed_pages("105-106", "chicago-16", locale) == "105–6");
  CHECK(formed_pages("42-5", "expanded", locale) == "42–45");
  CHECK(formed_pages("xxv-xxviii", {}, locale) == "xxv–xxviii");
  CHECK(formed_pages("e12", {}, locale) == "e12");
  CHECK(locale.ordinal(11) == "11th");
  CHECK(locale.ordinal(22) == "22nd");
  CHECK(locale.ordinal(111) == "111th");
  CHECK(is_numeric("2nd"));
  CHECK_FALSE(is_numeric("second"));
  CHECK(title_case("the fall of the NATO state: a view from iran") == "The Fall of the NATO State: A View from Iran");
  CHECK(initials("Jean-Luc M.", ". ", true, false) == "J.-L. M.");
  CHECK(initials("Ph.M.E", ".", true, false) == "Ph.M.E.");
  CHECK(initials("Élodie", ".", true, false) == "É.");
}
