// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/interpreter.hpp"

#include "searcher/expand/query_analysis.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <string>
#include <vector>

using dossier::SearchRequest;
using dossier::Taxonomy;
using dossier::test::FakeVocabulary;

namespace {

FakeVocabulary vocabulary() {
  FakeVocabulary out;
  out.text("The gas pipeline and the oil deal stalled, it was said")
      .text("Sanctions on gas: sanction after sanction, sanctioned by all")
      .text("The Durand Line is a colour of its own")
      .text("Balochistan and the insurgency of all weather friends")
      .text("China-Pakistan Economic Corridor (CPEC) since 2015")
      .text("U.S. and United States policy; American policy towards Iran; Iranian gas")
      .text("中国 走廊")
      .text("An agreement, a treaty and again an agreement")
      .text("pipes in the ground", dossier::TextField::Heading)
      .text("Sana Ahmad", dossier::TextField::Author)
      .acronym("cpec", "china pakistan economic corridor")
      .facet("paper", {"one_2015", "two-2020"})
      .facet("dyad", {"China-Iran", "Iran-Pakistan", "Pakistan-United States"})
      .facet("section", {"front", "introduction", "methods", "references"})
      .facet("theory", {"constructivism", "neorealism"})
      .facet("kind", {"front", "paragraph", "reference", "table"})
      .facet("year", {"2014", "2015", "2018", "2022"})
      .facet("country", {"Côte d'Ivoire", "Kenya"});
  return out;
}

dossier::InterpretedQuery interpreted(const std::string& text, dossier::ExpansionSwitches expansion = {}) {
  SearchRequest request;
  request.query = text;
  request.expansion = expansion;
  return dossier::interpret(request, vocabulary(), Taxonomy::standard());
}

dossier::ExpansionSwitches nothing_expanded() {
  dossier::ExpansionSwitches out;
  out.stems = out.spelling = out.synonyms = out.acronyms = out.variants = out.related = false;
  return out;
}

std::string codes(const dossier::InterpretedQuery& query) {
  std::string out;
  for (const auto& diagnostic : query.echo.diagnostics) out += (out.empty() ? "" : " ") + diagnostic.code;
  return out;
}

}  // namespace

