// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/facet_resolver.hpp"

#include "base/strings.hpp"
#include "searcher/expand/interpreter.hpp"
#include "searcher/match/facet_values.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <random>
#include <set>

using namespace dossier;
using dossier::test::FakeVocabulary;

namespace {

using Values = std::vector<std::string>;

/// Papers `ab00000`, `ab00001` …
FakeVocabulary many_papers(std::size_t count) {
  Values values;
  for (std::size_t i = 0; i < count; ++i) {
    const auto digits = std::to_string(i);
    values.push_back("ab" + std::string(7 - digits.size(), '0') + digits);
  }
  FakeVocabulary vocabulary;
  vocabulary.text("water").facet("paper", std::move(values)).facet("kind", {"paragraph"});
  return vocabulary;
}

InterpretedQuery interpreted(const std::string& query, const Vocabulary& vocabulary) {
  SearchRequest request;
  request.query = query;
  return interpret(request, vocabulary, Taxonomy::standard());
}

}  // namespace

TEST_CASE("a star and other cases of letters find what a walk over all values finds") {
  std::mt19937_64 random(17);
  const std::string letters = "aAbB1.-[`{\xC3";
  for (int round = 0; round < 200; ++round) {
    const auto word = [&](std::size_t most) {
      std::string text;
      for (auto left = random() % (most + 1); left > 0; --left) text += letters[random() % letters.size()];
      return text;
    };
    std::set<std::string> distinct;
    for (int i = 0; i < 60; ++i) distinct.insert(word(5));
    const Values values(distinct.begin(), distinct.end());
    FakeVocabulary vocabulary;
    vocabulary.facet("paper", values);
    Diagnostics diagnostics;
    FacetResolver resolver(vocabulary, Taxonomy::standard(), diagnostics);
    const auto text = word(3);
    Values beginning;
    Values alike;
    for (const auto& value : values) {
      if (value.size() >= text.size() && same_letters(value.substr(0, text.size()), text)) beginning.push_back(value);
      if (same_letters(value, text)) alike.push_back(value);
    }
    std::sort(beginning.begin(), beginning.end());
    INFO(text);
    auto found = resolver.find_values("paper", text, true);
    std::sort(found.begin(), found.end());
    CHECK(found == beginning);
    if (alike.empty() || distinct.contains(text)) continue;
    CHECK(resolver.find_values("paper", text, false) == alike);
  }
}

TEST_CASE("values that a star stands for come in order without repeats") {
  FakeVocabulary vocabulary;
  vocabulary.facet("paper", {"A1", "AB", "Ab1", "aB1", "ab", "b"});
  Diagnostics diagnostics;
  FacetResolver resolver(vocabulary, Taxonomy::standard(), diagnostics);
  CHECK(resolver.find_values("paper", "ab", true) == Values{"AB", "Ab1", "aB1", "ab"});
  CHECK(resolver.find_values("paper", "", true) == Values{"A1", "AB", "Ab1", "aB1", "ab", "b"});
  CHECK(resolver.find_values("paper", "c", true).empty());
  CHECK(interpreted("paper:(ab* OR a1* OR b)", vocabulary).root.facet.values ==
        Values{"A1", "AB", "Ab1", "aB1", "ab", "b"});
}

TEST_CASE("values of a facet that are said again are looked up once") {
  const auto vocabulary = many_papers(100000);
  std::string query = "paper:ab*";
  for (int i = 0; i < 200; ++i) query += " paper:ab*";
  const auto once = interpreted("paper:ab*", vocabulary);
  const auto often = interpreted(query, vocabulary);
  CHECK(often.root == once.root);
  CHECK(often.echo.diagnostics.empty());
  CHECK(interpreted("paper:(ab* OR ab* OR ab*)", vocabulary).root == once.root);
}

TEST_CASE("a query that stands for too many values says which were not looked up") {
  const auto vocabulary = many_papers(100000);
  Diagnostics diagnostics;
  FacetResolver resolver(vocabulary, Taxonomy::standard(), diagnostics);
  std::size_t lookups = 0;
  while (!resolver.resolve("paper", "a", true, {}).empty()) ++lookups;
  CHECK(lookups == query_limits::facet_work / 100000);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list().front().code == "too-broad");
  CHECK(diagnostics.list().front().message ==
        "“paper:a*” was not looked up: the query stands for too many values already.");
}

TEST_CASE("names near to unknown values are sought for those that are shown") {
  FakeVocabulary vocabulary;
  vocabulary.facet("paper", {"alpha", "beta"});
  Diagnostics diagnostics;
  FacetResolver resolver(vocabulary, Taxonomy::standard(), diagnostics);
  for (int i = 0; i < 6; ++i) {
    CHECK(diagnostics.has_room(DiagnosticCode::UnknownValue) == (i < 4));
    CHECK(resolver.resolve("paper", "alpho", false, {}).empty());
  }
  REQUIRE(diagnostics.list().size() == 4);
  CHECK(diagnostics.list().back().suggestions == Values{"alpha"});
}

TEST_CASE("value numbers are found in any order") {
  FacetColumn column;
  column.values = {"a", "b", "c", "d", "e"};
  using Ids = std::vector<std::uint32_t>;
  CHECK(value_ids(column, {"a", "b", "c"}) == Ids{0, 1, 2});
  CHECK(value_ids(column, {"e", "a", "a", "x", "c", "d"}) == Ids{0, 2, 3, 4});
  CHECK(value_ids(column, {"0", "bb", "z"}).empty());
  CHECK(value_ids(column, {"bb", "c", "z", "d"}) == Ids{2, 3});
  CHECK(value_ids(column, {}).empty());
}
