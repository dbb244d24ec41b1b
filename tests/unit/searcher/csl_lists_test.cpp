// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of works in CSL: what they are sorted by, names in them, capitals of titles, pages with letters.
#include "searcher/csl/numbers.hpp"
#include "searcher/csl/text_case.hpp"
#include "tests/unit/searcher/csl_support.hpp"

#include <utility>

using namespace dossier::csl;
using namespace dossier::testing;

namespace {

Item work(const std::string& id, const Name& author, const std::string& title) {
  Item out;
  out.id = id;
  out.type = "document";
  out.texts.emplace("title", title);
  out.names["author"] = {author};
  return out;
}

Name person(const std::string& family, const std::string& given, const std::string& particle = {}) {
  Name name;
  name.family = family;
  name.given = given;
  name.non_dropping = particle;
  return name;
}

Name organisation(const std::string& literal) {
  Name name;
  name.literal = literal;
  return name;
}

/// The list of the works in a style with this layout and sorting, an entry a line.
std::string listed(const std::vector<Item>& works, const std::string& layout, const std::string& sort,
                   const std::string& options = {}) {
  const auto style = style_with("<citation><layout><text variable=\"title\"/></layout></citation><bibliography " +
                                options + ">" + sort + "<layout>" + layout + "</layout></bibliography>");
  std::string out;
  for (const auto& [id, text] : Processor(style, works).bibliography()) out += text.plain() + "\n";
  return out;
}

constexpr const char* by_author = "<sort><key variable=\"author\"/><key variable=\"title\"/></sort>";
constexpr const char* author_only = "<names variable=\"author\"><name name-as-sort-order=\"all\"/></names>";

}  // namespace

TEST_CASE("marks do not count where works are sorted") {
  const auto nobody = person("Roe", "Ann");
  CHECK(listed({work("a", nobody, "“Dams” and Rivers B"), work("b", nobody, "Dams, and Rivers A"),
                work("c", nobody, "[Dams] and 'Rivers' C"), work("d", nobody, "<i>Dams</i> and Rivers D")},
               "<text variable=\"title\"/>", "<sort><key variable=\"title\"/></sort>") ==
        "Dams, and Rivers A\n“Dams” and Rivers B\n[Dams] and ‘Rivers’ C\nDams and Rivers D\n");
  CHECK(listed({work("a", person("Smith Jones", "Al"), "T"), work("b", person("Smith", "Zed"), "T"),
                work("c", person("Smith", "Ann"), "T"), work("d", person("'t Hooft", "Jan"), "T")},
               author_only, by_author) == "Smith, Ann\nSmith Jones, Al\nSmith, Zed\n’t Hooft, Jan\n");
}

TEST_CASE("an organisation that comes again gives way to the style's dash, and so does what stands in for names") {
  const auto again = std::string("subsequent-author-substitute=\"—\"");
  CHECK(listed({work("a", organisation("World Bank"), "A"), work("b", organisation("World Bank"), "B")},
               std::string(author_only) + "<text variable=\"title\" prefix=\". \"/>", by_author,
               again) == "World Bank. A\n—. B\n");
  auto first = work("a", {}, "A");
  auto second = work("b", {}, "B");
  for (auto* one : {&first, &second}) {
    one->names.clear();
    one->texts.emplace("container-title", "The Daily");
  }
  CHECK(listed({first, second},
               "<names variable=\"author\"><substitute><text variable=\"container-title\"/></substitute></names>"
               "<text variable=\"title\" prefix=\". \"/>",
               "<sort><key variable=\"title\"/></sort>", again) == "The Daily. A\n—. B\n");
}

TEST_CASE("a name of one word is no initial, and initials are the same with and without blanks") {
  const auto style = style_with(
      "<citation disambiguate-add-givenname=\"true\" givenname-disambiguation-rule=\"all-names\">"
      "<layout delimiter=\"; \"><names variable=\"author\"><name form=\"short\" initialize-with=\". \"/></names>"
      "</layout></citation>");
  const std::vector<Item> works{work("a", person("Doe", "J. J."), "A"), work("b", person("Doe", "J.J."), "B"),
                                work("c", person({}, "Sukarno"), "C")};
  CHECK(cited(style, works, {cite_of("a"), cite_of("b"), cite_of("c")}) == "Doe; Doe; Sukarno");
}

TEST_CASE("titles in English capitals have them behind hyphens and dashes, and keep what is no common word") {
  const std::pair<const char*, const char*> rows[] = {
      {"core self-evaluation traits—with job satisfaction", "Core Self-Evaluation Traits—with Job Satisfaction"},
      {"out-of-fashion initiatives", "Out-of-Fashion Initiatives"},
      {"closing the scientist–practitioner gap", "Closing the Scientist–Practitioner Gap"},
      {"war and/or peace", "War and/or Peace"},
      {"UK", "UK"},
      {"NATO and the UN", "NATO and the UN"},
      {"THE FALL OF NATIONS", "The Fall of Nations"},
      {"all for one. For all", "All for One. For All"},
      {"the β-carotine question", "The β-Carotine Question"},
      {"the fight against al-Qaeda", "The Fight against al-Qaeda"},
      {"внешняя политика", "внешняя политика"},
      {"vitamin b-x", "Vitamin B-x"},
  };
  for (const auto& [given, wanted] : rows) {
    CAPTURE(given);
    CHECK(title_case(given) == wanted);
  }
}

TEST_CASE("a span without case keeps its capitals and leaves no seam") {
  const auto style = style_with(
      "<citation><layout><text variable=\"title\" text-case=\"lowercase\" font-style=\"italic\"/></layout></citation>");
  const Processor processor(style, {work("a", person("Roe", "Ann"), "The <span class=\"nocase\">NATO</span> Bill")});
  const auto text = processor.citation({cite_of("a")});
  REQUIRE(text.runs().size() == 1);
  CHECK(text.plain() == "the NATO bill");
  CHECK(text.runs().front().face == italic);
}

TEST_CASE("pages with letters are a range where the letters are the same") {
  const auto style = style_with("<citation><layout><text variable=\"title\"/></layout></citation>");
  const auto& locale = style->locale();
  CHECK(formed_pages("S110-S115", "minimal", locale) == "S110–5");
  CHECK(formed_pages("S110-S115", "expanded", locale) == "S110–S115");
  CHECK(formed_pages("N110-P5", "expanded", locale) == "N110-P5");
  CHECK(formed_pages("S110-S115", {}, locale) == "S110–S115");
  CHECK(formed_pages("110-5", "expanded", locale) == "110–115");
}

TEST_CASE("a full stop goes before both marks that end a quotation in a quotation") {
  const auto style =
      style_with("<citation><layout suffix=\".\"><text variable=\"title\" quotes=\"true\"/></layout></citation>",
                 "<locale><style-options punctuation-in-quote=\"true\"/></locale>");
  const auto nobody = person("Roe", "Ann");
  CHECK(cited(style, {work("a", nobody, "This is \"The One\"")}, {cite_of("a")}) == "“This is ‘The One.’”");
  CHECK(cited(style, {work("a", nobody, "Rights of the States'")}, {cite_of("a")}) == "“Rights of the States’.”");
}
