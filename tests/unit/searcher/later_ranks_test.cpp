// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/later_ranks.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace dossier;

namespace {

/// Passages 1 to 30: the odd ones look one way, the even ones another, 30 has no vector.
PassageVectors two_subjects() {
  std::vector<std::int8_t> numbers;
  for (DocId doc = 1; doc <= 30; ++doc) {
    const bool odd = doc % 2 == 1;
    numbers.push_back(static_cast<std::int8_t>(doc == 30 ? 0 : odd ? 100 : 0));
    numbers.push_back(static_cast<std::int8_t>(doc == 30 ? 0 : odd ? 0 : 100));
  }
  return {2, 30, numbers};
}

/// Passages 1 to `count` with scores that fall by 1 from 100.
std::vector<RankedDoc> falling(DocId count) {
  std::vector<RankedDoc> docs;
  for (DocId doc = 1; doc <= count; ++doc) docs.push_back({doc, 101.0 - doc});
  return docs;
}

LaterRanks::Ports ports(std::function<LaterRanks::Parts(const RankedDoc&)> parts_of) {
  return {std::move(parts_of), [](std::vector<RankedDoc>& docs) -> Result<void> {
            std::ranges::stable_sort(docs, std::greater<>(), &RankedDoc::score);
            return {};
          }};
}

LaterRanks::Parts plain(const RankedDoc& ranked) {
  return {.plain = ranked.score, .proximity = 0, .meaning = 0, .firsts = 0};
}

std::vector<DocId> docs_of(const std::vector<RankedDoc>& ranked) {
  std::vector<DocId> docs;
  for (const auto& each : ranked) docs.push_back(each.doc);
  return docs;
}

bool falls(const std::vector<RankedDoc>& docs) {
  return std::ranges::is_sorted(docs, std::greater<>(), &RankedDoc::score);
}

}  // namespace

TEST_CASE("the first ranks stay as they are") {
  const auto vectors = two_subjects();
  auto docs = falling(30);
  LaterRanks later(0, vectors, docs);
  REQUIRE(later.put_in_order(docs, ports(plain)));
  REQUIRE(docs.size() == 30);
  for (DocId doc = 1; doc <= LaterRanks::first; ++doc) {
    CHECK(docs[doc - 1].doc == doc);
    CHECK(docs[doc - 1].score == 101.0 - doc);
    CHECK_FALSE(later.added(doc));
  }
  CHECK(falls(docs));
}

TEST_CASE("few passages stay as they are") {
  const auto vectors = two_subjects();
  auto docs = falling(10);
  LaterRanks later(0, vectors, docs);
  REQUIRE(later.put_in_order(docs, ports(plain)));
  CHECK(docs.back().score == 91);
  CHECK_FALSE(later.added(10));
}

TEST_CASE("words that stand close together count nothing in later ranks, meaning more") {
  auto docs = falling(14);
  LaterRanks later;
  const auto parts = [](const RankedDoc& ranked) -> LaterRanks::Parts {
    return {.plain = ranked.score,
            .proximity = ranked.doc == 11 ? 2.5 : 0,
            .meaning = ranked.doc == 13 ? 3.0 : 0,
            .firsts = 0};
  };
  REQUIRE(later.put_in_order(docs, ports(parts)));
  CHECK(docs_of(docs) == std::vector<DocId>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 12, 11, 14});
  CHECK(docs[10].score == 88 + (LaterRanks::meaning - 1) * 3);
  CHECK(docs[12].score == 87.5);
  CHECK(later.added(13) == 0);
}

TEST_CASE("a passage gains by the standing of its peers") {
  const auto vectors = two_subjects();
  // Odd passages are the better half.
  std::vector<RankedDoc> best;
  for (DocId doc = 1; doc <= 29; ++doc) best.push_back({doc, doc % 2 == 1 ? 20.0 : 10.0});
  const LaterRanks later(0, vectors, best);
  CHECK(later.by_peers(1, 20) == Approx(later.most()));
  CHECK(later.by_peers(2, 10) == 0);
  CHECK(later.by_peers(2, 20) > 0);  // itself is one of them
  CHECK(later.by_peers(2, 20) < later.most() / 10);
  CHECK(later.by_peers(30, 20) == later.most());  // of its peers nothing is known
  CHECK(later.by_peers(30, 15) == later.most() / 2);
}

TEST_CASE("what stands before others whatever they score does so in later ranks") {
  const auto vectors = two_subjects();
  auto docs = falling(24);
  LaterRanks later(0, vectors, docs);
  const auto parts = [](const RankedDoc& ranked) -> LaterRanks::Parts {
    return {.plain = ranked.score, .proximity = 0, .meaning = ranked.doc == 20 ? 50.0 : 0, .firsts = ranked.doc < 16U};
  };
  REQUIRE(later.put_in_order(docs, ports(parts)));
  const auto order = docs_of(docs);
  CHECK(std::ranges::find(order, DocId{20}) == order.begin() + 15);
  CHECK(falls(docs));
  CHECK(docs[15].score < docs[14].score);
}

TEST_CASE("no score in later ranks becomes less than another passage may have") {
  auto docs = falling(14);
  LaterRanks later(89.5);
  const auto parts = [](const RankedDoc& ranked) -> LaterRanks::Parts {
    return {.plain = ranked.score, .proximity = 5, .meaning = 0, .firsts = 0};
  };
  REQUIRE(later.put_in_order(docs, ports(parts)));
  for (std::size_t i = LaterRanks::first; i < docs.size(); ++i) CHECK(docs[i].score == 89.5);
}