TEST_CASE("a query becomes a tree for the matcher") {
  struct Row {
    const char* query;
    const char* tree;
    const char* codes;
  };
  const Row rows[] = {
      {"", "(everything)", ""},
      {"???", "(everything)", "no-words"},
      {"gas", "(term gas)", ""},
      {"Gas deal", "(soft (term gas) (term deal))", ""},
      {"gas deal gas", "(soft (term gas ^2) (term deal))", ""},
      {"\"gas pipeline\"", "(term \"gas pipeline\")", ""},
      {"\"gas\"", "(term gas)", ""},
      {"\"gas pipeline\" deal", "(preferred (term \"gas pipeline\") (term deal))", ""},
      {"\"gas deal\"~5", "(term \"gas deal\"/5)", ""},
      {"gas -oil", "(and (term gas) (not (term oil)))", ""},
      {"-oil", "(and (everything) (not (term oil)))", ""},
      {"gas AND oil", "(and (term gas) (term oil))", ""},
      {"gas OR oil deal", "(and (term deal) (or (term gas) (term oil)))", ""},
      {"gas AND gas", "(term gas)", ""},
      // unknown words: a soft one stays, so that no passage has all words; a strict one matches nothing
      {"gas qqxz", "(soft (term gas) (term nowhere:qqxz))", "unknown-word"},
      {"qqxz", "(nothing)", "unknown-word"},
      {"gas AND qqxz", "(and (term gas) (nothing))", "unknown-word"},
      {"\"gas qqxz\"", "(nothing)", "unknown-word"},
      // stop words
      {"what is the gas deal", "(soft (term gas) (term deal))", "stop-words"},
      {"find me papers on the gas deal", "(soft (term gas) (term deal))", "stop-words"},
      {"the", "(term the)", ""},
      {"of all", "(soft (term of) (term all))", ""},
      {"\"the gas\"", "(term \"the gas\")", ""},
      {"the \"gas\"", "(term gas)", "stop-words"},
      {"the AND gas", "(and (term the) (term gas))", ""},
      // hyphenated words: each part, and the parts side by side
      {"all-weather", "(soft (term \"all weather\" \"weather all\"~0.7 ^0.5 ?) (term weather))", "stop-words"},
      {"gas AND all-weather", "(and (term gas) (term \"all weather\" \"weather all\"~0.7))", ""},
      {"中国走廊", "(soft (term 中国) (term \"中国 走廊\" \"走廊 中国\"~0.7 ^0.5 ?) (term 走廊))", ""},
      // stars
      {"sanction*", "(term sanction sanctioned~0.8 sanctions~0.8)", ""},
      {"gas-sanc*", "(soft (term gas) (term sanction~0.8 sanctioned~0.8 sanctions~0.8))", ""},
      {"qqx*", "(nothing)", "unknown-word"},
      // near
      {"gas NEAR/3 deal", "(term \"gas deal\"/3)", ""},
      {"(gas OR oil) NEAR/3 deal", "(term \"gas deal\"/3 \"oil deal\"/3)", ""},
      {"\"oil deal\" NEAR/4 gas", "(and (term \"oil deal gas\"/4) (term \"oil deal\" ^0))", ""},
      // fields
      {"heading:pipes", "(term @heading pipes)", ""},
      {"heading:gas", "(nothing)", "unknown-word"},
      {"heading:(pipes ground)", "(soft (term @heading pipes) (term @heading ground))", ""},
      {"author:ahmad gas", "(and (term gas) (term @author ahmad))", ""},
      {"jurnal:gas", "(soft (term nowhere:jurnal) (term gas))", "unknown-field unknown-word"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    const auto query = interpreted(row.query, nothing_expanded());
    CHECK(to_string(query.root) == row.tree);
    CHECK(codes(query) == row.codes);
  }
}

TEST_CASE("values of facets are found as people write them") {
  struct Row {
    const char* query;
    const char* tree;
    const char* codes;
  };
  const Row rows[] = {
      {"dyad:pak-us", "(facet dyad Pakistan-United States)", ""},
      {"dyad:\"United States–Pakistan\"", "(facet dyad Pakistan-United States)", ""},
      {"dyad:USA-PAK", "(facet dyad Pakistan-United States)", ""},
      {"dyad:iran", "(facet dyad China-Iran Iran-Pakistan)", ""},
      {"-dyad:iran", "(and (everything) (not (facet dyad China-Iran Iran-Pakistan)))", ""},
      {"dyad:(pak-us OR sino-iranian)", "(facet dyad China-Iran Pakistan-United States)", ""},
      {"dyad:(united states pakistan)", "(facet dyad Pakistan-United States)", ""},
      {"dyad:(iran AND -pak-us)",
       "(and (facet dyad China-Iran Iran-Pakistan) (not (facet dyad Pakistan-United States)))", ""},
      {"year:2015", "(facet year 2015)", ""},
      {"year:2015..2020", "(facet year 2015 2018)", ""},
      {"year:2015-2020", "(facet year 2015 2018)", ""},
      {"year:2015–2020", "(facet year 2015 2018)", ""},
      {"year:2016..", "(facet year 2018 2022)", ""},
      {"year:..2015", "(facet year 2014 2015)", ""},
      {"year:2020..2015", "(facet year 2015 2018)", "bad-range"},
      {"year:(2014 OR 2018..)", "(facet year 2014 2018 2022)", ""},
      {"year:1890..1900", "(facet year)", "unknown-value"},
      {"section:Method", "(facet section methods)", ""},
      {"kind:tables", "(facet kind table)", ""},
      {"theory:\"social constructivism\"", "(facet theory constructivism)", ""},
      {"paper:one_2015", "(facet paper one_2015)", ""},
      {"paper:One-2015", "(facet paper one_2015)", ""},
      {"paper:tw*", "(facet paper two-2020)", ""},
      {"country:\"cote d'ivoire\"", "(facet country Côte d'Ivoire)", ""},
      {"COUNTRY:kenya", "(facet country Kenya)", ""},
      {"section:methodz gas", "(and (term gas) (facet section))", "unknown-value"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    const auto query = interpreted(row.query, nothing_expanded());
    CHECK(to_string(query.root) == row.tree);
    CHECK(codes(query) == row.codes);
  }
}

TEST_CASE("unknown fields and values come with the nearest known ones") {
  CHECK(interpreted("section:methodz").echo.diagnostics.at(0).suggestions == std::vector<std::string>{"methods"});
  CHECK(interpreted("yaer:2015").echo.diagnostics.at(0).suggestions == std::vector<std::string>{"year"});
  CHECK(interpreted("contry:kenya").echo.diagnostics.at(0).suggestions == std::vector<std::string>{"country"});
}

TEST_CASE("an exact word that no passage holds comes with its other forms") {
  const auto nearest = [](const std::string& query) { return interpreted(query).echo.diagnostics.at(0).suggestions; };
  using Words = std::vector<std::string>;
  CHECK(nearest("\"sanctioning\"") == Words{"sanction", "sanctioned", "sanctions"});
  CHECK(nearest("\"color\"") == Words{"colour"});
  CHECK(nearest("\"the balochsitan insurgency\"") == Words{"balochistan"});
  CHECK(nearest("\"qqxz\"").empty());
  CHECK(nearest("qqx*").empty());
}

TEST_CASE("an unknown dyad comes with those of the nearest states") {
  struct Row {
    const char* query;
    std::vector<std::string> nearest;
  };
  for (const auto& row :
       {Row{"dyad:pak-usaa", {"Pakistan-United States"}}, Row{"dyad:iraan-pakistan", {"Iran-Pakistan"}},
        Row{"dyad:\"pakstan and unted states\"", {"Pakistan-United States"}}, Row{"dyad:chna", {"China-Iran"}},
        Row{"dyad:qqxz-zzq", {}}, Row{"dyad:kenya-iran", {}}}) {
    CAPTURE(row.query);
    const auto query = interpreted(row.query);
    CHECK(codes(query) == "unknown-value");
    CHECK(query.echo.diagnostics.at(0).suggestions == row.nearest);
  }
}

TEST_CASE("a name of the field and a short word of another first letter are no slips") {
  FakeVocabulary words;
  words.text("The FTA came later than the tariffs of Pakistan").facet("kind", {"paragraph"});
  struct Row {
    const char* query;
    const char* tree;
  };
  for (const auto& row :
       {Row{"fata", "(nothing)"}, Row{"water", "(nothing)"}, Row{"latter", "(term later/corrected ^0.9)"},
        Row{"bakistan", "(term pakistan/corrected ^0.9)"}}) {
    CAPTURE(row.query);
    SearchRequest request;
    request.query = row.query;
    request.expansion = nothing_expanded();
    request.expansion.spelling = true;
    CHECK(to_string(dossier::interpret(request, words, Taxonomy::standard()).root) == row.tree);
  }
}

TEST_CASE("words are expanded, each way with its switch") {
  struct Row {
    const char* query;
    bool dossier::ExpansionSwitches::*needs;
    const char* tree;
  };
  using dossier::ExpansionSwitches;
  const Row rows[] = {
      {"sanctions", &ExpansionSwitches::stems, "(term sanctions sanction~0.8+ sanctioned~0.8+)"},
      {"sanctioning", &ExpansionSwitches::stems, "(term sanction~0.8+ sanctioned~0.8+ sanctions~0.8+)"},
      {"gas AND sanctions", &ExpansionSwitches::stems,
       "(and (term gas) (term sanctions sanction~0.8+ sanctioned~0.8+))"},
      {"\"sanctions\"", &ExpansionSwitches::stems, "(term sanctions)"},
      {"balochsitan", &ExpansionSwitches::spelling, "(term balochistan/corrected ^0.9)"},
      {"durandline", &ExpansionSwitches::spelling,
       "(soft (term durand/corrected ^0.9) (term line/corrected ^0.9) (term \"durand line\" \"line durand\"~0.7 ^0.5 "
       "?))"},
      {"bal ochistan", &ExpansionSwitches::spelling, "(soft (term balochistan~0.8+) (term balochistan~0.8+))"},
      {"\"balochsitan\"", &ExpansionSwitches::spelling, "(nothing)"},
      {"color", &ExpansionSwitches::variants, "(term colour+)"},
      {"cpec", &ExpansionSwitches::acronyms, "(term cpec \"china pakistan economic corridor\"~0.8=)"},
      {"deals", &ExpansionSwitches::related, "(nothing)"},
      {"deal", &ExpansionSwitches::related, "(term deal near:agreement near:treaty)"},
      {"\"deal\"", &ExpansionSwitches::related, "(term deal)"},
      {"deal -agreement", &ExpansionSwitches::related, "(and (term deal near:treaty) (not (term agreement)))"},
      {"deal treaty", &ExpansionSwitches::related, "(soft (term deal near:agreement) (term treaty near:agreement))"},
      {"china pakistan economic corridor", &ExpansionSwitches::acronyms,
       "(soft (term \"china pakistan economic corridor\" cpec~0.8=) (term china ^0.3 ?) (term pakistan ^0.3 ?) "
       "(term economic ^0.3 ?) (term corridor ^0.3 ?))"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    auto expansion = nothing_expanded();
    expansion.*row.needs = true;
    CHECK(to_string(interpreted(row.query, expansion).root) == row.tree);
  }
}

TEST_CASE("states are found by each of their names") {
  auto expansion = nothing_expanded();
  expansion.synonyms = true;
  for (const std::string query : {"US", "us", "U.S.", "USA", "american", "united states"}) {
    CAPTURE(query);
    const auto tree = to_string(interpreted(query, expansion).root);
    CHECK(tree.find("u.s") != std::string::npos);
    CHECK(tree.find("\"united states\"") != std::string::npos);
    CHECK(tree.find("american") != std::string::npos);
    CHECK(tree.starts_with("(term "));
  }
  CHECK(to_string(interpreted("iran", expansion).root) == "(term iran iranian~0.8=)");
}

TEST_CASE("passages labelled with what the words name count too") {
  auto expansion = nothing_expanded();
  expansion.synonyms = true;
  const std::string dyad = "(term dyad:Iran-Pakistan ^1.5 ?)";
  const auto query = interpreted("gas between iran and pakistan", expansion);
  CHECK(to_string(query.root).find(dyad) != std::string::npos);
  CHECK(query.echo.expansions.back() ==
        dossier::Expansion{dossier::Expansion::Kind::Synonym, {12, 29}, "Iran, Pakistan", {"dyad:Iran-Pakistan"}});
  CHECK(to_string(interpreted("constructivism", expansion).root).find("(term theory:constructivism ^1.5 ?)") !=
        std::string::npos);
  CHECK(to_string(interpreted("gas -(iran pakistan)", expansion).root).find("dyad:") == std::string::npos);
  CHECK(to_string(interpreted("iran and kenya", expansion).root).find("dyad:") == std::string::npos);
  CHECK(to_string(interpreted("iran pakistan", nothing_expanded()).root).find("dyad:") == std::string::npos);
}

TEST_CASE("us is read as the state unless it is plainly the pronoun") {
  const auto state = interpreted("us gas policy");
  CHECK(codes(state) == "read-as");
  CHECK(to_string(state.root).find("u.s") != std::string::npos);
  const auto pronoun = interpreted("what does the gas tell us");
  CHECK(to_string(pronoun.root).find("u.s") == std::string::npos);
}

TEST_CASE("each expansion is in the echo") {
  const auto query = interpreted("balochsitan sanctions");
  REQUIRE(query.echo.expansions.size() == 2);
  CHECK(query.echo.expansions[0] ==
        dossier::Expansion{dossier::Expansion::Kind::Spelling, {0, 11}, "balochsitan", {"balochistan"}});
  CHECK(query.echo.expansions[1] ==
        dossier::Expansion{dossier::Expansion::Kind::Stem, {12, 21}, "sanctions", {"sanction", "sanctioned"}});
  CHECK(query.echo.understood == "balochsitan sanctions");
}

TEST_CASE("a word that is two words of the field is put right once, and so is the next one") {
  auto spelling = nothing_expanded();
  spelling.spelling = true;
  const auto query = interpreted("heading:(pipesground grounf)", spelling);
  using dossier::Expansion;
  CHECK(query.echo.expansions ==
        std::vector<Expansion>{{Expansion::Kind::Spelling, {9, 20}, "pipesground", {"pipes ground"}},
                               {Expansion::Kind::Spelling, {21, 27}, "grounf", {"ground"}}});
}

TEST_CASE("references and front matter are left out unless asked for") {
  struct Row {
    const char* query;
    const char* selections;
    const char* implied;
  };
  const Row rows[] = {
      {"gas", "(kind - front reference)", "-kind:(front OR reference)"},
      {"gas kind:reference", "(kind - front)", "-kind:(front)"},
      {"gas kind:(reference OR front)", "", ""},
      {"gas section:references", "(kind - front)", "-kind:(front)"},
      {"gas -kind:reference", "(kind - front reference)", "-kind:(front OR reference)"},
      {"gas kind:table", "(kind - front reference)", "-kind:(front OR reference)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    const auto query = interpreted(row.query);
    CHECK(to_string(query.selections) == row.selections);
    CHECK(query.echo.implied == row.implied);
  }
}

TEST_CASE("filters are read like fields of a query") {
  SearchRequest request;
  const auto selections = [&] {
    return to_string(dossier::interpret(request, vocabulary(), Taxonomy::standard()).selections);
  };
  request.filters = {{"dyad", {"pak-us", "iran"}, {}}};
  CHECK(selections() == "(dyad China-Iran Iran-Pakistan Pakistan-United States) (kind - front reference)");
  request.filters = {{"year", {"2015..2020"}, {}}, {"kind", {"reference"}, {}}};
  CHECK(selections() == "(year 2015 2018) (kind reference)");
  request.filters = {{"kind", {}, {"table"}}};
  CHECK(selections() == "(kind - front reference table)");
  request.filters = {{"section", {"references"}, {}}};
  CHECK(selections() == "(section references) (kind - front)");
  request.filters = {{"section", {"nowhere"}, {}}};
  CHECK(selections() == "(section nothing) (kind - front reference)");
  request.filters = {{"colour", {"red"}, {}}};
  CHECK(selections() == "(colour nothing) (kind - front reference)");
}

TEST_CASE("what no query may exceed") {
  SECTION("words") {
    std::string text;
    FakeVocabulary many;
    for (int i = 0; i < 250; ++i) {
      text += "w" + std::to_string(i) + " ";
      many.text("w" + std::to_string(i));
    }
    SearchRequest request;
    request.query = text;
    const auto query = dossier::interpret(request, many, Taxonomy::standard());
    CHECK(query.root.children.size() == dossier::query_limits::groups);
    CHECK(codes(query) == "too-many-words");
  }
  SECTION("words with a star") {
    const auto query = interpreted("a* b* c* d* e* f* g* h* i* j*", nothing_expanded());
    CHECK(codes(query).find("too-many-forms") != std::string::npos);
  }
}

TEST_CASE("all stages of a query are printed") {
  SearchRequest request;
  request.query = "us -oil sanctionz";
  const auto text = dossier::analyze_query(request, vocabulary(), Taxonomy::standard());
  for (const std::string line :
       {"text        us -oil sanctionz\n", "tokens      (word \"us\" us) (not) (word \"oil\" oil)",
        "tree        (soft (word us) (not (word oil)) (word sanctionz))\n", "understood  us -oil sanctionz\n",
        "query       (and (soft (term u.s ", "selections  (kind - front reference)\n",
        "implied     -kind:(front OR reference)\n", "expanded     spelling 8-17 sanctionz: sanction\n",
        "note        read-as 0-2 "}) {
    CAPTURE(text, line);
    CHECK(text.find(line) != std::string::npos);
  }
}
