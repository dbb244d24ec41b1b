// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/cited_papers.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace dossier {
namespace {

Paper paper(const std::string& id, const std::string& title, const std::vector<std::string>& authors, int year) {
  Paper made;
  made.id = id;
  made.title = title;
  std::vector<Person> people;
  for (const auto& author : authors) people.push_back(parse_person(author));
  set_authors(made, std::move(people));
  made.year = year;
  return made;
}

CitedWork work(const std::vector<std::string>& authors, int year, const std::string& title = {}) {
  CitedWork made;
  for (const auto& author : authors) made.authors.push_back(name_forms(parse_person(author)));
  made.year = year;
  made.title = title_words(title);
  return made;
}

CitedPapers library() {
  auto rivers = paper("rivers", "Rivers of Mistrust: Water Talks in Halvia", {"Sana Khan"}, 2019);
  rivers.doi = "10.5555/rivers";
  return CitedPapers({rivers, paper("pipes", "Pipelines and Promises", {"Murad Khan"}, 2019),
                      paper("markets", "Border Markets", {"Ayesha Yaqoob", "Bilal Raza"}, 2014),
                      paper("berg", "Small States in Large Rooms", {"Jan van den Berg"}, 2008),
                      paper("bank", "Financing Dams", {"{Basin Development Bank}"}, 2016),
                      paper("many", "Measuring Mediation", {"Chidi Okafor", "Eva Lind", "Hiro Tanaka"}, 2017)});
}

using Found = std::optional<std::string>;

}  // namespace

TEST_CASE("a DOI decides") {
  auto cited = work({"Nobody"}, 1999, "Another title altogether");
  cited.doi = "10.5555/rivers";
  CHECK(library().find(cited) == Found("rivers"));
  CHECK(library().find(cited, "rivers") == Found());
}

TEST_CASE("a title is known with or without its subtitle, a year off, and by no other author") {
  const auto papers = library();
  CHECK(papers.find(work({"S. Khan"}, 2019, "Rivers of mistrust")) == Found("rivers"));
  CHECK(papers.find(work({"Khan, S."}, 2018, "Rivers of mistrust: Water talks in Halvia. Journal of Rivers")) ==
        Found("rivers"));
  CHECK(papers.find(work({"Khan, S."}, 2015, "Rivers of mistrust")) == Found());
  CHECK(papers.find(work({"Khan, S."}, 2015, "Rivers of mistrust: Water talks in Halvia")) == Found("rivers"));
  CHECK(papers.find(work({"Smith, J."}, 2019, "Rivers of mistrust")) == Found());
  CHECK(papers.find(work({"Khan, M."}, 2019, "Rivers of trust and doubt")) == Found());
  CHECK(papers.find(work({"Yaqoob, A."}, 2014, "Customs posts")) == Found());
}

TEST_CASE("a citation without a title needs all authors and the year, and means one paper alone") {
  const auto papers = library();
  CHECK(papers.find(work({"van den Berg"}, 2008)) == Found("berg"));
  CHECK(papers.find(work({"Berg"}, 2008)) == Found("berg"));
  CHECK(papers.find(work({"Berg"}, 2009)) == Found());
  CHECK(papers.find(work({"Khan"}, 2019)) == Found());
  CHECK(papers.find(work({"Yaqoob", "Raza"}, 2014)) == Found("markets"));
  CHECK(papers.find(work({"Yaqoob"}, 2014)) == Found());
  auto more = work({"Okafor"}, 2017);
  CHECK(papers.find(more) == Found());
  more.more_authors = true;
  CHECK(papers.find(more) == Found("many"));
  CHECK(papers.find(work({"{Basin Development Bank}"}, 2016)) == Found("bank"));
  CHECK(papers.find(work({"BDB"}, 2016)) == Found("bank"));
}

TEST_CASE("a cited work is stored and read back") {
  auto cited = work({"van den Berg, J.", "García Márquez, E."}, 2008, "Small States; in Large Rooms / ½");
  cited.more_authors = true;
  cited.doi = "10.5555/x";
  CHECK(decode_cited_work(encode_cited_work(cited)) == cited);
  const CitedWork empty;
  CHECK(decode_cited_work(encode_cited_work(empty)) == empty);
  for (const std::string text : {"", "khan-2019", "\x02",
                                 "\x02"
                                 "a\x03"
                                 "b"})
    CHECK(decode_cited_work(text) == std::nullopt);
}

}  // namespace dossier
