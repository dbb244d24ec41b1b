// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/rescoring.hpp"

#include "index/format/stored_vocabulary.hpp"
#include "searcher/local/local_passages.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/rank/feedback.hpp"
#include "searcher/rank/neighbours.hpp"
#include "searcher/rank/ranker.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>

using namespace dossier;
using namespace dossier::testing;

namespace {

MatchNode any_of(const std::vector<std::string>& words) {
  MatchNode root;
  root.kind = MatchNode::Kind::Soft;
  for (const auto& word : words) {
    MatchNode term;
    term.kind = MatchNode::Kind::Term;
    term.group.alternatives.push_back({{word}, 0, 1.0});
    root.children.push_back(std::move(term));
  }
  return root;
}

}  // namespace

TEST_CASE("a neighbour gives what its words score, without the bonus, within its paper") {
  Random random(21);
  const RandomIndex index(random, 7, 9);
  const auto& reader = index.reader();
  Matcher matcher(reader);
  const auto root = any_of({"wa", "wb"});
  const auto matches = matcher.match(root, {}).value();
  REQUIRE(matches.all_words_bonus > 0);
  RankingParams without_bonus;
  without_bonus.all_words_weight = 0;
  Matcher plain(reader);
  const auto plain_matches = plain.match(root, without_bonus).value();
  const auto neighbours = Neighbours::of(reader, matches, matcher.scores()).value();
  std::size_t helped = 0;
  for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
    double expected = 0;
    for (const auto other : {doc - 1, doc + 1}) {
      if (other < 1 || other > reader.last_doc() || !plain_matches.docs.contains(other)) continue;
      if (reader.passage(other)->paper != reader.passage(doc)->paper) continue;
      expected = std::max(expected, plain.scores()[other]);
    }
    CHECK(neighbours.score(doc) == Approx(expected));
    CHECK(neighbours.score(doc) <= neighbours.max_score());
    helped += expected > 0 ? 1 : 0;
  }
  CHECK(helped > 10);
}

TEST_CASE("the words of the first passages tell more than those of later ones") {
  Random random(22);
  const RandomIndex index(random, 4, 20);
  const auto& reader = index.reader();
  Matcher matcher(reader);
  const auto root = any_of({"wa"});
  const auto matches = matcher.match(root, {}).value();
  const auto ranker = Ranker::of(reader, SortOrder::Relevance).value();
  FeedbackParams params;
  params.in_passages = 1;
  params.words = 1;
  params.fading = 50;  // the first alone
  auto best = ranker.best(matches.docs, matcher.scores(), params.passages);
  REQUIRE(best.size() == params.passages);
  std::vector<WordId> words;
  do {
    const auto groups = feedback_groups(LocalPassages(reader), best, root, params).value();
    REQUIRE(groups.size() == 1);
    REQUIRE(reader.read_words(best.front().doc, words));
    const auto top = (*reader.vocabulary())->id_of(groups.front().alternatives.front().terms.front());
    CHECK(std::find(words.begin(), words.end(), top) != words.end());
    std::rotate(best.begin(), best.begin() + 1, best.end());
  } while (best.front().doc != ranker.best(matches.docs, matcher.scores(), 1).front().doc);
}

TEST_CASE("words near in meaning lift the passages that hold them, and bring none") {
  Random random(23);
  const RandomIndex index(random, 4, 20);
  const auto& reader = index.reader();
  Matcher matcher(reader);
  const auto plain = any_of({"wa", "wc"});
  const auto found = matcher.match(plain, {})->docs;
  auto root = plain;
  root.children.front().group.related = {"wb"};
  const auto matches = matcher.match(root, {}).value();
  CHECK(matches.docs == found);
  const auto groups = related_groups(matches.groups);
  REQUIRE(groups.size() == 1);
  auto scorer = WordScorer::of(LocalPassages(reader), groups, {}).value();
  const auto wb = (*reader.vocabulary())->id_of("wb");
  std::vector<WordId> words;
  std::size_t lifted = 0;
  for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
    REQUIRE(reader.read_words(doc, words));
    const bool holds = std::find(words.begin(), words.end(), wb) != words.end();
    const auto score = scorer.score(words);
    CHECK((score > 0) == holds);
    CHECK(score <= scorer.max_score());
    lifted += holds ? 1 : 0;
  }
  CHECK(lifted > 5);
}
