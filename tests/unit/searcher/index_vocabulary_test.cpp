// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/index_vocabulary.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

using namespace dossier;

TEST_CASE("a vocabulary answers the same with what earlier ones have found out") {
  const testing::StoredIndex index(testing::content_of(
      {{"the weir holds the river", "a river weir", "weirs and mills"}, {"le moulin de la rivière"}}));
  const auto facts = std::make_shared<WordFacts>();
  for (int turn = 0; turn < 2; ++turn) {
    const IndexVocabulary vocabulary(index.reader(), facts);
    CHECK(vocabulary.side_by_side("river", "weir"));
    CHECK_FALSE(vocabulary.side_by_side("weir", "river"));
    const auto one = vocabulary.together({"weir", "weirs"}, {"river"});
    CHECK((one.a == 3 && one.b == 2 && one.both == 2));
    const auto other = vocabulary.together({"weir"}, {"weirs", "river"});
    CHECK((other.a == 2 && other.b == 3 && other.both == 2));
    CHECK(vocabulary.languages() == IndexVocabulary(index.reader()).languages());
    CHECK(vocabulary.status());
  }
  CHECK(facts->side_by_side.find("river weir") != nullptr);
  CHECK(facts->languages.has_value());
}

TEST_CASE("facts on words take no more room than they may") {
  WordFacts::Kept<bool> kept;
  constexpr int many = 20000;
  for (int i = 0; i < many; ++i) kept.keep(std::to_string(i), i % 2 == 0);
  int known = 0;
  for (int i = 0; i < many; ++i) {
    const auto* const fact = kept.find(std::to_string(i));
    if (fact == nullptr) continue;
    ++known;
    CHECK(*fact == (i % 2 == 0));
  }
  CHECK(known > 0);
  CHECK(known <= 16384);
  CHECK(kept.find(std::to_string(many - 1)) != nullptr);
}
