// SPDX-License-Identifier: GPL-3.0-or-later
// Citations and references against truth written by hand from the handbooks: APA 7 (2020), Chicago 18 (2024), MLA 9.
#include "searcher/citing/cite.hpp"

#include "searcher/citing/cited_names.hpp"
#include "searcher/citing/cited_text.hpp"
#include "tests/support/catch.hpp"

#include <map>

using namespace dossier;

namespace {

using Style = CitationStyle;

Paper paper_by(std::vector<Person> people) {
  Paper paper;
  paper.id = "tap-and-treaty";
  paper.title = "Taps and treaties: Who holds the water?";
  set_authors(paper, std::move(people));
  paper.year = 2021;
  paper.journal = "Journal of Dry Rivers";
  paper.volume = "7";
  paper.issue = "2";
  paper.pages = "214-215";
  paper.doi = "10.1000/dry_7";
  paper.citation_key = "vandijk2021";
  return paper;
}

const Person van_dijk{"Dijk", "Lena Maria", "van", "", false};
const Person rafi{"Rafi", "Omar", "", "", false};
const Person king{"King", "Martin Luther", "", "Jr.", false};
const Person bank{"World Bank", "", "", "", true};
const Person wang{"王", "小明", "", "", false};

Passage on_pages(const std::string& first, const std::string& last = {}) {
  Passage passage;
  passage.printed = {first, last.empty() ? first : last};
  passage.heading = {"4 Findings", "The Durand Line"};
  return passage;
}

Passage without_pages(const std::string& heading = "The Durand Line") {
  Passage passage;
  if (!heading.empty()) passage.heading = {"4 Findings", heading};
  return passage;
}

std::string listed(Style style, const Paper& paper) { return plain_text(reference(style, paper)); }

}  // namespace

TEST_CASE("a citation names the page as printed") {
  const auto paper = paper_by({van_dijk, rafi});
  const auto passage = on_pages("214");
  CHECK(cite(Style::Pandoc, paper, passage) == "[@vandijk2021, p. 214]");
  CHECK(cite(Style::Apa, paper, passage) == "(van Dijk & Rafi, 2021, p. 214)");
  CHECK(cite(Style::Chicago, paper, passage) == "(van Dijk and Rafi 2021, 214)");
  CHECK(cite(Style::Mla, paper, passage) == "(van Dijk and Rafi 214)");
  CHECK(cite(Style::Plain, paper, passage) ==
        "(Lena Maria van Dijk and Omar Rafi, “Taps and treaties: Who holds the water?”, "
        "Journal of Dry Rivers 7(2), 2021, p. 214)");
}

TEST_CASE("two pages are a range, short where the style has it so") {
  const auto paper = paper_by({rafi});
  const auto passage = on_pages("214", "215");
  CHECK(cite(Style::Pandoc, paper, passage) == "[@vandijk2021, pp. 214–215]");
  CHECK(cite(Style::Apa, paper, passage) == "(Rafi, 2021, pp. 214–215)");
  CHECK(cite(Style::Chicago, paper, passage) == "(Rafi 2021, 214–15)");
  CHECK(cite(Style::Mla, paper, passage) == "(Rafi 214–15)");
  CHECK(cite(Style::Mla, paper, on_pages("xii", "xiv")) == "(Rafi xii–xiv)");
}

TEST_CASE("without pages the innermost heading is named") {
  const auto paper = paper_by({rafi});
  CHECK(cite(Style::Pandoc, paper, without_pages()) == "[@vandijk2021, under “The Durand Line”]");
  CHECK(cite(Style::Apa, paper, without_pages()) == "(Rafi, 2021, The Durand Line section)");
  CHECK(cite(Style::Chicago, paper, without_pages()) == "(Rafi 2021, under “The Durand Line”)");
  CHECK(cite(Style::Mla, paper, without_pages()) == "(Rafi, “The Durand Line”)");
  CHECK(cite(Style::Apa, paper, without_pages("")) == "(Rafi, 2021)");
  CHECK(cite(Style::Mla, paper, without_pages("")) == "(Rafi)");
}

