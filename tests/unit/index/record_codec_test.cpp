// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/record_codec.hpp"
#include "tests/support/catch.hpp"

#include <random>

using namespace dossier::index;

namespace {

std::vector<std::string> invented_records(std::size_t count) {
  std::mt19937 random(7);
  std::vector<std::string> words;
  for (int i = 0; i < 400; ++i) {
    std::string word;
    for (int letter = 0; letter < 7; ++letter) word.push_back(static_cast<char>('a' + random() % 26));
    words.push_back(word);
  }
  std::vector<std::string> records;
  for (std::size_t i = 0; i < count; ++i) {
    std::string record;
    for (int word = 0; word < 80; ++word) record += words[random() % words.size()] + " of the ";
    records.push_back(record);
  }
  return records;
}

}  // namespace

TEST_CASE("Blocks come back as they were, with a Zstandard dictionary and without, and one makes them smaller") {
  const auto records = invented_records(1000);
  const auto zstd_dictionary = trained_zstd_dictionary(records);
  REQUIRE_FALSE(zstd_dictionary.empty());
  CHECK(zstd_dictionary == trained_zstd_dictionary(records));
  const RecordCodec plain;
  const RecordCodec primed(zstd_dictionary);
  std::size_t without = 0;
  std::size_t with = 0;
  for (const auto& record : records) {
    const auto a = plain.pack(record);
    const auto b = primed.pack(record);
    without += a.size();
    with += b.size();
    CHECK(plain.unpack(a) == record);
    CHECK(primed.unpack(b) == record);
    CHECK(primed.unpack(a) == record);  // packed before the index had a Zstandard dictionary
  }
  CHECK(with * 10 < without * 9);
  CHECK(primed.unpack(primed.pack("")) == "");
}

TEST_CASE("Bytes that are no block give nothing") {
  const auto records = invented_records(600);
  const RecordCodec plain;
  const RecordCodec primed(trained_zstd_dictionary(records));
  const auto packed = primed.pack(records[0]);
  CHECK_FALSE(plain.unpack(packed));
  CHECK_FALSE(primed.unpack(""));
  CHECK_FALSE(primed.unpack("no frame at all"));
  CHECK_FALSE(primed.unpack(packed.substr(0, packed.size() / 2)));
  CHECK(trained_zstd_dictionary({}).empty());
}
