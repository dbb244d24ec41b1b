// SPDX-License-Identifier: GPL-3.0-or-later
// Which papers a query means by what they are known by: each way by itself, and what is near to it.
#include "searcher/answers/known_papers.hpp"
#include "base/analyzer.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

using Ids = std::vector<std::string>;

Paper paper(const std::string& id, const std::vector<std::string>& authors, int year, const std::string& title) {
  Paper made;
  made.id = id;
  made.authors = authors;
  if (year > 0) made.year = year;
  made.title = title;
  return made;
}

const std::vector<Paper>& papers() {
  static const auto all = [] {
    std::vector<Paper> made{
        paper("one", {"Ana Khan"}, 2019, "Salt Roads of the North"),
        paper("two", {"Ana Khan", "Bea Raza"}, 2019, "Weir and Mill"),
        paper("three", {"Bea Raza"}, 2021, "Weir and Mill at Lock Nine"),
        paper("four", {"남궁, 민수"}, 2020, "Reeds"),
    };
    made[0].doi = "10.1/ABC";
    made[1].citation_key = "khan-raza";
    made[2].journal = "Lock Review";
    return made;
  }();
  return all;
}

AskedPaper asked_for(const std::string& text, const std::vector<std::string>& names, const std::string& year = {}) {
  AskedPaper asked;
  asked.text = text;
  asked.names = names;
  asked.year = year;
  return asked;
}

AskedPaper asked_for(const std::string& text) {
  AskedPaper asked;
  asked.text = text;
  for (const auto word : index::parts_of(text)) asked.names.emplace_back(word);
  return asked;
}

bool may_be(const AskedPaper& asked) {
  index::PaperNames names;
  for (const auto& one : papers()) names.add(one);
  names.sort();
  return may_mean(names, asked);
}

Ids meant(const AskedPaper& asked, std::size_t most = 9) {
  auto ids = KnownPapers(papers()).meant(asked, most);
  if (!ids.empty()) CHECK(may_be(asked));
  return ids;
}

}  // namespace

TEST_CASE("a family name of one or two signs may begin a name that is written as one word", "[known papers]") {
  CHECK(may_be(asked_for("남궁민수 2020", {"남궁민수"}, "2020")));
  CHECK(may_be(asked_for("남궁 2020", {"남궁"}, "2020")));
  CHECK_FALSE(may_be(asked_for("남민수 2020", {"남민수"}, "2020")));
  index::PaperNames names;
  names.add(paper("five", {"남, 민수"}, 0, ""));
  names.add(paper("six", {"사공방, 민수"}, 0, ""));
  names.sort();
  CHECK(may_mean(names, asked_for("남민수", {"남민수"})));
  CHECK_FALSE(may_mean(names, asked_for("사공방민", {"사공방민"})));
  // Of names that are written in several words the whole word counts.
  CHECK_FALSE(may_be(asked_for("khanna", {"khanna"})));
}

TEST_CASE("a DOI means its paper and nothing else does then", "[known papers]") {
  AskedPaper asked = asked_for("khan", {"khan"});
  asked.doi = "10.1/abc";
  CHECK(meant(asked) == Ids{"one"});
  asked.doi = "10.1/abd";
  CHECK(meant(asked).empty());
  CHECK_FALSE(may_be(asked));
}

TEST_CASE("a key, an id and a journal mean their papers", "[known papers]") {
  AskedPaper asked = asked_for("khan-raza", {"zorv"});
  asked.key = "khan-raza";
  CHECK(meant(asked) == Ids{"two"});
  asked.key = "three";
  CHECK(meant(asked) == Ids{"three"});
  asked.key = "five";
  CHECK(meant(asked).empty());
  CHECK_FALSE(may_be(asked));
  CHECK(meant(asked_for("lock review")) == Ids{"three"});
  CHECK(meant(asked_for("lock reviews")).empty());
}

