// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/zotero.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/indexer/bibliography/zotero_fixture.hpp"

#include <algorithm>
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

TEST_CASE("Zotero's notes and annotations go to the item that they are on") {
  const TempFolder folder;
  {
    ZoteroFixture zotero(folder.path() / "zotero.sqlite");
    zotero.item(1, "AAAA1111");
    zotero.field(1, 1, "On Dams");
    zotero.attachment(2, "FFFF2222", 1, "storage:dams.pdf");
    zotero.note(3, "NNNN3333", 1, "<p>Compare with <b>Egypt</b>.</p>");
    zotero.note(4, "NNNN4444", 0, "<p>Buy milk.</p>");
    zotero.note(5, "NNNN5555", 1, "<p>In the bin.</p>");
    zotero.run("INSERT INTO deletedItems VALUES (5)");
    zotero.annotation(6, 2, "the river fell", "why <b>then</b>?", "214", "00003|000120|00250",
                      R"({"pageIndex": 3, "rects": [[72, 500, 300, 512], [72, 486, 120, 498]]})");
    zotero.annotation(7, 2, "", "a thought", "", "00000|000001|00030",
                      R"({"pageIndex": 0, "rects": [[9, 800, 20, 812]]})");
    zotero.annotation(8, 2, "from the file", "", "", "00001|0|0", R"({"pageIndex": 1})", true);
    for (const auto* broken :
         {"", "[]", "{\"pageIndex\": -1}", "{\"pageIndex\": 1e99}", "{\"pageIndex\": 0, \"rects\": [[1]]}",
          "{\"pageIndex\": 0, \"rects\": [[\"x\", 1, 1e99, 2]]}"}) {
      static int id = 20;
      zotero.annotation(++id, 2, "odd", "", "<script>", "x|y", broken);
    }
    zotero.annotation(90, 99, "of nothing", "", "", "0", "{}");
  }
  const auto read = read_zotero(folder.path() / "zotero.sqlite");
  REQUIRE(read);
  CHECK(read->notes == Names{"1 note is of no item and is left out"});
  REQUIRE(read->entries.size() == 1);
  const auto& notes = read->entries[0].notes;
  REQUIRE(notes.size() == 10);
  CHECK(notes[0].kind == PassageKind::Note);
  CHECK(notes[0].html);
  const auto with = [&](const std::string& marked, const std::string& comment) {
    return *std::find_if(notes.begin(), notes.end(),
                         [&](const UserNote& note) { return note.marked == marked && note.comment == comment; });
  };
  const auto river = with("the river fell", "why then?");
  CHECK(river.kind == PassageKind::Annotation);
  CHECK(river.page == 4);
  CHECK(river.printed == "214");
  CHECK_FALSE(river.from_file);
  CHECK(river.boxes == std::vector<PageBox>{{4, 72, 250, 228, 12}, {4, 72, 264, 48, 12}});
  CHECK(with("", "a thought").boxes == std::vector<PageBox>{{1, 9, 30, 11, 12}});
  CHECK(with("from the file", "").from_file);
  CHECK(std::count_if(notes.begin(), notes.end(), [](const UserNote& note) {
          return note.marked == "odd" && note.boxes.empty() && note.printed.empty();
        }) == 6);
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
