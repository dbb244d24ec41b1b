// SPDX-License-Identifier: GPL-3.0-or-later
// Meaning is made beside an index that goes on being written: nobody waits for it, and whatever ends it loses nothing.
#include "index/meaning/update_meaning.hpp"
#include "index/read/index_reader.hpp"
#include "index/read/meaning.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/searcher/meant_library.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

std::uint32_t covered(const std::filesystem::path& index) {
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  const auto meaning = reader->meaning();
  REQUIRE(meaning);
  return *meaning == nullptr ? 0 : (*meaning)->covered();
}

std::uint32_t last_doc(const std::filesystem::path& index) {
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  return reader->last_doc();
}

}  // namespace

TEST_CASE("meaning that was stopped at any step is due, and made the next time") {
  const test::TempFolder folder;
  const auto index = folder.path() / "index";
  write_to(index, sea_and_law(400, "a", 1));
  std::uint32_t all = 1;
  for (std::uint32_t stop = 0; stop < all; ++stop) {
    MeaningWork work;
    work.go_on = [&](std::uint32_t step, std::uint32_t steps) {
      all = steps;
      return step < stop;
    };
    const auto made = update_meaning(index, work);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::Cancelled);
    CHECK(meaning_is_due(index).value());
    CHECK(covered(index) == 0);
  }
  CHECK(all > 5);
  std::vector<std::uint32_t> told;
  MeaningWork work;
  work.go_on = [&](std::uint32_t step, std::uint32_t) {
    told.push_back(step);
    return true;
  };
  REQUIRE(update_meaning(index, work));
  CHECK(told.size() == all);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK_FALSE(meaning_is_due(index).value());
  CHECK(covered(index) == last_doc(index));
}

TEST_CASE("a writer commits while meaning is made, at any step, and its passages get theirs") {
  const test::TempFolder folder;
  for (std::uint32_t at = 0; at < 8; ++at) {
    const auto index = folder.path() / std::to_string(at);
    write_to(index, sea_and_law(400, "a", 1));
    MeaningWork work;
    bool written = false;
    work.go_on = [&](std::uint32_t step, std::uint32_t) {
      if (step == at && !std::exchange(written, true)) write_to(index, sea_and_law(30, "b", 2));
      return true;
    };
    REQUIRE(update_meaning(index, work));
    CHECK(written);
    CHECK(covered(index) == last_doc(index));
    CHECK_FALSE(meaning_is_due(index).value());
  }
}

TEST_CASE("an index that another process writes is left to it") {
  const test::TempFolder folder;
  const auto index = folder.path() / "index";
  write_to(index, sea_and_law(400, "a", 1));
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  const auto made = update_meaning(index);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::IndexLocked);
  CHECK(meaning_is_due(index).value());
}

TEST_CASE("new passages are folded in before all is made anew, and small libraries are never due") {
  const test::TempFolder folder;
  const auto index = folder.path() / "index";
  write_to(index, sea_and_law(200, "a", 1));
  CHECK_FALSE(meaning_is_due(index).value());
  write_to(index, sea_and_law(200, "b", 2));
  CHECK(meaning_is_due(index).value());
  REQUIRE(update_meaning(index));
  write_to(index, sea_and_law(200, "c", 3));
  MeaningWork none;
  none.go_on = [](std::uint32_t, std::uint32_t) { return false; };
  CHECK_FALSE(update_meaning(index, none));
  CHECK(covered(index) == last_doc(index));  // by the meaning before
  CHECK(meaning_is_due(index).value());      // as the library has grown by half
}

TEST_CASE("meaning is given up where a writer commits at each of eight tries") {
  const test::TempFolder folder;
  const auto index = folder.path() / "index";
  write_to(index, sea_and_law(400, "a", 1));
  MeaningWork work;
  std::uint32_t tries = 0;
  std::uint32_t spaces = 0;
  work.go_on = [&](std::uint32_t step, std::uint32_t steps) {
    if (step == 0) ++spaces;
    if (step + 1 < steps) return true;
    ++tries;
    write_to(index, sea_and_law(1, "b" + std::to_string(tries), tries));
    return true;
  };
  const auto made = update_meaning(index, work);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::IndexLocked);
  CHECK(tries == 8);
  CHECK(spaces == 1);
  CHECK(covered(index) == 0);
  REQUIRE(update_meaning(index));
  CHECK(covered(index) == last_doc(index));
}

TEST_CASE("meaning is made anew where a library has grown by more than a quarter") {
  const test::TempFolder folder;
  MeaningWork none;
  none.go_on = [](std::uint32_t, std::uint32_t) { return false; };
  for (const auto& [others, anew] : std::vector<std::pair<std::size_t, bool>>{{125, false}, {126, true}}) {
    CAPTURE(others);
    const auto index = folder.path() / ("grown" + std::to_string(others));
    write_to(index, sea_and_law(500, "a", 1));
    REQUIRE(update_meaning(index));
    write_to(index, sea_and_law(others, "b", 2));
    CHECK(update_meaning(index, none).has_value() != anew);
    CHECK(meaning_is_due(index).value() == anew);
  }
}

TEST_CASE("three hundred passages have a meaning, and fewer have none") {
  const test::TempFolder folder;
  const auto index = folder.path() / "index";
  write_to(index, sea_and_law(299, "a", 1));
  CHECK_FALSE(meaning_is_due(index).value());
  REQUIRE(update_meaning(index));
  CHECK(covered(index) == 0);
  write_to(index, sea_and_law(300, "a", 1));
  CHECK(meaning_is_due(index).value());
  REQUIRE(update_meaning(index));
  CHECK(covered(index) == last_doc(index));
}
