// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/dsl.hpp"
#include "cluster/search/first_round.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dossier::cluster {
namespace {

using Kind = MatchNode::Kind;

MatchNode node(Kind kind, std::vector<MatchNode> children = {}) {
  MatchNode made;
  made.kind = kind;
  made.children = std::move(children);
  return made;
}

/// A word, found in the text alone.
MatchNode word(std::vector<Alternative> alternatives) {
  auto made = node(Kind::Term);
  made.group.alternatives = std::move(alternatives);
  made.group.field = TextField::Text;
  return made;
}

MatchNode word(const std::string& term) { return word({{{term}}}); }

MatchNode facet(std::string name, std::vector<std::string> values) {
  auto made = node(Kind::Facet);
  made.facet = {std::move(name), std::move(values)};
  return made;
}

Dsl dsl(const MadeFacet* cites = nullptr) {
  return Dsl([](TextField, std::string_view term) { return static_cast<std::uint32_t>(term.size()); }, cites);
}

std::string docs(const MatchNode& root) { return dumped(dsl().tree(root).docs); }

const std::string river = R"({"term":{"text":"river"}})";
const std::string dam = R"({"term":{"text":"dam"}})";

TEST_CASE("Each kind of tree is a query of its own") {
  CHECK(docs(node(Kind::Everything)) == R"({"match_all":{}})");
  CHECK(docs(node(Kind::Nothing)) == R"({"match_none":{}})");
  CHECK(docs(word("river")) == river);
  CHECK(docs(facet("dyad", {"A-B", "C-D"})) == R"({"terms":{"f_dyad":["A-B","C-D"]}})");
  CHECK(docs(facet("dyad", {})) == R"({"match_none":{}})");
  CHECK(docs(facet("year", {"(unknown)"})) == R"({"bool":{"must_not":[{"exists":{"field":"f_year"}}]}})");
  CHECK(docs(node(Kind::Not, {word("river")})) == R"({"bool":{"must_not":[)" + river + "]}}");
  CHECK(docs(node(Kind::And, {word("river"), word("dam")})) == R"({"bool":{"filter":[)" + river + "," + dam + "]}}");
  const auto any = R"({"bool":{"minimum_should_match":1,"should":[)" + river + "," + dam + "]}}";
  for (const auto kind : {Kind::Or, Kind::Soft, Kind::Preferred}) {
    CHECK(docs(node(kind, {word("river"), word("dam")})) == any);
  }
}

TEST_CASE("A value that labels are not sure of is found only where they are sure enough") {
  UnsureFacets unsure;
  unsure["dyad"].least = 800;
  for (const auto* entry : {"A-B\x1D"
                            "700",
                            "A-B\x1D"
                            "799",
                            "A-B\x1D"
                            "800",
                            "E-F\x1D"
                            "900",
                            "no mark", "A-B\x1Dnone"}) {
    unsure["dyad"].add(entry);
  }
  CHECK(unsure["dyad"].entries == decltype(UnsureValues::entries){{"A-B",
                                                                   {"A-B\x1D"
                                                                    "700",
                                                                    "A-B\x1D"
                                                                    "799"}}});
  const Dsl sure([](TextField, std::string_view) { return 1U; }, nullptr, &unsure);
  CHECK(dumped(sure.facet("year", {"2001"})) == R"({"terms":{"f_year":["2001"]}})");
  CHECK(dumped(sure.facet("dyad", {"E-F"})) == R"({"terms":{"f_dyad":["E-F"]}})");
  CHECK(dumped(sure.facet("dyad", {"A-B"})) ==
        R"({"bool":{"filter":[{"terms":{"f_dyad":["A-B"]}},)"
        R"({"bool":{"must_not":[{"terms":{"c_dyad":["A-B\u001d700","A-B\u001d799"]}}]}}]}})");
  const auto without = sure.facet("dyad", {"(unknown)"});
  const auto& any = without["bool"]["should"];
  REQUIRE(any.size() == 2);
  CHECK(dumped(any[0]) == R"({"bool":{"must_not":[{"exists":{"field":"f_dyad"}}]}})");
  CHECK(dumped(any[1]["bool"]["filter"][0]) == R"({"exists":{"field":"c_dyad"}})");
  const auto& params = any[1]["bool"]["filter"][1]["script"]["script"]["params"];
  CHECK(params["least"] == 800);
  CHECK(params["unknown"] == true);
  CHECK(params["wanted"].empty());
}

TEST_CASE("Phrases, distances and words anywhere") {
  CHECK(docs(word({{{"the", "river"}}})) == R"({"match_phrase":{"text":"the river"}})");
  CHECK(docs(word({{{"dam", "river"}, 5}})) ==
        R"({"intervals":{"text":{"all_of":{"intervals":[{"match":{"query":"dam"}},{"match":{"query":"river"}}],)"
        R"("max_gaps":5,"ordered":false}}}})");
  CHECK(docs(word({{{"dam", "river"}, anywhere}})) == R"({"bool":{"filter":[)" + dam + "," + river + "]}}");
  Alternative kept{{"dam"}};
  kept.except_papers = {"p1"};
  CHECK(docs(word({kept})) ==
        R"({"bool":{"filter":[)" + dam + R"(,{"bool":{"must_not":[{"terms":{"f_paper":["p1"]}}]}}]}})");
}

TEST_CASE("A word without a field is looked for in text, headings and title, a phrase in the text") {
  auto plain = word("dam");
  plain.group.field.reset();
  plain.group.alternatives.push_back({{"big", "dam"}});
  const auto parts = parts_of(plain.group);
  REQUIRE(parts.size() == 4);
  CHECK(parts[1].alternative->terms.size() == 2);
  CHECK(dumped(dsl().part(parts[2])) == R"({"term":{"heading":"dam"}})");
  CHECK(dumped(dsl().part(parts[3])) == R"({"term":{"title":"dam"}})");
  const auto holders = dsl().holders(plain.group);
  REQUIRE(holders.size() == 3);
  CHECK(dumped(holders[0]).find("heading") == std::string::npos);
  CHECK(dumped(holders[1]).find("heading") != std::string::npos);
  CHECK(dumped(holders[2]).find("title") != std::string::npos);
}

TEST_CASE("Words of the same stem lift passages, and make none match") {
  auto with_kin = word("dam");
  with_kin.group.kin.push_back({{"damming"}, 0, 0.5});
  CHECK(docs(with_kin) == dam);
  const auto parts = parts_of(with_kin.group);
  REQUIRE(parts.size() == 2);
  CHECK(dumped(dsl().scored_part(parts[1])) == R"({"term":{"text":{"boost":0.5,"value":"damming"}}})");
}

TEST_CASE("What a word is to the one that was typed decides which sets a passage is in") {
  const auto root = word({{{"federation"}, 0, 1, Likeness::Same},
                          {{"federations"}, 0, 1, Likeness::Form},
                          {{"league"}, 0, 1, Likeness::Alias},
                          {{"federal"}, 0, 0.5, Likeness::Derived}});
  const auto tree = dsl().tree(root);
  const auto holds = [](const std::optional<Json>& query, const std::string& term) {
    return query && dumped(*query).find('"' + term + '"') != std::string::npos;
  };
  CHECK(holds(tree.full, "federations"));
  CHECK_FALSE(holds(tree.full, "league"));
  CHECK(holds(tree.by_words, "league"));
  CHECK_FALSE(holds(tree.by_words, "federal"));
  CHECK(tree.typed == Json(R"({"term":{"text":"federation"}})"_json));
  CHECK(holds(tree.not_as_typed, "federal"));
  CHECK(tree.groups.size() == 1);
  CHECK_FALSE(dsl().tree(word("dam")).typed);
}

TEST_CASE("All words: softly joined ones all, without those that may be missing") {
  auto optional = word("the");
  optional.group.optional = true;
  const auto root = node(Kind::Soft, {word("river"), word("dam"), optional});
  const auto tree = dsl().tree(root);
  REQUIRE(tree.full);
  CHECK(dumped(*tree.full) == R"({"bool":{"filter":[)" + river + "," + dam + "]}}");
  REQUIRE(tree.by_words);
  CHECK(dumped(*tree.by_words).find("\"the\"") != std::string::npos);
  CHECK_FALSE(dsl().tree(node(Kind::Soft, {optional})).full);
}

TEST_CASE("What is taken away is not scored") {
  const auto root = node(Kind::And, {word("river"), node(Kind::Not, {word("dam")})});
  const auto tree = dsl().tree(root);
  REQUIRE(tree.groups.size() == 1);
  CHECK(tree.groups[0] == &root.children[0].group);
}

TEST_CASE("A phrase scores its frequency, a distance no less than it can be") {
  const auto phrase = word({{{"the", "river"}, 0, 0.8}});
  CHECK_FALSE(bounds_only(phrase.group));
  CHECK(dumped(dsl().scored_part(parts_of(phrase.group)[0])) ==
        R"({"match_phrase":{"text":{"boost":0.4,"query":"the river"}}})");
  const auto near = word({{{"river", "dam"}, 4, 1}});
  CHECK(bounds_only(near.group));
  const auto scored = dsl().scored_part(parts_of(near.group)[0]);
  CHECK(dumped(scored["bool"]["must"]) == R"([{"term":{"text":{"boost":1.0,"value":"dam"}}}])");
  CHECK(scored["bool"]["filter"][0].contains("intervals"));
  CHECK_FALSE(bounds_only(word({{{"river", "dam"}, anywhere, 1}}).group));
}

TEST_CASE("A selection keeps what has one of its values and none of the others") {
  const FacetSelection both{"kind", std::vector<std::string>{"list"}, {"table"}, false};
  CHECK(
      dumped(dsl().selection(both, true)) ==
      R"({"bool":{"filter":[{"terms":{"f_kind":["list"]}},{"bool":{"must_not":[{"terms":{"f_kind":["table"]}}]}}]}})");
  CHECK(dumped(dsl().selection(both, false)) == R"({"match_none":{}})");
  CHECK(dumped(dsl().selection({"shelf", {}, {"B"}, false}, false)) == R"({"match_all":{}})");
}

TEST_CASE("A facet that no field holds is what its values were made of") {
  MadeFacet cites;
  cites["p1"] = R"({"terms":{"f_works":["w"]}})"_json;
  const auto made = dsl(&cites);
  CHECK(dumped(made.facet("cites", {"p1"})) == R"({"terms":{"f_works":["w"]}})");
  CHECK(dumped(made.facet("cites", {"p2"})) == R"({"match_none":{}})");
}

TEST_CASE("Bonuses are what the groups can score at most") {
  const auto first = word("river");
  const auto second = word("dam");
  const RankingParams params;
  Scoring one;
  one.groups = {{&first.group, 2.0, 3}};
  auto none = one;
  none.set_bonuses(params, false, false);
  CHECK(none.max_score == 0);
  const auto most = 2.0 * (params.k1 + 1 + params.proximity_weight);
  auto apart = one;
  apart.set_bonuses(params, true, true);
  CHECK(apart.by_words_bonus == most);
  CHECK(apart.typed_bonus == most);
  CHECK(apart.all_words_bonus == 0);
  auto two = one;
  two.groups.push_back({&second.group, 1.0, 5});
  two.set_bonuses(params, false, true);
  CHECK(two.all_words_bonus == most * 1.5);
  CHECK(two.typed_bonus == 0);
  CHECK(two.by_words_bonus == 0);
}

}  // namespace
}  // namespace dossier::cluster
