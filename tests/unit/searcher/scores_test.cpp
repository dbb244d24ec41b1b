// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/scores.hpp"

#include "searcher/types/ranking.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <array>
#include <map>

using namespace dossier;
using namespace dossier::testing;

namespace {

constexpr DocId last = 9000;  // several blocks, the last one not full
constexpr double k1 = 1.2;

/// Lists, lengths and sets at random, and beside them what each passage scores, added up passage by passage.
struct Scene {
  explicit Scene(Random& random) : expected(last + 1, 0.0), notes(last), having(last) {
    lengths.lengths.assign(last + 1, 0);
    for (auto& length : lengths.lengths) length = static_cast<std::uint32_t>(below(random, 700));
    lengths.mean = 120;
    scores.reset(last, k1);
    for (auto groups = 1 + below(random, 3); groups > 0; --groups) add_group(random);
    for (DocId doc = 1; doc <= last; ++doc) {
      if (below(random, 5) == 0) notes.insert(doc);
      if (below(random, 40) == 0) having.insert(doc);
    }
    notes.for_each([&](DocId doc) { expected[doc] *= 0.5; });
    scores.lessen(notes, 0.5);
  }

  void add_group(Random& random) {
    auto occurrence = std::make_shared<OccurrenceWeight>(lengths, 1.5, 0.7);
    if (below(random, 2) == 0) occurrence->prepare();
    const double weight = 0.5 + static_cast<double>(below(random, 10));
    std::vector<double> frequencies(last + 1, 0.0);
    std::vector<Scores::Part> parts;
    for (auto count = 1 + below(random, 3); count > 0; --count) {
      auto list = std::make_shared<PostingList>();
      const auto gap = 1 + below(random, 300);
      const double part_weight = 0.3 + static_cast<double>(below(random, 5));
      for (auto doc = static_cast<DocId>(1 + below(random, gap)); doc <= last;
           doc += static_cast<DocId>(1 + below(random, 2 * gap))) {
        const auto tf = static_cast<std::uint32_t>(1 + below(random, below(random, 50) == 0 ? 600 : 3));
        list->add(doc, tf);
        frequencies[doc] += part_weight * tf * occurrence->at(doc);
      }
      parts.push_back({list, part_weight, occurrence});
    }
    std::vector<DocId> labelled;
    for (DocId doc = 1; below(random, 3) == 0 && doc <= last; doc += 37) labelled.push_back(doc);
    for (const auto doc : labelled) frequencies[doc] += 1.0;
    for (DocId doc = 1; doc <= last; ++doc) {
      if (frequencies[doc] > 0) expected[doc] += weight * saturated(frequencies[doc], k1);
    }
    most += weight * (k1 + 1);
    scores.add(weight, std::move(parts), std::move(labelled));
  }

  void add_bonus(const DocSet& docs, double bonus) {
    docs.for_each([&](DocId doc) { expected[doc] += bonus; });
    scores.add_bonus(docs, bonus);
  }

  FieldLengthColumn lengths;
  Scores scores;
  std::vector<double> expected;
  DocSet notes;
  DocSet having;
  double most = 0;
};

DocSet some_of(Random& random, std::size_t one_in) {
  DocSet docs(last);
  for (DocId doc = 1; doc <= last; ++doc) {
    if (below(random, one_in) == 0) docs.insert(doc);
  }
  return docs;
}

}  // namespace

TEST_CASE("scores by block, of few passages of a block and of single ones are the same to the last bit") {
  Random random(5);
  for (int round = 0; round < 12; ++round) {
    Scene scene(random);
    scene.add_bonus(scene.having, 3.25);
    std::size_t seen = 0;
    for (const std::size_t one_in : std::array<std::size_t, 3>{1, 9, 900}) {
      const auto docs = some_of(random, one_in);
      DocSet visited(last);
      scene.scores.for_each(docs, [&](DocId doc, double score) {
        visited.insert(doc);
        REQUIRE(score == scene.expected[doc]);
        seen += score > 0 ? 1 : 0;
      });
      CHECK(visited == docs);
    }
    CHECK(seen > 0);
    for (int i = 0; i < 300; ++i) {
      const auto doc = static_cast<DocId>(1 + below(random, last));
      REQUIRE(scene.scores[doc] == scene.expected[doc]);
    }
  }
}

TEST_CASE("the best passages by score are among the contenders") {
  Random random(6);
  std::size_t narrowed = 0;
  for (int round = 0; round < 30; ++round) {
    Scene scene(random);
    const bool high = below(random, 3) != 0;
    const auto bonus = high ? scene.most * 1.2 : scene.most * 0.3;
    scene.add_bonus(scene.having, bonus);
    if (below(random, 2) == 0) scene.add_bonus(some_of(random, 30), bonus);
    const auto docs = some_of(random, 3);
    const auto most = 1 + below(random, 200);
    const auto contenders = scene.scores.contenders(docs, most);
    narrowed += contenders.count() < docs.count() ? 1 : 0;
    if (!high) CHECK(contenders == docs);
    std::vector<double> best;
    docs.for_each([&](DocId doc) { best.push_back(scene.expected[doc]); });
    std::sort(best.begin(), best.end(), std::greater<>());
    const auto worst = best[std::min(most, best.size()) - 1];
    docs.for_each([&](DocId doc) {
      if (scene.expected[doc] >= worst) REQUIRE(contenders.contains(doc));
    });
  }
  CHECK(narrowed > 5);
}

TEST_CASE("a group that no passage holds gives nothing") {
  Scores scores;
  scores.reset(last, k1);
  scores.add(2.5, {}, {});
  scores.add(2.5, {}, {7, 4000});
  Random random(8);
  scores.for_each(some_of(random, 2), [&](DocId doc, double score) {
    REQUIRE(score == (doc == 7 || doc == 4000 ? 2.5 * saturated(1.0, k1) : 0.0));
  });
  CHECK(scores[7] > 0);
  CHECK(scores[8] == 0.0);
}

TEST_CASE("what a single passage scores follows the groups and sets that came last") {
  Random random(9);
  Scene scene(random);
  const DocId beside = 1024;  // passages so far apart share a place in what is kept of single ones
  for (DocId doc = 1; doc + beside <= last; doc += 7) {
    REQUIRE(scene.scores[doc] == scene.expected[doc]);
    REQUIRE(scene.scores[doc + beside] == scene.expected[doc + beside]);
    REQUIRE(scene.scores[doc] == scene.expected[doc]);
  }
  scene.add_bonus(scene.having, 2.5);
  for (DocId doc = 1; doc <= last; ++doc) REQUIRE(scene.scores[doc] == scene.expected[doc]);
  scene.scores.lessen(DocSet(last), 0.5);  // no passage is a note any more
  std::size_t notes = 0;
  scene.notes.for_each([&](DocId doc) {
    if (scene.having.contains(doc)) return;
    REQUIRE(scene.scores[doc] == 2 * scene.expected[doc]);
    notes += scene.expected[doc] > 0 ? 1 : 0;
  });
  CHECK(notes > 0);
}

TEST_CASE("a query forgets the groups and sets of the one before") {
  Random random(7);
  Scene scene(random);
  scene.add_bonus(scene.having, 2.0);
  scene.scores.reset(last, k1);
  CHECK(scene.scores[1] == 0.0);
  scene.scores.for_each(scene.having, [](DocId, double score) { REQUIRE(score == 0.0); });
}
