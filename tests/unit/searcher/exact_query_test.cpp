// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/query_budget.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

using namespace dossier;
using dossier::test::FakeVocabulary;

TEST_CASE("of very many words the rarest are kept, in their order") {
  FakeVocabulary vocabulary;
  SearchRequest request;
  // The first and the last words are the rarest.
  for (std::uint32_t i = 0; i < 200; ++i) {
    const auto name = "w" + std::to_string(i);
    vocabulary.frequent(name, i < 64 || i >= 136 ? 5 : 1000);
    request.query += name + " ";
  }
  request.expansion = {};
  request.expansion.stems = request.expansion.spelling = false;
  const auto root = interpret(request, vocabulary, Taxonomy::standard()).root;
  REQUIRE(root.children.size() == query_limits::groups);
  CHECK(root.children.front().group.label == "w0");
  CHECK(root.children[63].group.label == "w63");
  CHECK(root.children[64].group.label == "w136");
  CHECK(root.children.back().group.label == "w199");
}

TEST_CASE("the words of a phrase stand alone where it loses its quotation marks") {
  Diagnostics diagnostics;
  const auto query = parse_query(lex_query("\"gas deal\" oil", diagnostics), diagnostics);
  CHECK(to_string(without_quotes(query)) ==
        to_string(parse_query(lex_query("gas deal oil", diagnostics), diagnostics)));
}

TEST_CASE("a word costs its postings in every field where it is looked for") {
  FakeVocabulary vocabulary;
  vocabulary.frequent("gas", 1000).frequent("gas", 20, TextField::Heading).frequent("gas", 3, TextField::Title);
  MatchNode node;
  node.kind = MatchNode::Kind::Term;
  node.group.alternatives.push_back({{"gas"}, 0, 1.0});
  CHECK(work_of(node, vocabulary) == 1023);
  node.group.field = TextField::Heading;
  CHECK(work_of(node, vocabulary) == 20);
  MatchNode facet;
  facet.kind = MatchNode::Kind::Facet;
  facet.facet = {"year", {"2014", "2015"}};
  CHECK(work_of(facet, vocabulary) == 1000 / query_limits::facet_share + 2);
}

TEST_CASE("a word with a star stands for its most frequent words, of equal ones the first in the alphabet") {
  FakeVocabulary vocabulary;
  // port00 … port59: each held by 3 passages, but for two frequent and one rare one; `port` itself is the rarest.
  for (int i = 0; i < 60; ++i) {
    const auto name = std::string("port") + static_cast<char>('0' + i / 10) + static_cast<char>('0' + i % 10);
    vocabulary.frequent(name, i == 57 ? 9 : i == 58 ? 8 : i == 0 ? 2 : 3);
  }
  vocabulary.frequent("por", 100).frequent("pos", 100).frequent("port", 1);
  SearchRequest request;
  request.query = "port*";
  auto query = interpret(request, vocabulary, Taxonomy::standard());
  const auto& group = query.root.group;
  REQUIRE(group.alternatives.size() == query_limits::prefix_words);
  CHECK(group.alternatives[0].terms == std::vector<std::string>{"port57"});
  CHECK(group.alternatives[1].terms == std::vector<std::string>{"port58"});
  CHECK(group.alternatives[2].terms == std::vector<std::string>{"port01"});
  CHECK(group.alternatives[47].terms == std::vector<std::string>{"port46"});
  for (const auto& alternative : group.alternatives) CHECK(alternative.weight == Approx(0.8));
  REQUIRE(query.echo.diagnostics.size() == 1);
  CHECK(query.echo.diagnostics[0].message.find("matches 61 words; only the 48 most frequent") != std::string::npos);
  REQUIRE(query.echo.expansions.size() == 1);
  CHECK(query.echo.expansions[0].from == "port*");
  CHECK(query.echo.expansions[0].to.size() == 48);
  // As many as may be: all of them, without a word. What was typed counts in full.
  request.query = "port5*";
  vocabulary.frequent("port5", 1);
  query = interpret(request, vocabulary, Taxonomy::standard());
  REQUIRE(query.root.group.alternatives.size() == 11);
  CHECK(query.root.group.alternatives[10].terms == std::vector<std::string>{"port5"});
  CHECK(query.root.group.alternatives[10].weight == Approx(1.0));
  CHECK(query.echo.diagnostics.empty());
}

TEST_CASE("a star in a field counts the passages of the field, and leaves out words that only others hold") {
  FakeVocabulary vocabulary;
  vocabulary.frequent("porta", 9).frequent("portb", 8).frequent("portc", 7);
  vocabulary.frequent("portb", 1, TextField::Heading).frequent("portc", 2, TextField::Heading);
  SearchRequest request;
  request.query = "heading:port*";
  const auto query = interpret(request, vocabulary, Taxonomy::standard());
  const auto& group = query.root.group;
  REQUIRE(group.alternatives.size() == 2);
  CHECK(group.alternatives[0].terms == std::vector<std::string>{"portc"});
  CHECK(group.alternatives[1].terms == std::vector<std::string>{"portb"});
  CHECK(group.field == TextField::Heading);
}

TEST_CASE("beyond so many stars a word is searched as typed") {
  FakeVocabulary vocabulary;
  SearchRequest request;
  request.expansion = {};
  request.expansion.stems = request.expansion.spelling = request.expansion.related = false;
  for (std::size_t i = 0; i <= query_limits::prefixes; ++i) {
    const auto name = std::string("w") + static_cast<char>('a' + i);
    vocabulary.frequent(name, 2).frequent(name + "x", 2);
    request.query += name + "* ";
  }
  const auto query = interpret(request, vocabulary, Taxonomy::standard());
  REQUIRE(query.root.children.size() == query_limits::prefixes + 1);
  for (std::size_t i = 0; i < query_limits::prefixes; ++i) {
    CHECK(query.root.children[i].group.alternatives.size() == 2);
  }
  CHECK(query.root.children.back().group.alternatives.size() == 1);
  REQUIRE(query.echo.diagnostics.size() == 1);
  CHECK(query.echo.diagnostics[0].message.find("Only the first 8 wildcards") == 0);
}
