// SPDX-License-Identifier: GPL-3.0-or-later
// Works of one list that would be cited alike are told apart.
#include "searcher/citing/citer.hpp"

#include "searcher/citing/own_styles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>

using namespace dossier;

namespace {

using Style = CitationStyle;

Paper paper(const std::string& id, std::vector<Person> people, std::optional<int> year, const std::string& title) {
  Paper out;
  out.id = id;
  set_authors(out, std::move(people));
  out.year = year;
  out.title = title;
  out.journal = "Rivers";
  return out;
}

const Person khan{"Khan", "Ali", "", "", false};
const Person roe{"Roe", "Jane", "", "", false};
const Person poe{"Poe", "Ann", "", "", false};
const Person li{"Li", "Bo", "", "", false};

Passage page(const std::string& number) {
  Passage passage;
  passage.printed = {number, number};
  return passage;
}

std::string listed(const Citer& citer) {
  std::string out;
  for (const auto& entry : citer.references()) out += plain_text(entry.parts) + "\n";
  return out;
}

}  // namespace

TEST_CASE("two works of one year have letters by their titles, in the text and in the list") {
  const auto water = paper("w", {khan}, 2021, "Water");
  const auto dams = paper("d", {khan}, 2021, "Dams");
  const auto old = paper("o", {khan}, 2019, "Old rivers");
  const Citer apa(Style::Apa, {&water, &dams, &old, &water});
  CHECK(apa.cite(water, page("3")) == "(Khan, 2021b, p. 3)");
  CHECK(apa.cite(dams, page("4")) == "(Khan, 2021a, p. 4)");
  CHECK(apa.cite(old, page("5")) == "(Khan, 2019, p. 5)");
  CHECK(listed(apa) ==
        "Khan, A. (2019). Old rivers. Rivers.\nKhan, A. (2021a). Dams. Rivers.\nKhan, A. (2021b). Water. Rivers.\n");
  const Citer chicago(Style::Chicago, {&water, &dams, &old});
  CHECK(chicago.cite(dams, page("4")) == "(Khan 2021a, 4)");
  CHECK(listed(chicago) ==
        "Khan, Ali. 2019. “Old rivers.” Rivers.\nKhan, Ali. 2021a. “Dams.” Rivers.\n"
        "Khan, Ali. 2021b. “Water.” Rivers.\n");
  // By itself a work needs no letter.
  CHECK(cite(CitingStyle(Style::Apa), dams, page("4")) == "(Khan, 2021, p. 4)");
}

TEST_CASE("works without a year have letters behind n.d.") {
  const auto water = paper("w", {khan}, {}, "Water");
  const auto dams = paper("d", {khan}, {}, "Dams");
  const Citer apa(Style::Apa, {&water, &dams});
  CHECK(apa.cite(water, page("3")) == "(Khan, n.d.-b, p. 3)");
  CHECK(listed(apa).starts_with("Khan, A. (n.d.-a). Dams."));
}

TEST_CASE("works of other authors are told apart by more names, not by letters") {
  const auto one = paper("a", {khan, roe, li, poe}, 2021, "Water");
  const auto other = paper("b", {khan, poe, li, roe}, 2021, "Dams");
  const auto third = paper("c", {khan, poe, li, roe}, 2021, "Canals");
  const Citer apa(Style::Apa, {&one, &other, &third});
  CHECK(apa.cite(one, page("3")) == "(Khan, Roe, et al., 2021, p. 3)");
  CHECK(apa.cite(other, page("3")) == "(Khan, Poe, et al., 2021b, p. 3)");
  CHECK(apa.cite(third, page("3")) == "(Khan, Poe, et al., 2021a, p. 3)");
}

TEST_CASE("MLA names the title where the names alone would not tell") {
  const auto water = paper("w", {khan}, 2021, "Water: A history");
  const auto dams = paper("d", {khan}, 2019, "Dams");
  const auto other = paper("r", {roe}, 2019, "Canals");
  const Citer mla(Style::Mla, {&water, &dams, &other});
  CHECK(mla.cite(water, page("3")) == "(Khan, “Water” 3)");
  CHECK(mla.cite(other, page("3")) == "(Roe 3)");
}

TEST_CASE("keys and whole references need nothing, and keep the order in which they came") {
  const auto water = paper("w", {khan}, 2021, "Water");
  const auto dams = paper("d", {khan}, 2021, "Dams");
  const Citer pandoc(Style::Pandoc, {&water, &dams});
  CHECK(pandoc.cite(dams, page("4")) == "[@d, p. 4]");
  CHECK(listed(pandoc).starts_with("Ali Khan (2021). Water."));
}

TEST_CASE("a style in CSL cites papers, and the folder of styles offers it") {
  const test::TempFolder folder;
  std::ofstream(folder.path() / "dry.csl")
      << R"(<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Dry rivers</title></info>
  <citation disambiguate-add-year-suffix="true" et-al-min="3" et-al-use-first="1"><layout prefix="[" suffix="]">
    <group delimiter=": "><group delimiter=" "><names variable="author"><name form="short" and="text"/></names>
    <date variable="issued"><date-part name="year"/></date></group><text variable="locator"/></group></layout></citation>
  <bibliography><sort><key variable="title"/></sort><layout suffix="."><group delimiter=", ">
    <names variable="author"><name name-as-sort-order="all"/></names><text variable="title" quotes="true"/>
    <text variable="container-title" font-style="italic"/>
    <date variable="issued"><date-part name="year"/></date></group></layout></bibliography></style>)";
  std::ofstream(folder.path() / "other-name.csl")
      << R"(<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>
      <link href="http://www.zotero.org/styles/dry" rel="independent-parent"/></info></style>)";
  std::ofstream(folder.path() / "broken.csl") << "<style";
  OwnStyles styles(folder.path());
  const auto listed_styles = styles.list();
  REQUIRE(listed_styles.size() == 2);
  CHECK(listed_styles[0].name == "dry");
  CHECK(listed_styles[0].title == "Dry rivers");
  const auto style = styles.find("other-name");
  REQUIRE(style);
  CHECK(style->chosen() == "other-name");
  const auto water = paper("w", {khan, roe}, 2021, "Water");
  const auto dams = paper("d", {khan, roe}, 2021, "Dams");
  const Citer citer(*style, {&water, &dams});
  CHECK(citer.cite(water, page("3")) == "[Khan and Roe 2021b: 3]");
  Passage headed;
  headed.heading = {"The Durand Line"};
  CHECK(citer.cite(dams, headed) == "[Khan and Roe 2021a, under “The Durand Line”]");
  CHECK(listed(citer) ==
        "Khan, Ali, Roe, Jane, “Dams,” Rivers, 2021a.\nKhan, Ali, Roe, Jane, “Water,” Rivers, 2021b.\n");
  CHECK(citer.references()[0].parts[1].italic);
  CHECK(styles.find("broken").error().code == ErrorCode::BadData);
  for (const auto* name : {"none", "../dry", "/etc/passwd", "", ".", "..", "dry\r\nSet-Cookie: x"}) {
    CAPTURE(name);
    CHECK(styles.find(name).error().code == ErrorCode::NotFound);
  }
  CHECK(styles.find("apa")->is(Style::Apa));
}
