// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/zotero.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/indexer/bibliography/zotero_fixture.hpp"

#include <fstream>
#include <iterator>

using namespace dossier;
using namespace dossier::bibliography;
using namespace dossier::test;

using Names = std::vector<std::string>;

namespace {

void fill(ZoteroFixture& zotero) {
  zotero.item(1, "AAAA1111");
  zotero.field(1, 1, "On Dams");
  zotero.field(1, 2, "2019-05-00 May 2019");
  zotero.field(1, 3, "Journal of Dry Rivers");
  zotero.field(1, 4, "10.1000/DAMS");
  zotero.field(1, 5, "PMID: 7\nCitation Key: doeDams");
  zotero.creator(1, "Jane", "Doe");
  zotero.creator(1, "Jan", "van der Berg");
  zotero.creator(1, "", "World Bank", 1);
  zotero.creator(1, "Tim", "Translator", 0, 3);
  zotero.attachment(2, "FFFF2222", 1, "storage:dams.pdf");
  zotero.attachment(3, "FFFF3333", 1, "/linked/dams.md");
  zotero.attachment(4, "FFFF4444", 1, "attachments:more/dams.txt");
  zotero.run(
      "INSERT INTO collections VALUES (1, 'Rivers', NULL, 1, 'C'); INSERT INTO collectionItems VALUES (1, 1, 0)");
  zotero.run("INSERT INTO tags VALUES (1, 'water'), (2, 'asia'); INSERT INTO itemTags VALUES (1, 1, 0), (1, 2, 0)");
  zotero.item(5, "BBBB5555");
  zotero.field(5, 1, "In the bin");
  zotero.run("INSERT INTO deletedItems VALUES (5)");
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("Zotero's items are read with creators, files, collections and tags") {
  const TempFolder folder;
  const auto path = folder.path() / "zotero.sqlite";
  {
    ZoteroFixture zotero(path);
    fill(zotero);
  }
  const auto before = bytes_of(path);
  const auto read = read_zotero(path);
  REQUIRE(read);
  CHECK(bytes_of(path) == before);
  CHECK(read->notes.empty());
  REQUIRE(read->entries.size() == 1);
  const auto& entry = read->entries[0];
  CHECK(entry.key == "AAAA1111");
  CHECK(entry.paper.title == "On Dams");
  CHECK(entry.paper.year == 2019);
  CHECK(entry.paper.journal == "Journal of Dry Rivers");
  CHECK(entry.paper.doi == "10.1000/dams");
  CHECK(entry.paper.citation_key == "doeDams");
  CHECK(entry.paper.authors == Names{"Jane Doe", "Jan van der Berg", "World Bank"});
  CHECK(entry.paper.people[1].particle == "van der");
  CHECK(entry.paper.people[2].organisation);
  CHECK(entry.collections == Names{"Rivers"});
  CHECK(entry.tags == Names{"asia", "water"});
  CHECK(entry.files == std::vector<std::filesystem::path>{folder.path() / "storage" / "FFFF2222" / "dams.pdf",
                                                          "/linked/dams.md", "more/dams.txt"});
}

TEST_CASE("Zotero's database is read while Zotero holds it, with what it has committed") {
  for (const std::string mode : {"DELETE", "WAL"}) {
    INFO(mode);
    const TempFolder folder;
    const auto path = folder.path() / "zotero.sqlite";
    ZoteroFixture zotero(path);
    zotero.run("PRAGMA journal_mode = " + mode + "; PRAGMA locking_mode = EXCLUSIVE");
    fill(zotero);
    zotero.run("BEGIN EXCLUSIVE; INSERT INTO tags VALUES (3, 'open')");
    const auto read = read_zotero(path);
    REQUIRE(read);
    REQUIRE(read->entries.size() == 1);
    CHECK(read->entries[0].paper.title == "On Dams");
    zotero.run("COMMIT");
  }
}

TEST_CASE("Better BibTeX's keys are taken from its own database") {
  const TempFolder folder;
  {
    ZoteroFixture zotero(folder.path() / "zotero.sqlite");
    zotero.item(1, "AAAA1111");
    zotero.field(1, 1, "On Dams");
  }
  {
    ZoteroFixture better(folder.path() / "better-bibtex.sqlite");
    better.run("CREATE TABLE citationkey (itemID, itemKey, libraryID, citationKey, pinned)");
    better.run("INSERT INTO citationkey VALUES (1, 'AAAA1111', 1, 'dams2019', 0)");
  }
  const auto read = read_zotero(folder.path() / "zotero.sqlite");
  REQUIRE(read);
  REQUIRE(read->entries.size() == 1);
  CHECK(read->entries[0].paper.citation_key == "dams2019");
}

TEST_CASE("What is no database of Zotero is an error that says so") {
  const TempFolder folder;
  folder.write("zotero.sqlite", "this is no database, though it is long enough to be taken for one at first sight");
  CHECK_FALSE(read_zotero(folder.path() / "zotero.sqlite"));
  folder.write("empty.sqlite", "");
  const auto empty = read_zotero(folder.path() / "empty.sqlite");
  REQUIRE_FALSE(empty);
  CHECK(empty.error().message == "it is not a Zotero database: it has no table items");
  CHECK_FALSE(read_zotero(folder.path() / "absent.sqlite"));
}
