// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the ranking beside values that were computed by hand.
#include "searcher/rank/feedback.hpp"

#include "index/format/stored_vocabulary.hpp"
#include "searcher/local/local_passages.hpp"
#include "searcher/rank/proximity.hpp"
#include "searcher/rank/ranker.hpp"
#include "searcher/rank/word_scorer.hpp"
#include "searcher/types/ranking.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

using namespace dossier;
using namespace dossier::testing;

namespace {

TermGroup word(const std::string& term, double weight = 1.0) {
  TermGroup group;
  group.alternatives.push_back({{term}, 0, 1.0});
  group.weight = weight;
  return group;
}

std::vector<WordId> words_of(const IndexReader& reader, DocId doc) {
  std::vector<WordId> words;
  REQUIRE(reader.read_words(doc, words));
  return words;
}

std::vector<DocId> docs_of(const std::vector<RankedDoc>& ranked) {
  std::vector<DocId> docs;
  for (const auto& one : ranked) docs.push_back(one.doc);
  return docs;
}

using Docs = std::vector<DocId>;

/// Passage i scores values[i].
Scores scores_of(const std::vector<double>& values) {
  const auto last = static_cast<DocId>(values.size() - 1);
  Scores scores;
  scores.reset(last, RankingParams().k1);
  for (DocId doc = 1; doc <= last; ++doc) {
    DocSet one(last);
    one.insert(doc);
    scores.add_bonus(one, values[doc]);
  }
  return scores;
}

}  // namespace

TEST_CASE("inverse document frequency by hand") {
  CHECK(inverse_document_frequency(10, 1) == Approx(1.8458266905));   // ln(9.5 / 1.5)
  CHECK(inverse_document_frequency(10, 3) == Approx(0.7621400520));   // ln(7.5 / 3.5)
  CHECK(inverse_document_frequency(10, 4) == Approx(0.5436154466));   // ln(1 + 6.5 / 4.5 / 2)
  CHECK(inverse_document_frequency(10, 10) == Approx(0.0235304974));  // ln(1 + 0.5 / 10.5 / 2)
  CHECK(inverse_document_frequency(8, 2) == Approx(0.9555114450));    // ln(6.5 / 2.5)
}

TEST_CASE("a frequency saturates towards k1 + 1") {
  CHECK(saturated(0, 1.2) == 0);
  CHECK(saturated(1, 1.2) == Approx(1.0));
  CHECK(saturated(2, 1.2) == Approx(1.375));
  CHECK(saturated(6, 0.5) == Approx(1.3846153846));
}

TEST_CASE("proximity falls with the square of the distance") {
  const StoredIndex index(content_of({{"alpha x y beta", "alpha beta", "alpha beta alpha", "beta beta", "alpha x",
                                       "alpha beta x gamma", "alpha alpha x beta", "gamma x beta alpha"}}));
  const auto& reader = index.reader();
  const auto alpha = word("alpha", 2);
  const auto beta = word("beta");
  const auto gamma = word("gamma");
  const std::vector<ScoredGroup> two{{&alpha, 3}, {&beta, 1.5}};
  auto proximity = Proximity::of(LocalPassages(reader), two).value();
  CHECK(proximity.applies());
  const auto score = [&](DocId doc) { return proximity.score(words_of(reader, doc)); };
  CHECK(score(1) == Approx(7.5 * 0.1));    // 1/9 each: (1/9) / (1/9 + 1)
  CHECK(score(2) == Approx(7.5 * 0.5));    // 1 each
  CHECK(score(3) == Approx(7.5 * 2 / 3));  // 2 each
  CHECK(score(4) == 0);                    // one group alone
  CHECK(score(5) == 0);
  CHECK(score(7) == Approx(7.5 * 0.2));  // the nearer alpha: 1/4 each
  const std::vector<ScoredGroup> three{{&alpha, 3}, {&beta, 1.5}, {&gamma, 4}};
  auto of_three = Proximity::of(LocalPassages(reader), three).value();
  // alpha: 1; beta: 1 + 1/4; gamma: 1/4
  CHECK(of_three.score(words_of(reader, 6)) == Approx(6 * 0.5 + 1.5 * 1.25 / 2.25 + 4 * 0.2));
  const std::vector<ScoredGroup> one{{&alpha, 3}};
  CHECK_FALSE(Proximity::of(LocalPassages(reader), one)->applies());
  auto of_text = word("beta");
  of_text.field = TextField::Text;
  const std::vector<ScoredGroup> named{{&alpha, 3}, {&of_text, 1.5}};
  CHECK(Proximity::of(LocalPassages(reader), named)->applies());
  auto of_heading = word("beta");
  of_heading.field = TextField::Heading;
  const std::vector<ScoredGroup> elsewhere{{&alpha, 3}, {&of_heading, 1.5}};
  CHECK_FALSE(Proximity::of(LocalPassages(reader), elsewhere)->applies());
}

