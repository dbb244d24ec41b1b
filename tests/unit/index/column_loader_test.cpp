// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/column_loader.hpp"

#include "index/format/codec.hpp"
#include "index/format/column_chunks.hpp"
#include "index/format/format.hpp"
#include "index/read/sorted_ordinals.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::index;

namespace {

using Values = std::map<DocId, std::set<std::string>>;

/// Chunks of passages 1 to `last`, at most `size` a chunk.
std::map<DocId, std::string> chunks_of(const Values& values, DocId last, DocId size) {
  std::map<DocId, std::string> chunks;
  const auto put = [&](const std::string& key, const std::string& chunk) { chunks[first_of_column_key(key)] = chunk; };
  for (DocId first = 1; first <= last; first += size) {
    ColumnBuilder builder(first, put);
    for (auto doc = first; doc < first + size && doc <= last; ++doc) {
      std::string joined;
      const auto known = values.find(doc);
      if (known != values.end()) {
        for (const auto& value : known->second) {
          if (!joined.empty()) joined.push_back(value_separator);
          joined += value;
        }
      }
      std::map<std::uint32_t, std::string> row;
      if (!joined.empty()) row[0] = joined;
      builder.add(row);
    }
    builder.finish();
  }
  return chunks;
}

void check_column(const FacetColumn& column, const Values& values, DocId last) {
  std::map<std::string, std::uint32_t> totals;
  for (DocId doc = 0; doc <= last; ++doc) {
    std::set<std::string> found;
    for (const auto id : column.of(doc)) found.insert(column.values.at(id));
    const auto known = values.find(doc);
    CHECK(found == (known == values.end() ? std::set<std::string>() : known->second));
    for (const auto& value : found) ++totals[value];
  }
  std::vector<std::string> names;
  std::vector<std::uint32_t> counts;
  for (const auto& [name, count] : totals) {
    names.push_back(name);
    counts.push_back(count);
  }
  CHECK(column.values == names);
  CHECK(column.totals == counts);
}

}  // namespace

TEST_CASE("A column holds what its chunks say of those kept, each value once and in order") {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    const auto last = static_cast<DocId>(1 + random() % 200);
    const auto most_values = 1 + random() % 3;
    const std::vector<DocRange> deleted{{20, 20 + static_cast<DocId>(random() % 60)}, {120, 150}};
    Values values;
    for (DocId doc = 1; doc <= last; ++doc) {
      for (auto left = random() % (most_values + 1); left > 0; --left) {
        values[doc].insert("paper" + std::to_string(random() % 40) + std::string(random() % 20, 'x'));
      }
    }
    ColumnLoader loader(last, deleted);
    for (const auto& [first, chunk] : chunks_of(values, last, static_cast<DocId>(1 + random() % 64)))
      REQUIRE(loader.add(first, chunk));
    for (const auto& range : deleted) values.erase(values.lower_bound(range.first), values.upper_bound(range.last));
    check_column(loader.finish("paper"), values, last);
  }
}

TEST_CASE("A chunk that is damaged or out of order is refused") {
  auto chunks = chunks_of({{1, {"a"}}, {5, {"b"}}}, 8, 4);
  const std::vector<DocRange> none;
  ColumnLoader loader(8, none);
  REQUIRE(loader.add(5, chunks.at(5)));
  CHECK_FALSE(loader.add(1, chunks.at(1)));
  auto damaged = chunks.at(1);
  damaged[1] = static_cast<char>(damaged[1] ^ 1);
  ColumnLoader second(8, none);
  CHECK_FALSE(second.add(1, damaged));
}

TEST_CASE("Texts are put in the order of their bytes, equal ones in the order of their places") {
  std::mt19937 random(9);
  for (const std::size_t common : {0U, 3U, 30U}) {
    std::vector<std::string> texts;
    for (int i = 0; i < 3000; ++i) {
      auto text = std::string(common, 'c');
      for (auto left = random() % 14; left > 0; --left) text.push_back(static_cast<char>(random() % 4 * 85));
      texts.push_back(text);
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<std::uint32_t> expected(texts.size());
    for (std::uint32_t place = 0; place < expected.size(); ++place) expected[place] = place;
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
    CHECK(sorted_ordinals(views) == expected);
  }
  CHECK(sorted_ordinals({}).empty());
}
