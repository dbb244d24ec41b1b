// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher//expand/interpreter.hpp"
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
