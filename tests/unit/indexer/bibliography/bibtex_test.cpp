// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/bibtex.hpp"
#include "indexer/bibliography/latex.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;
using namespace dossier::bibliography;

using Names = std::vector<std::string>;

TEST_CASE("TeX becomes text") {
  struct Row {
    const char* tex;
    const char* text;
  };
  for (const auto& [tex, text] : {
           Row{R"({\"O}zg{\"u}r \'{e}t\'e)", "Özgür été"},
           Row{R"(Fran{\c{c}}ois {\v{S}}imi\'c)", "François Šimić"},
           Row{R"(\O{}deg\aa rd {\ss})", "Ødegård ß"},
           Row{R"({NATO} and {\emph{the} Bomb})", "NATO and the Bomb"},
           Row{R"(A \& B \% \$5 \#1 a\_b)", "A & B % $5 #1 a_b"},
           Row{"12--34 --- end", "12–34 — end"},
           Row{"``quoted''  and~tied", "“quoted” and tied"},
           Row{"a\n   b", "a b"},
           Row{R"(\)", ""},
           Row{R"(\")", ""},
           Row{"", ""},
       }) {
    INFO(tex);
    CHECK(plain_text(tex) == text);
  }
}

TEST_CASE("entries are read with their fields") {
  const auto read = read_bibtex(R"(
A comment with an address a@b.example.
@string{jdr = "Journal of Dry " # "Rivers"}
@Article{doe2019,
  author = {Doe, Jane and {World Bank} and van der Berg, A. and Roe, Jr., John},
  title = {On {Dams}: {\"U}ber alles},
  journal = jdr, year = 2019, volume = 7, number = {2},
  pages = {12--34}, doi = {https://doi.org/10.1000/DAMS}, url = {https://x.example/a_b},
  keywords = {water, dams}, file = {:papers/doe.pdf:PDF;Snapshot:C\:/x.html:text/html},
}
@book(roe2001, editor = "Roe, John", title = "A Book", date = "2001-05", groups = {Rivers, Gas})
@comment{ignored, @article{no, title = {Commented}}}
)");
  REQUIRE(read.entries.size() >= 2);
  const auto& paper = read.entries[0].paper;
  CHECK(read.entries[0].key == "doe2019");
  CHECK(paper.citation_key == "doe2019");
  CHECK(paper.authors == Names{"Jane Doe", "World Bank", "A. van der Berg", "John Roe Jr."});
  CHECK(paper.people[1].organisation);
  CHECK(paper.title == "On Dams: Über alles");
  CHECK(paper.journal == "Journal of Dry Rivers");
  CHECK(paper.year == 2019);
  CHECK(paper.volume == "7");
  CHECK(paper.issue == "2");
  CHECK(paper.pages == "12–34");
  CHECK(paper.doi == "10.1000/dams");
  CHECK(paper.url == "https://x.example/a_b");
  CHECK(paper.keywords == Names{"water", "dams"});
  CHECK(read.entries[0].files == std::vector<std::filesystem::path>{"papers/doe.pdf", "C:/x.html"});
  CHECK(read.entries[1].paper.authors == Names{"John Roe"});
  CHECK(read.entries[1].paper.year == 2001);
  CHECK(read.entries[1].collections == Names{"Rivers", "Gas"});
}

TEST_CASE("an entry that is broken does not take the others with it") {
  const auto read = read_bibtex(
      "@article{a, title = {One}}\n@article{b, title = {unclosed\n@article{c, title = {Two}}\n@article{d title}\n"
      "@article{e, title = {Three}}");
  Names titles;
  for (const auto& entry : read.entries) titles.push_back(entry.paper.title);
  CHECK(titles == Names{"One", "Two", "Three"});
  CHECK(read.notes.size() == 2);
  CHECK(read.notes[0] == "the entry in line 2 is not well-formed and was left out");
}

TEST_CASE("a name in braces that is a person's stays one") {
  const auto read = read_bibtex("@misc{k, author = {{\\'A}lvarez, Ana and {U.S. Department of State} and others}}");
  REQUIRE(read.entries.size() == 1);
  CHECK(read.entries[0].paper.authors == Names{"Ana Álvarez", "U.S. Department of State"});
}

TEST_CASE("names that are parted as no BibTeX has it are names") {
  const auto names_of = [](const std::string& field) {
    return read_bibtex("@misc{k, author = {" + field + "}}").entries.at(0).paper.authors;
  };
  CHECK(names_of("Ada Brook | Ben Strand") == Names{"Ada Brook", "Ben Strand"});
  CHECK(names_of("Ada Brook (Univ. of Fog), Ben Strand (Lake College)") == Names{"Ada Brook", "Ben Strand"});
}

TEST_CASE("strings that double themselves end") {
  std::string text = "@string{a = \"0123456789\"}\n";
  for (int i = 0; i < 60; ++i) text += "@string{a = a # a}\n";
  text += "@misc{k, title = a # a, year = 2001}\n@misc{l, title = {Last}}";
  const auto read = read_bibtex(text);
  REQUIRE_FALSE(read.entries.empty());
  CHECK(read.entries.back().paper.title == "Last");
  for (const auto& entry : read.entries) CHECK(entry.paper.title.size() <= (1U << 20U));
}