TEST_CASE("a heading cannot end Pandoc's citation") {
  const auto paper = paper_by({rafi});
  CHECK(cite(Style::Pandoc, paper, without_pages("Who [really] “pays” @all {now}; *or* not")) ==
        "[@vandijk2021, under “Who really ‘pays’ all now; \\*or\\* not”]");
}

TEST_CASE("three authors are the first and others") {
  const auto paper = paper_by({rafi, van_dijk, king});
  CHECK(cite(Style::Apa, paper) == "(Rafi et al., 2021)");
  CHECK(cite(Style::Chicago, paper) == "(Rafi et al. 2021)");
  CHECK(cite(Style::Mla, paper) == "(Rafi et al.)");
}

TEST_CASE("an organisation is cited by its whole name") {
  auto paper = paper_by({bank});
  CHECK(cite(Style::Apa, paper) == "(World Bank, 2021)");
  CHECK(cite(Style::Chicago, paper) == "(World Bank 2021)");
  CHECK(listed(Style::Apa, paper) ==
        "World Bank. (2021). Taps and treaties: Who holds the water? Journal of Dry Rivers, 7(2), 214–215. "
        "https://doi.org/10.1000/dry_7");
  paper.journal = paper.volume = paper.issue = paper.pages = paper.doi = "";
  CHECK(listed(Style::Mla, paper) == "World Bank. Taps and treaties: Who holds the water? 2021.");
}

TEST_CASE("a paper without authors is cited by its title, one without a year says so") {
  auto paper = paper_by({});
  CHECK(cite(Style::Apa, paper, on_pages("3")) == "(“Taps and treaties: Who holds the water?” 2021, p. 3)");
  paper.title = "Taps and treaties";
  CHECK(cite(Style::Apa, paper, on_pages("3")) == "(“Taps and treaties,” 2021, p. 3)");
  CHECK(cite(Style::Chicago, paper, on_pages("3")) == "(“Taps and treaties” 2021, 3)");
  CHECK(cite(Style::Mla, paper, on_pages("3")) == "(“Taps and treaties” 3)");
  CHECK(listed(Style::Apa, paper).starts_with("Taps and treaties. (2021). Journal of Dry Rivers, 7(2)"));
  CHECK(listed(Style::Chicago, paper).starts_with("“Taps and treaties.” 2021. Journal of Dry Rivers 7 (2)"));
  CHECK(listed(Style::Mla, paper).starts_with("“Taps and treaties.” Journal of Dry Rivers, vol. 7"));
  auto undated = paper_by({rafi});
  undated.year.reset();
  CHECK(cite(Style::Apa, undated) == "(Rafi, n.d.)");
  CHECK(cite(Style::Chicago, undated, on_pages("3")) == "(Rafi, n.d., 3)");
  CHECK(listed(Style::Chicago, undated).starts_with("Rafi, Omar. n.d. “Taps"));
}

TEST_CASE("references name particles, suffixes and many authors as each style does") {
  const auto two = paper_by({van_dijk, king});
  CHECK(listed(Style::Apa, two) ==
        "van Dijk, L. M., & King, M. L., Jr. (2021). Taps and treaties: Who holds the water? "
        "Journal of Dry Rivers, 7(2), 214–215. https://doi.org/10.1000/dry_7");
  CHECK(listed(Style::Chicago, two) ==
        "Dijk, Lena Maria van, and Martin Luther King Jr. 2021. “Taps and treaties: Who holds the water?” "
        "Journal of Dry Rivers 7 (2): 214–15. https://doi.org/10.1000/dry_7.");
  CHECK(listed(Style::Mla, two) ==
        "van Dijk, Lena Maria, and Martin Luther King Jr. “Taps and treaties: Who holds the water?” "
        "Journal of Dry Rivers, vol. 7, no. 2, 2021, pp. 214–15, https://doi.org/10.1000/dry_7.");
  CHECK(listed(Style::Mla, paper_by({king, rafi, bank})).starts_with("King, Martin Luther, Jr., et al. “Taps"));
  CHECK(listed(Style::Chicago, paper_by({rafi, van_dijk, bank}))
            .starts_with("Rafi, Omar, Lena Maria van Dijk, and World Bank. 2021."));
  CHECK(listed(Style::Apa, paper_by({wang, rafi})).starts_with("王小明, & Rafi, O. (2021)."));
}

