// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/manifest.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <limits>

using namespace dossier;
using namespace dossier::index;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

fs::path made_generation(const TempFolder& folder) {
  auto generation = folder.path() / "generation-1";
  fs::create_directory(generation);
  for (const auto* name : {"iamglass", "postlist.glass"}) {
    std::ofstream(generation / name, std::ios::binary) << name << std::string(5000, 'x');
  }
  REQUIRE(write_manifest(generation));
  return generation;
}

ManifestState state_of(const fs::path& generation, std::uint64_t limit) {
  const auto check = verify_manifest(generation, limit);
  REQUIRE(check);
  return check->state;
}

void flip(const fs::path& path, std::streamoff place) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(place);
  file.put('y');
}

}  // namespace

TEST_CASE("A manifest holds for its files, and for a copy of them") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  const auto copy = folder.path() / "copy";
  fs::copy(generation, copy);
  for (const auto limit : {std::uint64_t{0}, no_limit}) {
    CHECK(state_of(generation, limit) == ManifestState::Holds);
    CHECK(state_of(copy, limit) == ManifestState::Holds);
  }
  fs::remove(copy / "manifest");
  CHECK(state_of(copy, no_limit) == ManifestState::Absent);
}

TEST_CASE("What was written behind the manifest is found at any size, with the old time put back") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  const auto file = generation / "postlist.glass";
  const auto time = fs::last_write_time(file);
  flip(file, 3000);
  fs::last_write_time(file, time);
  for (const auto limit : {std::uint64_t{0}, no_limit}) {
    const auto check = verify_manifest(generation, limit);
    REQUIRE(check);
    CHECK(check->state == ManifestState::Broken);
    CHECK(check->file == "postlist.glass");
  }
}

TEST_CASE("A damaged manifest and a missing file are found") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  SECTION("the manifest") { flip(generation / "manifest", 4); }
  SECTION("a file that is gone") { fs::remove(generation / "iamglass"); }
  SECTION("a file cut short") { fs::resize_file(generation / "iamglass", 100); }
  CHECK(state_of(generation, 0) == ManifestState::Broken);
}

TEST_CASE("Between the beginning and the end of a change nothing is compared") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  REQUIRE(begin_change(generation));
  CHECK(state_of(generation, no_limit) == ManifestState::Changing);
  flip(generation / "postlist.glass", 3000);
  CHECK(state_of(generation, no_limit) == ManifestState::Changing);
  REQUIRE(end_change(generation));
  CHECK(state_of(generation, no_limit) == ManifestState::Holds);
  CHECK_FALSE(fs::exists(generation / "manifest.before"));
}

TEST_CASE("A change cannot begin without a manifest") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  fs::remove(generation / "manifest");
  CHECK_FALSE(begin_change(generation));
  CHECK(state_of(generation, no_limit) == ManifestState::Absent);
}

TEST_CASE("A manifest is not made of files that cannot be read") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  fs::create_directory(generation / "extra.glass");  // reading it fails with EISDIR
  const auto written = write_manifest(generation);
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::Unreadable);
  CHECK(state_of(generation, no_limit) == ManifestState::Holds);  // the one before
}

TEST_CASE("A file that cannot be read is not broken") {
  const TempFolder folder;
  const auto generation = made_generation(folder);
  fs::remove(generation / "iamglass");
  fs::create_symlink("iamglass", generation / "iamglass");  // a circle: ELOOP
  const auto check = verify_manifest(generation, no_limit);
  REQUIRE_FALSE(check);
  CHECK(check.error().code == ErrorCode::Unreadable);
}
