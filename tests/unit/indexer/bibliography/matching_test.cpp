// SPDX-License-Identifier: GPL-3.0-or-later
// From a library with bibliographies to the papers of its index.
#include "index/read/index_reader.hpp"
#include "indexer/bibliography/corrections.hpp"
#include "indexer/build.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/indexer/bibliography/zotero_fixture.hpp"

#include <algorithm>
#include <fstream>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

struct Library {
  TempFolder folder;
  fs::path papers = folder.path() / "papers";
  BuildOptions options;

  Library() {
    fs::create_directories(papers);
    options.paths = {papers};
    options.index = folder.path() / ".dossier";
    options.threads = 1;
  }
  void put(const std::string& name, const std::string& content) const {
    fs::create_directories((papers / name).parent_path());
    std::ofstream(papers / name, std::ios::binary) << content;
  }
  void paper(const std::string& name, const std::string& title, const std::string& front = {}) const {
    put(name, "# " + title + "\n\n" + front + "\n\n## Introduction\n\nThe ferry crossed the strait every day.\n");
  }
  BuildReport build() const {
    auto report = build_index(options);
    if (!report) FAIL(report.error().message);
    return *std::move(report);
  }
  [[nodiscard]] Paper get(const std::string& id) const {
    const auto reader = IndexReader::open(options.index);
    REQUIRE(reader);
    const auto found = reader->paper(id);
    REQUIRE(found);
    return *found;
  }
};

std::string notes_of(const BuildReport& report, const std::string& path) {
  std::string notes;
  for (const auto& file : report.files) {
    if (file.path != path) continue;
    for (const auto& note : file.notes) notes += note + "\n";
    notes += file.skipped_because;
  }
  return notes;
}

}  // namespace

TEST_CASE("entries find their papers by file, DOI, name of the file, title and year") {
  const Library library;
  library.paper("a.md", "Scanned Badly");
  library.paper("b.md", "Other Words on Salt", "https://doi.org/10.5555/salt.1");
  library.paper("roe2001.md", "Unclear");
  library.paper("d.md", "The Ferries of the North: A History");
  library.paper("e.md", "Nobody Knows This Paper");
  library.put("refs.bib",
              "@article{one, title = {On Dams}, author = {Doe, Jane}, year = 2019, file = {a.md}}\n"
              "@article{two, title = {On Salt}, author = {World Bank}, doi = {10.5555/SALT.1}}\n"
              "@article{roe2001, title = {On Gas}, author = {Roe, John}, year = 2001}\n"
              "@article{four, title = {The Ferries of the North}, author = {Poe, Ann}, year = 1999}\n"
              "@article{five, title = {Not in the Library}, author = {Loe, Lea}}\n");
  const auto report = library.build();
  CHECK(library.get("a").title == "On Dams");
  CHECK(library.get("a").citation_key == "one");
  CHECK(library.get("a").sources.at("title") == "papers/refs.bib");
  CHECK(library.get("b").title == "On Salt");
  CHECK(library.get("b").people == std::vector<Person>{{"World Bank", "", "", "", true}});
  CHECK(library.get("roe2001").authors == std::vector<std::string>{"John Roe"});
  CHECK(library.get("d").year == 1999);
  CHECK(library.get("e").title == "Nobody Knows This Paper");
  CHECK(library.get("e").sources.at("title") == "text");
  CHECK(report.indexed == 5);
  CHECK(notes_of(report, "papers/refs.bib") ==
        "5 entries, 4 of them matched to papers\nnot matched: five (Loe, “Not in the Library”)\n"
        "papers without an entry in any bibliography: e\n");
}

