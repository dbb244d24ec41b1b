// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/column_chunks.hpp"

#include "index/format/codec.hpp"
#include "index/format/format.hpp"
#include "tests/support/catch.hpp"

#include <random>

using namespace dossier;
using namespace dossier::index;

TEST_CASE("Columns come back from their chunks, whatever has values when") {
  std::mt19937 random(11);
  constexpr DocId first = 33;
  constexpr std::size_t passages = 5000;  // more than a chunk holds
  std::map<std::string, std::string> stored;
  std::vector<std::map<std::uint32_t, std::string>> rows;
  ColumnBuilder builder(first, [&](const std::string& key, const std::string& value) { stored[key] = value; });
  for (std::size_t i = 0; i < passages; ++i) {
    std::map<std::uint32_t, std::string> row;
    row[0] = "paper " + std::to_string(i);
    if (i > 2500 && i < 2600) row[3] = "late";
    if (random() % 3 == 0) row[63] = random() % 2 == 0 ? "even" : "odd";
    builder.add(row);
    rows.push_back(row);
  }
  builder.finish();
  std::vector<std::map<std::uint32_t, std::string>> back(passages);
  for (const std::uint32_t slot : {0U, 3U, 63U}) {
    for (const auto& [key, value] : stored) {
      if (key.compare(0, 2, column_prefix(slot)) != 0) continue;
      std::size_t next = first_of_column_key(key) - first;
      const auto content = without_checksum(value);
      REQUIRE(content);
      REQUIRE(decode_column_chunk(*content, [&](std::uint32_t run, std::string_view values) {
        for (; run > 0; --run, ++next) {
          if (!values.empty()) back.at(next)[slot] = values;
        }
      }));
    }
  }
  CHECK(back == rows);
}

TEST_CASE("A column that never changes takes a few bytes, and a broken chunk is refused") {
  const auto chunk = encode_column_chunk({{2000, "paragraph"}});
  CHECK(chunk.size() < 16);
  CHECK_FALSE(decode_column_chunk(chunk.substr(0, 5), [](std::uint32_t, std::string_view) {}));
  CHECK_FALSE(decode_column_chunk(chunk + "x", [](std::uint32_t, std::string_view) {}));
}
