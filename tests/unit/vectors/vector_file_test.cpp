// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/vectors/vector_file.hpp"

#include "index/vectors/vector_keys.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <iterator>

using namespace dossier;
using namespace dossier::index;

namespace {

const VectorHead head{"tiny", {127, -3, 0}};

std::vector<VectorRow> rows(std::uint64_t first, std::uint64_t count) {
  std::vector<VectorRow> out;
  for (auto key = first; key < first + count; ++key) out.push_back({key, {static_cast<std::int8_t>(key), 1, -1}});
  return out;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

StoredVectors stored(const std::filesystem::path& file) {
  auto read = read_vectors(file);
  REQUIRE(read);
  REQUIRE(read->has_value());
  return std::move(**read);
}

}  // namespace

TEST_CASE("vectors are read as they were written, over several writings") {
  const test::TempFolder folder;
  const auto file = folder.path() / "vectors";
  CHECK_FALSE(read_vectors(file)->has_value());
  for (std::uint64_t first : {1U, 11U}) {
    auto log = VectorLog::open(file, head);
    REQUIRE(log);
    CHECK(log->rows() == first - 1);
    CHECK(log->has(1) == (first > 1));
    REQUIRE(log->append(rows(first, 10)));
  }
  const auto all = stored(file);
  CHECK(all.head == head);
  CHECK(all.keys.size() == 20);
  CHECK(all.keys[11] == 12);
  CHECK(std::vector<std::int8_t>(all.row(11).begin(), all.row(11).end()) == std::vector<std::int8_t>{12, 1, -1});
  CHECK(all.damaged == 0);

  REQUIRE(keep_vectors(file, {3, 12, 99}));
  CHECK(stored(file).keys == std::vector<std::uint64_t>{3, 12});
}

TEST_CASE("a file cut anywhere keeps its whole rows, and goes on behind them") {
  const test::TempFolder folder;
  const auto file = folder.path() / "vectors";
  REQUIRE(VectorLog::open(file, head)->append(rows(1, 5)));
  const auto whole = bytes_of(file);
  const auto row = std::size_t{8} + 3 + 4;
  const auto head_end = whole.size() - 5 * row;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    put(file, whole.substr(0, size));
    const auto kept = size < head_end ? 0 : (size - head_end) / row;
    const auto read = read_vectors(file);
    REQUIRE(read);
    CHECK((*read ? (*read)->keys.size() : 0) == kept);
    auto log = VectorLog::open(file, head);
    REQUIRE(log);
    CHECK(log->rows() == kept);
    REQUIRE(log->append(rows(kept + 1, 5 - kept)));
    CHECK(bytes_of(file) == whole);
  }
}

TEST_CASE("a changed byte costs a row at most, or is damage that is told") {
  const test::TempFolder folder;
  const auto file = folder.path() / "vectors";
  REQUIRE(VectorLog::open(file, head)->append(rows(1, 5)));
  const auto whole = bytes_of(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto broken = whole;
    broken[i] = static_cast<char>(broken[i] ^ 0x41);
    put(file, broken);
    const auto read = read_vectors(file);
    if (read && *read) {
      CHECK((*read)->keys.size() == 4);
      CHECK((*read)->damaged == 1);
    } else if (!read) {
      CHECK(read.error().code == ErrorCode::IndexDamaged);
    }
    REQUIRE(VectorLog::open(file, head));  // mended, or begun anew
    CHECK(stored(file).damaged == 0);
  }
}

TEST_CASE("another model begins anew") {
  const test::TempFolder folder;
  const auto file = folder.path() / "vectors";
  REQUIRE(VectorLog::open(file, head)->append(rows(1, 5)));
  const VectorHead other{"other", {1, 2}};
  CHECK(other.digest() != head.digest());
  CHECK(VectorLog::open(file, other)->rows() == 0);
  CHECK(stored(file).head == other);
}

TEST_CASE("one process at a time makes vectors") {
  const test::TempFolder folder;
  {
    const auto lock = VectorLock::take(folder.path());
    REQUIRE(lock);
    CHECK(VectorLock::take(folder.path()).error().code == ErrorCode::IndexLocked);
  }
  CHECK(VectorLock::take(folder.path()));
}

TEST_CASE("keys tell texts apart by each of their parts") {
  const auto key = key_of({"a", "b", "c"});
  CHECK(key == key_of({"a", "b", "c"}));
  CHECK(key != key_of({"ab", "", "c"}));
  CHECK(key != key_of({"a", "b", "d"}));
  std::vector<std::uint64_t> read;
  REQUIRE(decode_vector_keys(encode_vector_keys({key, 0, 7}), read));
  CHECK(read == std::vector<std::uint64_t>{key, 0, 7});
  const auto known = decode_vectors_head(encode_vectors_head({5, 6, 7}));
  REQUIRE(known);
  CHECK(known->digest == 5);
  CHECK(known->covered == 6);
  CHECK(known->rows == 7);
  CHECK_FALSE(decode_vectors_head("nothing"));
}
