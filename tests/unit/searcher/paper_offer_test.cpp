// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/paper_offer.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

using namespace dossier;
using namespace dossier::testing;

namespace {

SourceContent library() {
  auto content = content_of({{"One text."}, {"Another text."}, {"A third text."}, {"Текст."}, {"文本。"}});
  auto& papers = content.papers;
  papers[0].title = "Weirs and Mills of the Upper Reach";
  papers[0].authors = {"Anna Lindqvist", "Tomás Prieto"};
  papers[0].year = 2019;
  papers[0].doi = "10.5555/reach.19";
  papers[0].journal = "Annals of Water";
  papers[0].citation_key = "lindqvist2019";
  papers[1].title = "Millers";
  papers[1].authors = {"Anna Lindqvist"};
  papers[1].year = 2021;
  papers[2].title = "Nothing Else";
  papers[3].title = "Мельницы";
  papers[3].authors = {"Иван Иванов", "Мария Петрова"};
  papers[3].year = 2014;
  papers[4].title = "水";
  papers[4].authors = {"王伟", "李娜"};
  papers[4].year = 2018;
  return content;
}

}  // namespace

TEST_CASE("what papers are known by offers them, also as copied from a text") {
  const StoredIndex index(library());
  PaperOffer offer(index.reader());
  struct Row {
    const char* query;
    std::vector<std::string> papers;
  };
  const Row rows[] = {
      {"10.5555/REACH.19", {"paper:p0"}},
      {"https://doi.org/10.5555/reach.19.", {"paper:p0"}},
      {"doi:10.5555/reach.19", {"paper:p0"}},
      {"lindqvist2019", {"paper:p0"}},
      {"@Lindqvist2019", {"paper:p0"}},
      {"Lindqvist", {"paper:p0", "paper:p1"}},
      {"Lindqvist 2021", {"paper:p1"}},
      {"lindqvist & prieto (2019)", {"paper:p0"}},
      {"2019", {"paper:p0"}},
      {"weirs and mills of the upper reach", {"paper:p0"}},
      {"Millers", {"paper:p1"}},
      {"journal:\"Annals of Water\"", {"paper:p0"}},
      {"p2", {"paper:p2"}},
      {"10.5555/other", {}},
      {"Lindqvist 1990", {}},
      {"[@lindqvist2019]", {"paper:p0"}},
      {"[see @lindqvist2019, p. 4; @p2, under “Mills”]", {"paper:p0", "paper:p2"}},
      {"(Lindqvist & Prieto, 2019, pp. 3–4)", {"paper:p0"}},
      {"(Lindqvist and Prieto 2019a, 214–15)", {"paper:p0"}},
      {"(Lindqvist and Prieto 214–15)", {"paper:p0"}},
      {"(see Lindqvist, 2021; Lindqvist & Prieto, 2019)", {"paper:p1", "paper:p0"}},
      {"(Lindqvist et al., n.d., Mills section)", {"paper:p0", "paper:p1"}},
      {"Lindqvist (2021: 12)", {"paper:p1"}},
      {"Lindqvist, A. (2021)", {"paper:p1"}},
      {"A. Lindqvist (2021)", {"paper:p1"}},
      {"(see A. Lindqvist, 2021)", {"paper:p1"}},
      {"Lindqvist, A., & Prieto, T. (2019). Weirs and mills of the upper reach. Annals of Water, 7(2), 1–9.",
       {"paper:p0"}},
      {"Lindqvist, Anna, and Tomás Prieto. 2019. “Weirs and Mills of the Upper Reach.” Annals of Water 7 (2): 1–9.",
       {"paper:p0"}},
      {"Anna Lindqvist", {"paper:p0", "paper:p1"}},
      {"Anna Lindqvist 2021", {"paper:p1"}},
      {"Lindqvist, Anna (2019)", {"paper:p0"}},
      {"Tomás Prieto y Anna Lindqvist (2019)", {"paper:p0"}},
      {"Lindqvist und Prieto 2019", {"paper:p0"}},
      {"vgl. Lindqvist (2021), S. 12", {"paper:p1"}},
      {"see Lindqvist 2021", {"paper:p1"}},
      {"voir aussi Lindqvist et Prieto (2019, 3)", {"paper:p0"}},
      {"Иванов 2014", {"paper:p3"}},
      {"см. Иванов и Петрова (2014), с. 12", {"paper:p3"}},
      {"Иванов и др. 2014", {"paper:p3"}},
      {"王伟 2018", {"paper:p4"}},
      {"王伟、李娜（2018）", {"paper:p4"}},
      {"王和李 2018", {"paper:p4"}},
      {"Anna", {}},
      {"Bea Lindqvist", {}},
      {"anna lindqvist of the weirs", {}},
      {"Lindqvist 2021 and the law", {}},
      {"2019, 2021 floods", {}},
      {"(floods of 2019)", {}},
      {"et al", {}},
      {"y", {}},
      {"(and, n.d.)", {}},
      {"U.S. 2019", {}},
      {"A.I. Lindqvist", {}},
      {"(weirs) AND (2019)", {}},
      {"text", {}},
      {"", {}},
      {"-lindqvist", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    const auto found = offer.find(row.query);
    CHECK((found ? found->suggestions : std::vector<std::string>()) == row.papers);
    if (found) CHECK(found->code == "papers");
  }
}
