// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/posting_list.hpp"

#include "index/format/blocks.hpp"
#include "index/read/lru_cache.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>

using namespace dossier;

TEST_CASE("A posting list seeks as a scan does, from any place") {
  std::mt19937 random(7);
  PostingList list;
  for (unsigned doc = 1; doc < 3000; doc += 1U + static_cast<unsigned>(random() % 9)) {
    list.add(doc, 1U + static_cast<unsigned>(random() % 400));
  }
  for (int round = 0; round < 2000; ++round) {
    const auto from = random() % (list.size() + 1);
    const auto wanted = static_cast<DocId>(random() % 3100);
    auto expected = from;
    while (expected < list.size() && list.doc(expected) < wanted) ++expected;
    CHECK(list.seek(from, wanted) == expected);
  }
}

TEST_CASE("A posting list keeps frequencies of any size") {
  PostingList list;
  list.add(3, 1);
  list.add(9, 254);
  list.add(12, 255);
  list.add(4000000000U, 4294967295U);
  CHECK(list.tf_of(3) == 1);
  CHECK(list.tf_of(9) == 254);
  CHECK(list.tf_of(12) == 255);
  CHECK(list.tf_of(4000000000U) == 4294967295U);
  CHECK(list.tf_of(10) == 0);
  CHECK(list.tf_of(4000000001U) == 0);
  std::uint64_t sum = 0;
  list.for_each([&](DocId, std::uint32_t tf) { sum += tf; });
  CHECK(sum == 4294967805ULL);
}

TEST_CASE("A phrase is counted in encoded words only where words begin") {
  const auto encoded = [](std::vector<WordId> words) { return index::encode_words(words); };
  const auto text = encoded({1, 129, 1, 1, 1, 16385, 1});
  CHECK(index::count_in_encoded(text, encoded({1})) == 5);
  CHECK(index::count_in_encoded(text, encoded({1, 1})) == 2);
  CHECK(index::count_in_encoded(text, encoded({129, 1})) == 1);
  CHECK(index::count_in_encoded(text, encoded({16385, 1})) == 1);
  CHECK(index::count_in_encoded(text, encoded({1, 16385, 1})) == 1);
  CHECK(index::count_in_encoded(text, encoded({2})) == 0);
  CHECK(index::count_in_encoded(encoded({5, 6, 5, 6, 6, 129, 5, 6, 773, 6}), encoded({5, 6})) == 3);
  CHECK(index::count_in_encoded({}, encoded({1})) == 0);
}

TEST_CASE("A cache lets go of what was used longest ago, and never of what someone holds") {
  struct Text {
    std::string text;
    [[nodiscard]] std::size_t bytes() const { return text.size(); }
  };
  index::LruCache<int, Text> cache(10);
  int made = 0;
  const auto get = [&](int key, std::size_t size) {
    const auto text = cache.get(key, [&]() -> Result<std::shared_ptr<const Text>> {
      ++made;
      return std::make_shared<const Text>(Text{std::string(size, 'x')});
    });
    REQUIRE(text);
    return *text;
  };
  const auto held = get(1, 4);
  get(2, 4);
  CHECK(made == 2);
  get(1, 4);
  CHECK(made == 2);
  get(3, 4);  // 2 goes
  CHECK(cache.bytes() == 8);
  get(1, 4);
  CHECK(made == 3);
  get(2, 4);  // 3 goes
  CHECK(made == 4);
  get(4, 11);  // too large to be kept
  CHECK(cache.bytes() == 8);
  get(5, 10);
  CHECK(cache.bytes() == 10);
  CHECK(held->text == "xxxx");
  const auto failed = cache.get(6, []() -> Result<std::shared_ptr<const Text>> {
    return Error{ErrorCode::Unreadable, "no", ""};
  });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::Unreadable);
  CHECK(get(6, 1)->text == "x");  // a failure is not kept
}