TEST_CASE("a changed bibliography changes the papers of files that have not changed, and no others") {
  const Library library;
  library.paper("a.md", "On Dams");
  library.paper("b.md", "The Long Canal Book");
  library.put("refs.bib", "@article{one, title = {On Dams}, year = 2019, file = {a.md}}");
  library.build();
  CHECK(library.build().changed == false);
  library.put("refs.bib", "@article{one, title = {On Dams}, year = 2020, file = {a.md}}");
  const auto report = library.build();
  CHECK(report.indexed == 1);
  CHECK(report.unchanged == 1);
  CHECK(library.get("a").year == 2020);
  fs::remove(library.papers / "refs.bib");
  library.build();
  CHECK_FALSE(library.get("a").year);
  CHECK(library.get("a").sources.at("title") == "text");
  CHECK(library.get("a").citation_key == "one");  // a key once given stays
  CHECK(library.build().changed == false);
}

TEST_CASE("a broken bibliography stops nothing, and what it has said before still holds") {
  const Library library;
  library.paper("a.md", "On Dams");
  library.put("items.json", R"([{"id": "k", "type": "book", "title": "On Dams", "issued": {"date-parts": [[2019]]}}])");
  library.put("package.json", R"({"name": "x"})");
  library.paper("long.md", "The Ferries of the North");
  const auto database = library.papers / "zotero.sqlite";
  {
    ZoteroFixture zotero(database);
    zotero.item(1, "AAAA1111");
    zotero.field(1, 1, "The Ferries of the North");
    zotero.field(1, 2, "1999");
    zotero.run(
        "INSERT INTO collections VALUES (1, 'Rivers', NULL, 1, 'C'); INSERT INTO collectionItems VALUES (1, 1, 0)");
  }
  library.build();
  CHECK(library.get("long").year == 1999);
  {
    const auto reader = IndexReader::open(library.options.index);
    REQUIRE(reader);
    const auto facets = reader->facets();
    CHECK(std::find(facets.begin(), facets.end(), "collection") != facets.end());
  }
  library.put("zotero.sqlite", "spoiled");
  const auto report = library.build();
  CHECK(report.skipped == 1);
  CHECK_FALSE(notes_of(report, "papers/zotero.sqlite").empty());
  CHECK(library.get("long").year == 1999);
}

TEST_CASE("a bibliography outside of the folders is named once and remembered") {
  Library library;
  library.paper("a.md", "The Ferries of the North");
  library.folder.write("refs.ris", "TY  - JOUR\nTI  - The Ferries of the North\nPY  - 1999\nER  - \n");
  library.options.bibliographies = {library.folder.path() / "refs.ris"};
  library.build();
  CHECK(library.get("a").year == 1999);
  library.options.bibliographies.clear();
  library.build();
  CHECK(library.get("a").year == 1999);
}

TEST_CASE("a correction wins over the bibliography, and is undone") {
  const Library library;
  library.paper("a.md", "On Dams");
  library.put("refs.bib", "@article{one, title = {On Dams}, year = 2019, file = {a.md}}");
  library.build();
  const auto file = PaperCorrections::file_of(library.options.index);
  REQUIRE(PaperCorrections::append(file, "a", {{"title", "On Gas"}, {"authors", "Doe, Jane; World Bank"}}));
  library.build();
  CHECK(library.get("a").title == "On Gas");
  CHECK(library.get("a").authors == std::vector<std::string>{"Jane Doe", "World Bank"});
  CHECK(library.get("a").sources.at("title") == "correction");
  CHECK(library.get("a").sources.at("year") == "papers/refs.bib");
  CHECK(library.build().changed == false);
  REQUIRE(PaperCorrections::append(file, "a", {{"title", ""}, {"authors", ""}}));
  library.build();
  CHECK(library.get("a").title == "On Dams");
  CHECK(library.get("a").authors.empty());
}

TEST_CASE("a second file of the same name changes no id that exists") {
  const Library library;
  library.paper("first/full.md", "On Dams");
  library.build();
  const auto before = library.get("full");
  library.paper("second/full.md", "On Gas");
  library.build();
  CHECK(library.get("full") == before);
  CHECK(library.get("full.md").title == "On Gas");
}
