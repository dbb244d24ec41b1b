// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.hpp"

#include "searcher/query/query_limits.hpp"
#include "tests/support/catch.hpp"

#include <string>

namespace {

std::string codes(dossier::Diagnostics& diagnostics) {
  std::string out;
  for (const auto& diagnostic : diagnostics.take()) out += diagnostic.code + ' ';
  return out;
}

}  // namespace

TEST_CASE("tokens are read as a tree") {
  struct Row {
    const char* query;
    const char* tree;
    const char* text;
  };
  const Row rows[] = {
      {"", "(empty)", ""},
      {"gas", "(word gas)", "gas"},
      {"Gas  Pipeline", "(soft (word gas) (word pipeline))", "Gas Pipeline"},
      {"((gas) (oil deal))", "(soft (word gas) (word oil) (word deal))", "gas oil deal"},
      {"gas OR oil pipeline", "(soft (or (word gas) (word oil)) (word pipeline))", "(gas OR oil) pipeline"},
      {"gas OR (oil pipeline)", "(or (word gas) (soft (word oil) (word pipeline)))", "gas OR (oil pipeline)"},
      {"a AND b OR c AND d", "(or (and (word a) (word b)) (and (word c) (word d)))", "(a AND b) OR (c AND d)"},
      {"a AND (b AND c)", "(and (word a) (word b) (word c))", "a AND b AND c"},
      {"a AND NOT b", "(and (word a) (not (word b)))", "a AND -b"},
      {"a NOT b", "(soft (word a) (not (word b)))", "a -b"},
      {"NOT NOT a", "(word a)", "a"},
      {"-(-a)", "(word a)", "a"},
      {"-(a b)", "(not (soft (word a) (word b)))", "-(a b)"},
      {"a NEAR/5 b", "(near 5 (word a) (word b))", "a NEAR/5 b"},
      {"a NEAR/5 b NEAR/3 c", "(near 5 (word a) (word b) (word c))", "a NEAR/5 b NEAR/5 c"},
      {"a NEAR/2 (b OR \"c d\") e", "(soft (near 2 (word a) (or (word b) (phrase c d))) (word e))",
       "(a NEAR/2 (b OR \"c d\")) e"},
      {"-a NEAR b", "(not (near 10 (word a) (word b)))", "-(a NEAR/10 b)"},
      {"'a b'~3 sanction*", "(soft (phrase a b ~3) (prefix sanction))", "\"a b\"~3 sanction*"},
      {"dyad:pak-us -dyad:(iran OR china)",
       "(soft (field dyad (word pak us)) (not (field dyad (or (word iran) (word china)))))",
       "dyad:pak-us -dyad:(iran OR china)"},
      {"heading:(gas)", "(field heading (word gas))", "heading:gas"},
      {"heading:(-gas)", "(field heading (not (word gas)))", "heading:(-gas)"},
      {"year:2015..2022", "(field year (word 2015 2022))", "year:2015..2022"},
      {"theory: \"social constructivism\"", "(field theory (phrase social constructivism))",
       "theory:\"social constructivism\""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    dossier::Diagnostics diagnostics;
    const auto tree = dossier::parse_query(row.query, diagnostics);
    CHECK(to_string(tree) == row.tree);
    CHECK(to_text(tree) == row.text);
    CHECK(codes(diagnostics).empty());
  }
}

TEST_CASE("a query that does not fit is repaired and said") {
  struct Row {
    const char* query;
    const char* tree;
    const char* codes;
  };
  const Row rows[] = {
      {"AND", "(empty)", "dangling-operator "},
      {"gas AND", "(word gas)", "dangling-operator "},
      {"OR gas", "(word gas)", "dangling-operator "},
      {"gas AND OR oil", "(or (word gas) (word oil))", "dangling-operator "},
      {"(gas AND) oil", "(soft (word gas) (word oil))", "dangling-operator "},
      {"gas NEAR", "(word gas)", "dangling-operator "},
      {"gas NOT", "(word gas)", "dangling-operator "},
      {"(a AND", "(word a)", "unbalanced-bracket dangling-operator "},
      {"a NEAR/3 (b AND c)", "(and (word a) (word b) (word c))", "near-operand "},
      {"a NEAR/3 -b", "(and (word a) (not (word b)))", "near-operand "},
      {"()", "(empty)", "empty-brackets "},
      {"a NEAR/3 ()", "(word a)", "empty-brackets "},
      {"() OR a ((()))", "(word a)", "empty-brackets empty-brackets "},
      {"a NEAR/3 ((((\"", "(word a)",
       "unbalanced-bracket unbalanced-bracket unbalanced-bracket unbalanced-bracket unclosed-quote "},
      {"dyad:()", "(empty)", "missing-value "},
      {"dyad:( a", "(field dyad (word a))", "unbalanced-bracket "},
      {")a) b(", "(soft (word a) (word b))", "unbalanced-bracket unbalanced-bracket unbalanced-bracket "},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    dossier::Diagnostics diagnostics;
    CHECK(to_string(dossier::parse_query(row.query, diagnostics)) == row.tree);
    CHECK(codes(diagnostics) == row.codes);
  }
}

TEST_CASE("queries built to hurt are read in bounded depth") {
  const std::string ends[] = {std::string(10000, '('), std::string(10000, ')')};
  dossier::Diagnostics diagnostics;
  auto nested = std::string(2000, '(');
  nested += "gas";
  nested.append(2000, ')');
  CHECK(to_string(dossier::parse_query(nested, diagnostics)) == "(word gas)");
  CHECK(to_string(dossier::parse_query(ends[0], diagnostics)) == "(empty)");
  CHECK(to_string(dossier::parse_query(ends[1], diagnostics)) == "(empty)");
  for (const std::string piece : {"-(", "NOT ", "a NEAR -", "a AND (", "x:(", "a OR ", "\"", "dyad:", "'a "}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 10000) text += piece;
    const auto tree = dossier::parse_query(text, diagnostics);
    CHECK(to_text(tree).size() < 3 * dossier::query_limits::text_bytes);
  }
}

TEST_CASE("the number of operands is capped") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a ";
  dossier::Diagnostics diagnostics;
  const auto tree = dossier::parse_query(text, diagnostics);
  CHECK(tree.children.size() == dossier::query_limits::operands);
  CHECK(codes(diagnostics).starts_with("too-many-words "));
}

TEST_CASE("a value that was cut off is not said to be missing") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "paper:a* kind:(b OR c) ";
  dossier::Diagnostics diagnostics;
  dossier::parse_query(text, diagnostics);
  CHECK(codes(diagnostics).find("too-many-words ") != std::string::npos);
  CHECK(codes(diagnostics).find("missing-value ") == std::string::npos);
}