TEST_CASE("a word scorer holds the length of a passage against it") {
  const StoredIndex index(content_of({{"river dam", "river x river y z u"}}));  // lengths 2 and 6, 4 on average
  const auto& reader = index.reader();
  RankingParams params;
  auto dam = WordScorer::of(LocalPassages(reader), {word("dam", 0.5)}, params).value();  // idf of 1 in 2: ln 1.5
  CHECK(dam.max_score() == Approx(0.4460116189));                                        // 0.5 · ln 1.5 · 2.2
  CHECK(dam.score(words_of(reader, 1)) == Approx(0.2505683252));  // frequency 1 / (0.3 + 0.7 · 2/4)
  CHECK(dam.score(words_of(reader, 2)) == 0);
  auto x = WordScorer::of(LocalPassages(reader), {word("x", 0.5)}, params).value();
  const auto twice = (*reader.vocabulary())->id_of("x");
  CHECK(x.score(std::vector<WordId>{twice, twice, 0, 0, 0, 0}) == Approx(0.2464152591));  // 2 / (0.3 + 0.7 · 6/4)
  params.b = 0;
  CHECK(WordScorer::of(LocalPassages(reader), {word("dam", 0.5)}, params)->score(words_of(reader, 1)) ==
        Approx(0.2027325541));
  CHECK(WordScorer::of(LocalPassages(reader), {word("nowhere")}, params)->empty());
  CHECK_FALSE(x.empty());
  auto both = word("dam", 0.5);
  both.alternatives.push_back({{"x"}, 0, 1.0});  // 2 of 2 passages: ln(1 + 0.5 / 2.5 / 2)
  CHECK(WordScorer::of(LocalPassages(reader), {both}, params)->score(words_of(reader, 1)) ==
        Approx(0.5 * 0.0953101798));
}

TEST_CASE("feedback of a single passage takes its words, weighted by Bose and Einstein") {
  const StoredIndex index(content_of({{"dam dam gate the 1999 lone river", "dam gate river", "river", "x"}}));
  const auto& reader = index.reader();
  MatchNode root;
  root.kind = MatchNode::Kind::Term;
  root.group = word("river");
  FeedbackParams params;
  params.share = 0.4;
  const std::vector<RankedDoc> first{{1, 1.0}};
  const auto groups = feedback_groups(LocalPassages(reader), first, root, params).value();
  REQUIRE(groups.size() == 2);  // without the query's word, stop words, numbers and words of one passage
  CHECK(groups[0].label == "dam");
  CHECK(groups[0].weight == Approx(0.4));
  CHECK(groups[0].optional);
  CHECK(groups[1].label == "gate");
  CHECK(groups[1].weight == Approx(0.4 * 0.5778934789));  // 2.1699250014 / 3.7548875022, both in 2 of 4
  CHECK(feedback_groups(LocalPassages(reader), {}, root, params)->empty());
  // Of two passages a word must stand in both; the second counts 2 to the power of -1.
  const std::vector<RankedDoc> two{{2, 1.0}, {3, 0.5}};
  CHECK(feedback_groups(LocalPassages(reader), two, root, params)->empty());
  const std::vector<RankedDoc> both{{1, 1.0}, {2, 0.5}};
  const auto shared = feedback_groups(LocalPassages(reader), both, root, params).value();
  REQUIRE(shared.size() == 2);
  // dam: 2 + 1/2 times, gate: 1 + 1/2 times; each log2 3 a time and log2 1.5 once
  CHECK(shared[1].weight == Approx(0.4 * (1.5 * 1.5849625007 + 0.5849625007) / (2.5 * 1.5849625007 + 0.5849625007)));
  params.words = 1;
  CHECK(feedback_groups(LocalPassages(reader), both, root, params)->size() == 1);
}

TEST_CASE("ties are ranked by paper id, then in reading order") {
  auto content = content_of({{"a", "b"}, {"a", "b"}, {"a", "b"}});
  std::reverse(content.papers.begin(), content.papers.end());
  std::stable_sort(content.passages.begin(), content.passages.end(),
                   [](const Passage& a, const Passage& b) { return a.paper > b.paper; });
  content.papers[0].year = 2000;     // p2
  content.papers[2].year = 2010;     // p0
  const StoredIndex index(content);  // documents 1 and 2 are of p2, 5 and 6 of p0
  const auto& reader = index.reader();
  DocSet all(reader.last_doc());
  for (DocId doc = 1; doc <= 6; ++doc) all.insert(doc);
  const auto alike = scores_of(std::vector<double>(7, 1.0));
  const auto by_score = Ranker::of(reader, SortOrder::Relevance).value();
  CHECK(docs_of(by_score.best(all, alike, 10)) == Docs{5, 6, 3, 4, 1, 2});
  CHECK(docs_of(by_score.best(all, alike, 1)) == Docs{5});
  CHECK(docs_of(by_score.best(all, alike, 2)) == Docs{5, 6});
  CHECK(docs_of(by_score.range(all, alike, 1, 3)) == Docs{6, 3, 4});
  CHECK(docs_of(by_score.range(all, alike, 5, 3)) == Docs{2});
  CHECK(by_score.range(all, alike, 6, 3).empty());
  CHECK(by_score.range(all, alike, 0, 0).empty());
  const auto scores = scores_of({0, 1, 2, 3, 3, 1, 3});
  CHECK(docs_of(by_score.best(all, scores, 10)) == Docs{6, 3, 4, 2, 5, 1});
  CHECK(docs_of(by_score.best(all, scores, 2)) == Docs{6, 3});
  CHECK(docs_of(Ranker::of(reader, SortOrder::Paper)->best(all, scores, 10)) == Docs{5, 6, 3, 4, 1, 2});
  CHECK(docs_of(Ranker::of(reader, SortOrder::Year)->best(all, scores, 10)) == Docs{6, 5, 2, 1, 3, 4});
  DocSet kept(reader.last_doc());
  for (const DocId doc : {6U, 4U, 3U}) kept.insert(doc);
  CHECK(by_score.papers() == 4);
  CHECK(by_score.best_of_papers(all, scores, {1, 2, 0, 9}) == kept);
}
