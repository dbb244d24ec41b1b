// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/query_budget.hpp"

#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/output/batch.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <fstream>

using namespace dossier;
using test::FakeVocabulary;

namespace {

constexpr std::uint32_t passages = 280'000;

/// Words as frequent as in a large index, after Zipf: common ones, then pairs of letters with endings, so that each
/// prefix stands for many.
const FakeVocabulary& large_vocabulary() {
  static const FakeVocabulary made = [] {
    FakeVocabulary vocabulary;
    vocabulary.facet("kind", {"paragraph"}).facet("year", {"1946", "1980", "2022"});
    std::uint32_t rank = 5;  // several words stand in nearly every passage
    for (const std::string word :
         {"the",       "of",          "and",      "in",     "to",     "a",       "is",    "for",
          "that",      "we",          "world",    "people", "united", "nations", "peace", "international",
          "countries", "development", "security", "states"}) {
      for (const auto field : {TextField::Text, TextField::Heading, TextField::Title}) {
        vocabulary.frequent(word, passages * 5 / ++rank, field);
      }
    }
    for (char a = 'a'; a <= 'z'; ++a) {
      for (char b = 'a'; b <= 'z'; ++b) {
        for (const std::string ending : {"", "rs", "ment"}) {
          std::string word(1, a);
          word.append(1, b).append(ending);
          if (vocabulary.passages_with(word) == 0) vocabulary.frequent(word, passages / ++rank + 1);
        }
      }
    }
    return vocabulary;
  }();
  return made;
}

InterpretedQuery interpreted(const std::string& text) {
  SearchRequest request;
  request.query = text;
  return interpret(request, large_vocabulary(), Taxonomy::standard());
}

std::size_t told(const InterpretedQuery& query, const std::string& code) {
  std::size_t count = 0;
  for (const auto& diagnostic : query.echo.diagnostics) count += diagnostic.code == code ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("no query that is meant to hurt may cost more than the budget") {
  std::ifstream file(DOSSIER_NASTY_QUERIES);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const auto query = parse_batch_line(line, {}, {});
    REQUIRE(query);
    INFO(query->id);
    const auto tree = interpreted(query->request.query).root;
    CHECK(work_of(tree, large_vocabulary()) <= query_limits::work);
  }
  CHECK(count > 50);
}

TEST_CASE("an everyday query is left as it is") {
  for (const std::string text : {"peace security", "\"united nations\"", "\"of the\"", "the AND of", "world -people",
                                 "world NEAR/5 people", "kind:paragraph peace", "\"united nations\" \"world peace\""}) {
    INFO(text);
    CHECK(told(interpreted(text), "too-broad") == 0);
  }
}

TEST_CASE("what is said twice is searched once") {
  const auto tree = [](const std::string& text) { return to_string(interpreted(text).root); };
  CHECK(tree("\"of the\" \"of the\" \"of the\"") == tree("\"of the\""));
  CHECK(tree("world \"of the\" peace \"of the\"") == tree("world peace \"of the\""));
}

TEST_CASE("the dearest phrases give up their order first") {
  const auto query = interpreted("\"zz zy\" \"the of\" \"and in\" \"to the\" \"of and\"");
  const auto tree = to_string(query.root);
  CHECK(tree.find("\"zz zy\"/any") == std::string::npos);
  CHECK(tree.find("/any") != std::string::npos);
  CHECK(told(query, "too-broad") > 0);
}

TEST_CASE("what is left out neither brings nor takes away a passage") {
  FakeVocabulary vocabulary;
  std::string text = "rare";
  vocabulary.frequent("rare", 10);
  std::string negated = "rare";
  for (char c = 'a'; c <= 'z'; ++c) {
    std::string word = "common";
    word += c;
    vocabulary.frequent(word, 1'000'000);
    text.append(" AND ").append(word);
    negated.append(" -").append(word);
  }
  SearchRequest request;
  SECTION("of what must hold") {
    request.query = text;
    const auto query = interpret(request, vocabulary, Taxonomy::standard());
    const auto tree = to_string(query.root);
    CHECK(tree.starts_with("(and (term rare) (term commona)"));
    CHECK(tree.ends_with("(everything))"));
    CHECK(work_of(query.root, vocabulary) <= query_limits::work);
  }
  SECTION("of what must not hold") {
    request.query = negated;
    const auto query = interpret(request, vocabulary, Taxonomy::standard());
    CHECK(to_string(query.root).ends_with("(everything))"));
  }
  SECTION("of soft words") {
    request.query = "rare commona commonb commonc commond commone commonf commong commonh";
    const auto query = interpret(request, vocabulary, Taxonomy::standard());
    CHECK(query.root.kind == MatchNode::Kind::Soft);
    CHECK(query.root.children.size() == 6);
  }
}

TEST_CASE("phrases of headings cost more than those of the text") {
  const auto in_text = interpreted("\"world peace\"").root;
  const auto in_heading = interpreted("heading:\"zz zy\" heading:\"world peace\"").root;
  CHECK(work_of(in_heading, large_vocabulary()) <= query_limits::work);
  CHECK(to_string(in_text).find("/any") == std::string::npos);
  CHECK(to_string(in_heading).find("\"world peace\"/any") != std::string::npos);
}
