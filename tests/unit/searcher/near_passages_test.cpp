// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/near_passages.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <random>
#include <thread>

using namespace dossier;

namespace {

constexpr std::uint32_t width = 20;
constexpr DocId last = 700;

/// Passages around some subjects, those of a subject beside each other; each seventh has no vector.
std::vector<std::int8_t> some_vectors() {
  std::mt19937 random(11);
  std::normal_distribution<float> number;
  std::vector<std::int8_t> all;
  std::vector<float> subject(width);
  for (DocId doc = 1; doc <= last; ++doc) {
    if (doc % 50 == 1) {
      for (auto& value : subject) value = number(random);
    }
    std::vector<float> sum(width, 0.0F);
    if (doc % 7 != 0) {
      for (std::size_t i = 0; i < width; ++i) sum[i] = subject[i] + 0.7F * number(random);
    }
    const auto rounded = PassageVectors::rounded(sum);
    all.insert(all.end(), rounded.begin(), rounded.end());
  }
  return all;
}

std::vector<float> some_direction(unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> number;
  std::vector<float> direction(width);
  for (auto& value : direction) value = number(random);
  REQUIRE(normalise(direction));
  return direction;
}

/// By all exact cosines.
std::vector<DocId> plain_nearest(const PassageVectors& vectors, const DocSet& docs, std::span<const float> direction,
                                 std::size_t most) {
  std::vector<std::pair<float, DocId>> found;
  docs.for_each([&](DocId doc) {
    if (const auto cosine = vectors.cosine(direction, doc); cosine > 0) found.emplace_back(-cosine, doc);
  });
  std::sort(found.begin(), found.end());
  found.resize(std::min(found.size(), most));
  std::vector<DocId> out;
  for (const auto& [cosine, doc] : found) out.push_back(doc);
  return out;
}

/// All passages, and some past the last with a vector; or each n-th.
DocSet each(DocId step) {
  DocSet docs(last + 40);
  for (DocId doc = step; doc <= last + 40; doc += step) docs.insert(doc);
  return docs;
}

}  // namespace

TEST_CASE("the nearest passages are those with the highest cosines, however often they are asked for") {
  const testing::StoredIndex index(testing::content_of({{"a weir"}}));
  const PassageVectors vectors(width, last, some_vectors());
  const Matches matches;
  for (const DocId step : {1U, 2U, 5U}) {
    const auto docs = each(step);
    const NearPassages near(index.reader(), &vectors, nullptr, docs, matches, docs);
    for (unsigned visit = 0; visit < 4; ++visit) {
      const auto direction = some_direction(visit);
      for (const std::size_t most : {1U, 10U, 100U, 1000U}) {
        CAPTURE(step, visit, most);
        const auto expected = plain_nearest(vectors, docs, direction, most);
        CHECK(near.nearest({}, direction, most) == expected);
        const std::vector<DocId> some{1, 3, 60, 120, 121, 350, 699, 20};
        std::vector<DocId> held;
        for (const auto doc : some) {
          if (docs.contains(doc)) held.push_back(doc);
        }
        std::vector<DocId> among;
        for (const auto doc : expected) {
          if (std::ranges::find(held, doc) != held.end()) among.push_back(doc);
        }
        CHECK(near.among_nearest({}, held, direction, most) == among);
      }
    }
  }
}

TEST_CASE("threads that ask for the nearest at the same time get the same") {
  const testing::StoredIndex index(testing::content_of({{"a weir"}}));
  const auto docs = each(1);
  const Matches matches;
  for (int turn = 0; turn < 20; ++turn) {
    const PassageVectors vectors(width, last, some_vectors());
    std::vector<std::vector<DocId>> found(4);
    std::vector<std::thread> threads;
    for (auto& one : found) {
      threads.emplace_back([&] {
        const NearPassages near(index.reader(), &vectors, nullptr, docs, matches, docs);
        for (unsigned visit = 0; visit < 3; ++visit) one = near.nearest({}, some_direction(5), 30);
      });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& one : found) CHECK(one == plain_nearest(vectors, docs, some_direction(5), 30));
  }
}

TEST_CASE("bounds of cosines are had of passages whose vectors are all there") {
  const auto numbers = some_vectors();
  /// Its vectors come in two parts.
  class Late : public PassageVectors {
   public:
    Late() : PassageVectors(width, last) {}
    void come(DocId first, std::span<const std::int8_t> some) const { put_vectors(first, some); }
  };
  const Late vectors;
  const auto direction = some_direction(1);
  const CoarseProducts coarse(direction);
  std::array<float, PassageVectors::bounded> most{};
  const auto ask = [&](std::size_t block) {
    bool known = false;
    for (int visit = 0; visit < 3; ++visit) known = vectors.cosine_bounds(coarse, block, most);
    return known;
  };
  vectors.come(1, std::span(numbers).first(std::size_t{100} * width));
  CHECK(ask(0));
  CHECK_FALSE(ask(1));  // passages 64 to 127
  CHECK_FALSE(ask(last / PassageVectors::bounded + 1));
  vectors.come(101, std::span(numbers).subspan(std::size_t{100} * width));
  REQUIRE(ask(1));
  for (DocId doc = 64; doc < 128; ++doc) CHECK(most[doc - 64] >= vectors.cosine(direction, doc));
}
