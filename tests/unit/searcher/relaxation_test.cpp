// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/interpreter.hpp"

#include "searcher/expand/query_analysis.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <string>

using dossier::SearchRequest;
using dossier::Taxonomy;

namespace {

dossier::test::FakeVocabulary vocabulary() {
  dossier::test::FakeVocabulary out;
  out.text("The gas pipeline and the oil deal stalled, it was said")
      .text("gas and oil", dossier::TextField::Title)
      .facet("dyad", {"China-Iran", "Iran-Pakistan"})
      .facet("kind", {"front", "paragraph", "reference"})
      .facet("year", {"2014", "2015"});
  return out;
}

}  // namespace

TEST_CASE("for no hits each part is dropped in turn") {
  SearchRequest request;
  request.query = "gas +\"oil deal\" dyad:iran";
  request.filters = {{"year", {"2015"}, {}}};
  const auto query = dossier::interpret(request, vocabulary(), Taxonomy::standard());
  // Only passages without the phrase are there.
  const auto count = [](const dossier::MatchNode& root, const std::vector<dossier::FacetSelection>& selections) {
    const auto tree = to_string(root);
    if (tree.find("oil deal") == std::string::npos) return std::uint32_t{7};
    return selections.size() < 2 ? std::uint32_t{9} : std::uint32_t{0};
  };
  const auto found = dossier::find_relaxations(query, count).value();
  REQUIRE(found.size() == 3);
  CHECK(found[0].without == "year:2015");
  CHECK(found[0].passages == 9);
  CHECK(found[0].facet == "year");
  CHECK(found[1].without == "-kind:(front OR reference)");
  CHECK(found[1].query == "gas +\"oil deal\" dyad:iran kind:(front OR reference)");
  CHECK(found[2].without == "+\"oil deal\"");
  CHECK(found[2].passages == 7);
  CHECK(found[2].query == "gas dyad:iran");
}

TEST_CASE("a query is offered without its quotation marks where it has any") {
  const auto unquoted = [](const std::string& text) {
    SearchRequest request;
    request.query = text;
    return dossier::interpret(request, vocabulary(), Taxonomy::standard()).unquoted;
  };
  CHECK(unquoted("gas \"Oil Deal\"") == "gas oil deal");
  CHECK(unquoted("gas AND (\"oil deal\" OR title:\"gas AND oil\")") == "gas AND ((oil deal) OR title:(gas and oil))");
  CHECK(unquoted("\"oil deal\"~3") == "oil deal");
  CHECK(unquoted("gas -\"oil deal\" dyad:\"pakistan iran\" gas NEAR/3 \"oil deal\"").empty());
}