TEST_CASE("all names and the year mean a paper", "[known papers]") {
  CHECK(meant(asked_for("khan 2019", {"khan"}, "2019")) == Ids{"one", "two"});
  CHECK(meant(asked_for("khan", {"khan"})) == Ids{"one", "two"});
  CHECK(meant(asked_for("khan 2021", {"khan"}, "2021")).empty());
  CHECK(meant(asked_for("khan raza", {"khan", "raza"})) == Ids{"two"});
  CHECK(meant(asked_for("raza khan", {"raza", "khan"})) == Ids{"two"});
  CHECK(meant(asked_for("khan zorv", {"khan", "zorv"})).empty());
  CHECK_FALSE(may_be(asked_for("khan zorv", {"khan", "zorv"})));
  CHECK(meant(asked_for("2019", {}, "2019")) == Ids{"one", "two"});
  CHECK(meant(asked_for("1999", {}, "1999")).empty());
  CHECK_FALSE(may_be(asked_for("1999", {}, "1999")));
  CHECK_FALSE(may_be(asked_for("zorv 2019", {"zorv"}, "2019")));
  CHECK(meant(asked_for("", {})).empty());
  CHECK(meant(asked_for("khan", {"khan"}), 1) == Ids{"one"});
  CHECK(meant(asked_for("khan", {"khan"}), 0).empty());
}

TEST_CASE("a given name stands beside a family name where all is written as names are", "[known papers]") {
  auto asked = asked_for("ana khan", {"ana", "khan"});
  CHECK(meant(asked).empty());
  asked.as_names = true;
  CHECK(meant(asked) == Ids{"one", "two"});
  CHECK(meant(AskedPaper{{}, {}, "bea khan", {}, {"bea", "khan"}, true}) == Ids{"two"});
  CHECK(meant(AskedPaper{{}, {}, "ana", {}, {"ana"}, true}).empty());
  CHECK(meant(AskedPaper{{}, {}, "ana bea", {}, {"ana", "bea"}, true}).empty());
  CHECK(meant(AskedPaper{{}, {}, "cal khan", {}, {"cal", "khan"}, true}).empty());
  CHECK(may_be(AskedPaper{{}, {}, "cal khan", {}, {"cal", "khan"}, true}));
  CHECK(meant(AskedPaper{{}, {}, "khan raza", {}, {"khan", "raza"}, true}) == Ids{"two"});
  CHECK(meant(asked_for("남궁민수", {"남궁민수"})) == Ids{"four"});
}

TEST_CASE("a title means its paper, from three words on also a part of it", "[known papers]") {
  CHECK(meant(asked_for("reeds")) == Ids{"four"});
  CHECK(meant(asked_for("weir and mill")) == Ids{"two", "three"});
  CHECK(meant(asked_for("weir and")).empty());
  CHECK(meant(asked_for("mill at lock")) == Ids{"three"});
  CHECK(meant(asked_for("at lock nin")).empty());
  CHECK(meant(asked_for("eir and mill")).empty());
  CHECK(meant(asked_for("weir and mill", {"weir", "mill"})) == Ids{"two"});  // without the word that says little
  CHECK(meant(asked_for("mill and weir")).empty());
  CHECK_FALSE(may_be(asked_for("mill and weir")));
  CHECK(meant(asked_for("weir and mill"), 1) == Ids{"two"});
}

TEST_CASE("a title of four words and more is found inside a longer text", "[known papers]") {
  CHECK(meant(asked_for("khan salt roads of the north review")) == Ids{"one"});
  CHECK(meant(asked_for("zorv weir and mill review")).empty());
  CHECK(meant(asked_for("zorv weir and mill at lock nine")) == Ids{"three"});
  CHECK(meant(asked_for("salt roads of the north weir and mill at lock nine")) == Ids{"one", "three"});
  CHECK(meant(asked_for("salt roads of the north weir and mill at lock nine"), 1) == Ids{"one"});
  const auto title = [](std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += (i == 0 ? "w" : " w") + std::to_string(i);
    return text;
  };
  for (const std::size_t words : {3U, 4U, 40U, 41U}) {
    CAPTURE(words);
    const KnownPapers known({paper("long", {}, 0, title(words))});
    CHECK(known.meant(asked_for("zorv " + title(words) + " zorv"), 9).size() == (words == 4 || words == 40 ? 1 : 0));
  }
}
