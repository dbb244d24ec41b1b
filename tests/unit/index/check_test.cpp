// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/index/invented.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

void write_random(const fs::path& index, unsigned seed, const std::string& paper, std::size_t passages) {
  std::mt19937 random(seed);
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  REQUIRE(writer->replace(random_source(paper, random, passages)));
  REQUIRE(writer->commit());
}

std::vector<fs::path> database_files(const fs::path& index) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.path().filename().string().ends_with("glass") && entry.file_size() > 0) files.push_back(entry.path());
  }
  return files;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void put(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("A sound index has no findings, after changes in place too") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  write_random(index, 2, "two", 40);
  write_random(index, 3, "one", 50);
  const auto report = check_index(index);
  REQUIRE(report);
  for (const auto& finding : report->findings) UNSCOPED_INFO(finding);
  CHECK(report->sound());
  CHECK(report->passages == 90);
  CHECK(report->papers == 2);
  CHECK(report->files == 2);
}

TEST_CASE("A flipped byte is found wherever it is, and opening does not crash") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  std::mt19937 random(5);
  for (const auto& file : database_files(index)) {
    const auto whole = bytes_of(file);
    for (int flip = 0; flip < 20; ++flip) {
      auto bytes = whole;
      auto& byte = bytes[random() % bytes.size()];
      byte = static_cast<char>(byte ^ static_cast<char>(1U << (random() % 8)));
      put(file, bytes);
      const auto report = check_index(index);
      REQUIRE(report);
      CHECK_FALSE(report->sound());
      const auto reader = IndexReader::open(index);
      REQUIRE_FALSE(reader);
      CHECK(reader.error().code == ErrorCode::IndexDamaged);
      const auto writer = IndexWriter::open(index);
      REQUIRE_FALSE(writer);
      CHECK(writer.error().code == ErrorCode::IndexDamaged);
      CHECK(IndexWriter::open(index, {.fresh = true}));
    }
    put(file, whole);
  }
  CHECK(check_index(index)->sound());
}

TEST_CASE("Without checksums damage is found by what does not agree, in a process of its own") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 200);
  fs::rename(index / "generation-1" / "manifest", index / "generation-1" / "manifest.before");
  CHECK(check_index(index)->sound());
  const auto file = index / "generation-1" / "postlist.glass";
  const auto whole = bytes_of(file);
  std::mt19937 random(6);
  int found = 0;
  constexpr int flips = 20;
  for (int flip = 0; flip < flips; ++flip) {
    auto bytes = whole;
    // A whole run of bytes, so that not only the free room at the end of a block is hit.
    const auto begin = random() % (bytes.size() - 512);
    for (std::size_t i = 0; i < 512; ++i) bytes[begin + i] = static_cast<char>(random());
    put(file, bytes);
    const auto report = check_index(index);
    if (!report || !report->sound()) ++found;
  }
  // Much of so small a database is free room, where damage means nothing.
  CHECK(found >= flips / 3);
}

TEST_CASE("A writer gives back the checksums that a killed one has left the index without") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  const auto manifest = index / "generation-1" / "manifest";
  fs::rename(manifest, index / "generation-1" / "manifest.before");
  REQUIRE(IndexWriter::open(index));
  CHECK(fs::exists(manifest));
  CHECK_FALSE(fs::exists(index / "generation-1" / "manifest.before"));
  CHECK(check_index(index)->sound());
}

TEST_CASE("A writer gives no checksums to an index that was damaged since a writer was killed") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 200);
  const auto manifest = index / "generation-1" / "manifest";
  fs::rename(manifest, index / "generation-1" / "manifest.before");
  const auto file = index / "generation-1" / "postlist.glass";
  auto bytes = bytes_of(file);
  std::fill(bytes.begin() + 2048, bytes.end(), 'x');
  put(file, bytes);
  const auto writer = IndexWriter::open(index);
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::IndexDamaged);
  CHECK_FALSE(fs::exists(manifest));
}

TEST_CASE("Nothing is written onto an index whose manifest is gone") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  fs::remove(index / "generation-1" / "manifest");
  CHECK(IndexReader::open(index));
  const auto report = check_index(index);
  REQUIRE(report);
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].find("manifest is missing") != std::string::npos);
  const auto writer = IndexWriter::open(index);
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::IndexDamaged);
  CHECK(IndexWriter::open(index, {.fresh = true}));
}

TEST_CASE("The one whole generation that a first build was cut off behind is taken up") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  fs::remove(index / "current");
  CHECK(check_index(index)->sound());
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  CHECK(reader->passage_count() == 60);
  CHECK_FALSE(fs::exists(index / "current"));  // who only reads writes nothing
  {
    const auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    CHECK(writer->passages() == 60);
  }
  CHECK(fs::exists(index / "current"));
  CHECK_FALSE(fs::exists(index / "current.new"));
  CHECK_FALSE(reader->stale());
  write_random(index, 2, "two", 5);
  CHECK(IndexReader::open(index)->passage_count() == 65);
}

TEST_CASE("A generation that nothing names is damage, and nothing is written over it") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  fs::remove(index / "current");
  SECTION("two generations") { fs::copy(index / "generation-1", index / "generation-7", fs::copy_options::recursive); }
  SECTION("one without its manifest") { fs::remove(index / "generation-1" / "manifest"); }
  SECTION("one whose writer was cut off") {
    fs::rename(index / "generation-1" / "manifest", index / "generation-1" / "manifest.before");
  }
  const auto reader = IndexReader::open(index);
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::IndexDamaged);
  CHECK(reader.error().message.find("its file current is missing") != std::string::npos);
  CHECK(reader.error().hint.find("--rebuild") != std::string::npos);
  CHECK(check_index(index).error().code == ErrorCode::IndexDamaged);
  CHECK(IndexWriter::open(index).error().code == ErrorCode::IndexDamaged);
  CHECK(fs::exists(index / "generation-1" / "postlist.glass"));
  {
    auto writer = IndexWriter::open(index, {.fresh = true});
    REQUIRE(writer);
    REQUIRE(writer->replace(invented_source("new", {"river"})));
    REQUIRE(writer->commit());
  }
  CHECK(IndexReader::open(index)->passage_count() == 1);
  CHECK_FALSE(fs::exists(index / "generation-7"));
}

TEST_CASE("A single generation that is damaged is not taken up") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write_random(index, 1, "one", 60);
  fs::remove(index / "current");
  const auto file = index / "generation-1" / "postlist.glass";
  auto bytes = bytes_of(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  put(file, bytes);
  CHECK(IndexReader::open(index).error().code == ErrorCode::IndexDamaged);
  CHECK(IndexWriter::open(index).error().code == ErrorCode::IndexDamaged);
  CHECK(fs::exists(file));
}
