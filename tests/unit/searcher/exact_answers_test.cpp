// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence, concordance, snippets and NEAR beside values that were found by hand.
#include "searcher/expand/interpreter.hpp"
#include "searcher/present/snippet.hpp"
#include "searcher/searcher.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"
#include "tests/unit/searcher/stored_index.hpp"

using namespace dossier;
using namespace dossier::testing;

namespace {

SearchRequest plain(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.expansion.stems = request.expansion.spelling = request.expansion.synonyms = request.expansion.acronyms =
      false;
  request.expansion.variants = request.expansion.related = false;
  return request;
}

std::vector<std::string> lines_of(const Result<KwicResponse>& response) {
  REQUIRE(response);
  std::vector<std::string> lines;
  for (const auto& line : response->lines) lines.push_back(line.left + "[" + line.keyword + "]" + line.right);
  return lines;
}

using Texts = std::vector<std::string>;

/// Fragments of a text of `w0 w1 w2 …` in which the named tokens are replaced by a group's word.
Texts fragments(const std::vector<double>& weights, const std::vector<std::pair<std::size_t, std::string>>& replaced,
                SnippetSize size) {
  std::vector<TermGroup> groups(weights.size());
  std::vector<ScoredGroup> scored;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    groups[i].alternatives.push_back({{std::string("g") + static_cast<char>('a' + i)}, 0, 1.0});
    scored.push_back({&groups[i], weights[i]});
  }
  std::vector<std::string> words;
  for (int i = 0; i < 100; ++i) words.push_back("w" + std::to_string(i));
  for (const auto& [at, word] : replaced) words[at] = word;
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  const Highlighter highlighter(scored);
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  Texts out;
  for (const auto& fragment : make_snippet(text, tokens, highlighter.find(tokens, {}), highlighter, size)) {
    out.emplace_back(fragment.span.of(text));
  }
  return out;
}

bool holds(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

}  // namespace

TEST_CASE("a match is strong from half of the best one's score on") {
  // Each word stands in three of seven passages of four words, so that all count the same.
  const StoredIndex index(content_of({{"alpha beta gamma delta"},
                                      {"alpha beta fa fb"},
                                      {"gamma fc fd fe"},
                                      {"gamma delta ff fg"},
                                      {"alpha fh fi fj"},
                                      {"beta fk fl fm"},
                                      {"delta fn fo fp"}}));
  const Searcher searcher(index.reader());
  EvidenceRequest request;
  request.search = plain("alpha beta gamma delta");
  const auto response = searcher.evidence(request);
  REQUIRE(response);
  CHECK(response->passages == 7);
  CHECK(response->all_words == 1);
  CHECK(response->papers_asked == 7);
  CHECK(response->papers_with == 7);
  CHECK(response->papers_strong == 3);  // 4/4, 2/4 and 2/4 of the words
  Texts strong;
  Texts weak;
  for (const auto& paper : response->papers) (paper.strong > 0 ? strong : weak).push_back(paper.paper.id);
  CHECK(strong == Texts{"p0", "p1", "p3"});
  CHECK(weak == Texts{"p2", "p4", "p5", "p6"});
  CHECK(response->papers.back().strong == 0);
  CHECK(response->papers_without == 0);
  CHECK(response->papers[0].all_words == 1);
  CHECK(response->papers[1].all_words == 0);
}

TEST_CASE("of a paper's passages each next one counts half") {
  const StoredIndex index(content_of({{"river", "river dam x", "river y z u v", "river a b c d e f"}, {"other"}}));
  const Searcher searcher(index.reader());
  EvidenceRequest request;
  request.search = plain("river");
  request.passages_per_paper = 4;
  const auto whole = searcher.evidence(request);
  REQUIRE(whole);
  REQUIRE(whole->papers.size() == 1);
  const auto& hits = whole->papers[0].hits;
  REQUIRE(hits.size() == 4);
  CHECK(hits[0].score > hits[1].score);
  CHECK(hits[1].score > hits[2].score);
  CHECK(whole->papers[0].strength == Approx(hits[0].score + hits[1].score / 2 + hits[2].score / 4 + hits[3].score / 8));
  request.passages_per_paper = 1;
  const auto first = searcher.evidence(request);
  REQUIRE(first);
  CHECK(first->papers.at(0).strength == Approx(first->papers[0].hits.at(0).score));
  CHECK(first->papers.at(0).passages == 4);
}

