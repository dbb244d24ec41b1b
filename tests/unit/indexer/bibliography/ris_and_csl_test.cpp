// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/csl.hpp"
#include "indexer/bibliography/paths.hpp"
#include "indexer/bibliography/ris.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;
using namespace dossier::bibliography;

using Names = std::vector<std::string>;

TEST_CASE("RIS is read with its fields") {
  const auto read = read_ris(
      "TY  - JOUR\r\nID  - doe2019\r\nAU  - Doe, Jane\r\nAU  - World Bank\r\nTI  - On Dams\r\n and Gas\r\nPY  - "
      "2019/05/04\r\n"
      "JO  - J. Dry Riv.\r\nT2  - Journal of Dry Rivers\r\nVL  - 7\r\nIS  - 2\r\nSP  - 12\r\nEP  - 34\r\n"
      "DO  - 10.1000/DAMS\r\nKW  - water\r\nKW  - dams\r\nL1  - file:///home/a%20b/doe.pdf\r\nER  - \r\n"
      "\r\nTY  - BOOK\r\nA1  - Roe, John\r\nT1  - Rivers\r\nY1  - 2001//\r\nUR  - https://doi.org/10.5555/r.1\r\nER  "
      "-\r\n");
  REQUIRE(read.entries.size() == 2);
  const auto& paper = read.entries[0].paper;
  CHECK(paper.authors == Names{"Jane Doe", "World Bank"});
  CHECK(paper.title == "On Dams and Gas");
  CHECK(paper.year == 2019);
  CHECK(paper.journal == "Journal of Dry Rivers");
  CHECK(paper.pages == "12–34");
  CHECK(paper.doi == "10.1000/dams");
  CHECK(paper.keywords == Names{"water", "dams"});
  CHECK(paper.citation_key == "doe2019");
  CHECK(read.entries[0].files == std::vector<std::filesystem::path>{"/home/a b/doe.pdf"});
  CHECK(read.entries[1].paper.title == "Rivers");
  CHECK(read.entries[1].paper.year == 2001);
  CHECK(read.entries[1].paper.doi == "10.5555/r.1");
}

TEST_CASE("CSL-JSON is read with its names in parts") {
  const std::string json = R"([{"id": "doe2019", "type": "article-journal", "title": "On Dams",
    "author": [{"family": "Doe", "given": "Jane"}, {"literal": "World Bank"},
               {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
               {"family": "de la Cruz", "given": "Ana", "suffix": "Jr."}],
    "issued": {"date-parts": [["2019", 5]]}, "container-title": "Journal of Dry Rivers", "volume": 7, "page": "12-34",
    "DOI": "10.1000/DAMS"}, {"id": "http://zotero.org/items/X", "type": "book", "title": "B", "issued": {"raw": "May 2001"}}])";
  CHECK(looks_like_csl(json));
  const auto read = read_csl(json);
  REQUIRE(read.entries.size() == 2);
  const auto& paper = read.entries[0].paper;
  CHECK(paper.people == std::vector<Person>{{"Doe", "Jane", "", "", false},
                                            {"World Bank", "", "", "", true},
                                            {"Berg", "Jan", "van der", "", false},
                                            {"Cruz", "Ana", "de la", "Jr.", false}});
  CHECK(paper.year == 2019);
  CHECK(paper.volume == "7");
  CHECK(paper.doi == "10.1000/dams");
  CHECK(read.entries[1].paper.year == 2001);
  CHECK(read.entries[1].paper.citation_key.empty());
  CHECK(read_csl(R"({"items": [{"type": "book", "title": "T"}]})").entries.size() == 1);
}

TEST_CASE("JSON that is no bibliography is told apart, and broken JSON gives a note") {
  CHECK_FALSE(looks_like_csl(R"({"name": "package", "version": 1})"));
  CHECK_FALSE(looks_like_csl("[1, 2, 3]"));
  CHECK_FALSE(looks_like_csl(""));
  CHECK(read_csl("[{\"type\": ").notes.size() == 1);
  CHECK(read_csl(std::string(100000, '[')).notes.size() == 1);
  CHECK(read_csl("[1, null, \"x\", {}]").entries.size() == 1);
}

TEST_CASE("addresses of files become paths") {
  CHECK(path_of_address("file:///a/b%20c.pdf") == "/a/b c.pdf");
  CHECK(path_of_address("file://localhost/a.pdf") == "/a.pdf");
  CHECK(path_of_address("a/b.pdf") == "a/b.pdf");
  CHECK(path_of_address("https://x.example/a.pdf").empty());
  CHECK(path_of_address("file:///a%zz%") == "/a%zz%");
}
