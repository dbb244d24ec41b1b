// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/corrections.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace dossier;
using namespace dossier::test;

TEST_CASE("corrections are kept in a text file, the last of a field holds, and none can be taken back") {
  const TempFolder folder;
  const auto file = PaperCorrections::file_of(folder.path() / "x" / ".dossier");
  CHECK(file == folder.path() / "x" / "dossier-papers.jsonl");
  std::filesystem::create_directories(file.parent_path());
  const auto none = PaperCorrections::load(file);
  REQUIRE(none);
  CHECK(none->of("full").empty());
  REQUIRE(PaperCorrections::append(file, "full", {{"title", "On \"Dams\""}, {"year", "2019"}}));
  REQUIRE(PaperCorrections::append(file, "full", {{"title", "On Gas"}}));
  REQUIRE(PaperCorrections::append(file, "full", {{"year", ""}}));
  const auto read = PaperCorrections::load(file);
  REQUIRE(read);
  CHECK(read->of("full") == PaperCorrections::Fields{{"title", "On Gas"}});
  CHECK(read->of("other").empty());
  CHECK(read->notes().empty());
}

TEST_CASE("a line that was spoiled by hand is ignored with a note, and appending goes on behind it") {
  const TempFolder folder;
  const auto file = folder.path() / "dossier-papers.jsonl";
  folder.write("dossier-papers.jsonl", "{\"paper\": \"a\", \"year\": 2001}\n\nnot json\n[]\n{\"paper\": 7}");
  REQUIRE(PaperCorrections::append(file, "a", {{"title", "T"}}));
  const auto read = PaperCorrections::load(file);
  REQUIRE(read);
  CHECK(read->of("a") == PaperCorrections::Fields{{"title", "T"}, {"year", "2001"}});
  CHECK(read->notes().size() == 3);
}

TEST_CASE("a file that cannot be written is an error") {
  const TempFolder folder;
  CHECK_FALSE(PaperCorrections::append(folder.path() / "absent" / "x.jsonl", "a", {{"title", "T"}}));
}