TEST_CASE("overlapping matches make one line of a concordance, touching ones two") {
  const StoredIndex index(content_of({{"the old gas pipeline deal was off", "gas here and pipeline there"}}));
  const Searcher searcher(index.reader());
  KwicRequest request;
  request.words = 2;
  request.search = plain("\"gas pipeline\" OR pipeline");
  request.search.sort = SortOrder::Paper;
  CHECK(lines_of(searcher.kwic(request)) == Texts{"the old[gas pipeline]deal was", "here and[pipeline]there"});
  request.search.query = "\"old gas\" OR \"gas pipeline\" OR \"pipeline deal\"";
  CHECK(lines_of(searcher.kwic(request)) == Texts{"the[old gas pipeline deal]was off"});
  request.search.query = "gas pipeline";
  CHECK(lines_of(searcher.kwic(request)) ==
        Texts{"the old[gas]pipeline deal", "old gas[pipeline]deal was", "[gas]here and", "here and[pipeline]there"});
  request.order = KwicOrder::Left;
  CHECK(lines_of(searcher.kwic(request)) ==
        Texts{"[gas]here and", "here and[pipeline]there", "old gas[pipeline]deal was", "the old[gas]pipeline deal"});
  request.order = KwicOrder::Right;
  CHECK(lines_of(searcher.kwic(request)) ==
        Texts{"old gas[pipeline]deal was", "[gas]here and", "the old[gas]pipeline deal", "here and[pipeline]there"});
  request.search.offset = 1;
  request.search.limit = 2;
  CHECK(lines_of(searcher.kwic(request)) == Texts{"[gas]here and", "the old[gas]pipeline deal"});
  request.words = 0;
  CHECK(lines_of(searcher.kwic(request)) == Texts{"[pipeline]", "[gas]"});
}

TEST_CASE("two fragments must hold clearly more than one") {
  const std::vector<std::pair<std::size_t, std::string>> places{{50, "ga"}, {56, "gb"}, {80, "gc"}};
  // One holds ga and gb: 3; two hold ga and gc, which must be 1.15 times as much: 3.45.
  const auto single = fragments({2, 1, 1.44}, places, {10, 5});
  REQUIRE(single.size() == 1);
  CHECK(holds(single[0], "ga"));
  CHECK(holds(single[0], "gb"));
  const auto two = fragments({2, 1, 1.46}, places, {10, 5});
  REQUIRE(two.size() == 2);
  CHECK(holds(two[0], "ga"));
  CHECK_FALSE(holds(two[0], "gb"));
  CHECK(holds(two[1], "gc"));
}

TEST_CASE("a word that comes again in a fragment counts a tenth") {
  const std::vector<std::pair<std::size_t, std::string>> places{{10, "ga"}, {11, "ga"}, {12, "ga"},
                                                                {13, "ga"}, {40, "gb"}, {80, "gc"}};
  // The best is gc; second are four of ga, 1.3, or one of gb.
  const auto repeated = fragments({1, 1.29, 3}, places, {10, 5});
  REQUIRE(repeated.size() == 2);
  CHECK(holds(repeated[0], "ga ga ga ga"));
  CHECK(holds(repeated[1], "gc"));
  const auto other = fragments({1, 1.31, 3}, places, {10, 5});
  REQUIRE(other.size() == 2);
  CHECK(holds(other[0], "gb"));
}

TEST_CASE("of equal clusters the earliest is shown, with its room") {
  const auto shown = fragments({1}, {{30, "ga"}, {70, "ga"}}, {10, 5});
  REQUIRE(shown.size() == 1);
  CHECK(shown[0] == "w27 w28 w29 ga w31 w32 w33 w34 w35 w36");
  CHECK(fragments({1}, {}, {10, 5}) == Texts{"w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"});
  CHECK(fragments({1}, {{99, "ga"}}, {10, 5}).at(0).ends_with("w98 ga"));
}

TEST_CASE("NEAR gives every combination of forms its weight and the room of all gaps") {
  test::FakeVocabulary vocabulary;
  vocabulary.text("sanction sanctions gas deal").text("sanctions").text("oil deal and gas");
  const auto group_of = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.expansion.synonyms = request.expansion.related = false;
    const auto root = interpret(request, vocabulary, Taxonomy::standard()).root;
    return root.kind == MatchNode::Kind::And ? root.children.at(0).group : root.group;
  };
  const auto two = group_of("sanction NEAR/3 gas");
  REQUIRE(two.alternatives.size() == 2);
  CHECK(two.alternatives[0] == Alternative{{"sanction", "gas"}, 3, 1.0});
  CHECK(two.alternatives[1] == Alternative{{"sanctions", "gas"}, 3, 0.8, dossier::Likeness::Form});
  const auto three = group_of("gas NEAR/3 deal NEAR/3 oil");
  REQUIRE(three.alternatives.size() == 1);
  CHECK(three.alternatives[0] == Alternative{{"gas", "deal", "oil"}, 6, 1.0});
  const auto both = group_of("sanction NEAR/2 sanction");
  REQUIRE(both.alternatives.size() == 4);
  CHECK(both.alternatives[3].weight == Approx(0.64));
  CHECK(group_of("\"oil deal\" NEAR/4 gas").alternatives.at(0) == Alternative{{"oil", "deal", "gas"}, 4, 1.0});
}