TEST_CASE("long lists of authors are cut as each style does") {
  std::vector<Person> people;
  for (int i = 1; i <= 21; ++i) people.push_back({"Author" + std::to_string(i), "Ann", "", "", false});
  const auto apa = listed(Style::Apa, paper_by(people));
  CHECK(apa.find("Author19, A., . . . Author21, A. (2021)") != std::string::npos);
  people.resize(20);
  CHECK(listed(Style::Apa, paper_by(people)).find("Author19, A., & Author20, A. (2021)") != std::string::npos);
  people.resize(7);
  CHECK(listed(Style::Chicago, paper_by(people)).starts_with("Author1, Ann, Ann Author2, Ann Author3, et al. 2021."));
  people.resize(6);
  CHECK(listed(Style::Chicago, paper_by(people)).find("Ann Author5, and Ann Author6. 2021.") != std::string::npos);
}

TEST_CASE("initials of given names") {
  const std::map<std::string, std::string> truth{{"Jean-Paul", "J.-P."}, {"Ai-jun", "A."},      {"A.B.", "A. B."},
                                                 {"A. B.", "A. B."},     {"Élodie", "É."},      {"Mary Ann", "M. A."},
                                                 {"J.-P.", "J.-P."},     {"Øystein K", "Ø. K."}};
  for (const auto& [given, initials] : truth) {
    CAPTURE(given);
    CHECK(citing::initials_of(given) == initials);
  }
}

TEST_CASE("last pages by the rules of Chicago and MLA") {
  using citing::LastPage;
  using citing::shown_pages;
  struct Row {
    std::string first, last, chicago, mla;
  };
  const std::vector<Row> rows{{"3", "10", "3–10", "3–10"},           {"71", "72", "71–72", "71–72"},
                              {"100", "104", "100–104", "100–04"},   {"1100", "1113", "1100–1113", "1100–13"},
                              {"101", "108", "101–8", "101–08"},     {"808", "833", "808–33", "808–33"},
                              {"321", "328", "321–28", "321–28"},    {"498", "532", "498–532", "498–532"},
                              {"1087", "1089", "1087–89", "1087–89"}};
  for (const auto& row : rows) {
    CAPTURE(row.first, row.last);
    CHECK(shown_pages(row.first, row.last, LastPage::Chicago) == row.chicago);
    CHECK(shown_pages(row.first, row.last, LastPage::Mla) == row.mla);
    CHECK(shown_pages(row.first, row.last, LastPage::Whole) == row.first + "–" + row.last);
  }
}

TEST_CASE("a work that stands alone has its title in italics") {
  auto paper = paper_by({rafi});
  paper.journal = paper.volume = paper.issue = paper.pages = "";
  const auto parts = reference(Style::Apa, paper);
  const auto italic = std::find_if(parts.begin(), parts.end(), [](const ReferencePart& part) { return part.italic; });
  REQUIRE(italic != parts.end());
  CHECK(italic->text == paper.title);
  CHECK(listed(Style::Apa, paper) ==
        "Rafi, O. (2021). Taps and treaties: Who holds the water? https://doi.org/10.1000/dry_7");
}

TEST_CASE("any text of a paper gives one line") {
  auto paper = paper_by({{"A\nB", "C\tD", "", "", false}});
  paper.title = "One\ntwo “three” \"four\"";
  for (const auto& style : citation_styles) {
    CAPTURE(style.name);
    const auto text = cite(style.style, paper, without_pages("Head\ning")) + listed(style.style, paper);
    CHECK(text.find_first_of("\n\t\r") == std::string::npos);
  }
  CHECK(listed(Style::Mla, paper).find("“One two ‘three’ ‘four’.”") != std::string::npos);
}

TEST_CASE("styles are known by name") {
  CHECK(find_citation_style("apa") == Style::Apa);
  CHECK(find_citation_style("bluebook") == std::nullopt);
  for (const auto& info : citation_styles) CHECK(find_citation_style(info.name) == info.style);
}
