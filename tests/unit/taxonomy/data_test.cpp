// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/data.hpp"

#include "taxonomy/inflection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <string>

using namespace dossier;

namespace {

std::string fault(const std::string& json) {
  TaxonomyData data;
  const auto done = read_taxonomy_file("my.json", json, data);
  return done ? "" : done.error().message;
}

}  // namespace

TEST_CASE("a fault in the data is told with file and place") {
  struct Row {
    const char* json;
    const char* message;
  };
  const Row rows[] = {
      {"{\n\"states\": [\n}", "'my.json', line 3: not well-formed JSON"},
      {"[]", "'my.json': it must be an object"},
      {"{}",
       "'my.json': it holds none of states, facet, pairs, officials, pair_weights, cues, synonyms, related, "
       "spelling"},
      {R"({"stats": []})", "stats is not known"},
      {R"({"states": {}})", "states must be a list"},
      {R"({"states": [{"iso2": "FR"}, 7]})", "states[1] must be an object"},
      {R"({"states": [{"iso2": "FR", "colour": 1}]})", "states[0].colour is not known"},
      {R"({"states": [{"iso2": "??"}]})", "states[0] needs a 'name'"},
      {R"({"states": [{"iso2": "FR", "cow": "220"}]})", "states[0].cow must be a number"},
      {R"({"states": [{"iso2": "FR", "cow": 22000}]})", "states[0].cow must be a number"},
      {R"({"states": [{"iso2": "FR", "adjectives": ["French", ""]}]})", "states[0].adjectives[1] must be a text"},
      {R"({"facet": "theory"})", "lacks 'values'"},
      {R"({"facet": "theory", "values": [{"label": "x"}]})", "values[0] lacks 'name'"},
      {R"({"pairs": [{"states": ["France"], "names": []}]})", "pairs[0].states must name two states"},
      {R"({"officials": [{"people": []}]})", "officials[0] lacks 'state'"},
      {R"({"pair_weights": {"bias": 0}})", "pair_weights lacks 'features'"},
      {R"({"pair_weights": {"bias": 0, "features": {"luck": 1}}})", "pair_weights.features.luck is not known"},
      {R"({"pair_weights": {"bias": 0, "features": {}}})", "pair_weights.features.compound must be a number"},
      {R"({"cues": {"nonsense": {}}})", "cues.nonsense is not known"},
      {R"({"cues": {"stop": {"nouns": [3]}}})", "cues.stop.nouns[0] must be a text"},
      {R"({"synonyms": [["a"], "b"]})", "synonyms[1] must be a list"},
      {R"({"related": [{"adverbs": ["a"]}]})", "related[0].adverbs is not known"},
      {R"({"spelling": {"words": [["a", "b", "c"]]}})", "spelling.words[0] must hold two spellings"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.json);
    const auto message = fault(row.json);
    CAPTURE(message);
    CHECK(message.find(row.message) != std::string::npos);
    CHECK(message.find("my.json") != std::string::npos);
  }
}

TEST_CASE("a folder of files replaces the taxonomy") {
  const test::TempFolder folder;
  folder.write("kin.json", R"({"facet": "kin", "values": [{"name": "cousin", "names": ["cousin", "cousins"]}]})");
  folder.write("lands.json", R"({"states": [{"name": "Ruritania", "iso3": "RUR", "adjectives": ["Ruritanian"]},
                                            {"name": "Grand Fenwick"}]})");
  folder.write("notes.txt", "not read");
  auto taxonomy = Taxonomy::load(folder.path());
  REQUIRE(taxonomy);
  CHECK((*taxonomy)->states().size() == 2);
  CHECK((*taxonomy)->find_dyad("ruritanian-grand fenwick").value_or("") == "Grand Fenwick-Ruritania");
  REQUIRE((*taxonomy)->find_value("kin", "cousins") != nullptr);
  CHECK((*taxonomy)->find_value("theory", "realism") == nullptr);
  CHECK((*taxonomy)->digest() != Taxonomy::standard().digest());
  const auto digest = (*taxonomy)->digest();
  CHECK((*Taxonomy::load(folder.path()))->digest() == digest);
}

TEST_CASE("what is of the language rather than of the field is kept where the files do not say it") {
  const auto taxonomy = Taxonomy::make({{"kin.json", R"({"facet": "kin", "values": [{"name": "cousin"}]})"}});
  REQUIRE(taxonomy);
  CHECK((*taxonomy)->spellings("neighbour") == std::vector<std::string>{"neighbor"});
  CHECK((*taxonomy)->find_state("Pakistan") == nullptr);
  CHECK((*taxonomy)->files().size() == 1);
  CHECK(Taxonomy::standard().files().empty());
  const auto own = Taxonomy::make({{"s.json", R"({"spelling": {"words": [["gaol", "jail"]]}})"}});
  REQUIRE(own);
  CHECK((*own)->spellings("neighbour").empty());
  CHECK((*own)->synonyms("gaol") == std::vector<std::string>{"jail"});
}

TEST_CASE("what is wrong with a folder is told") {
  const auto absent = Taxonomy::load("/nonexistent/taxonomy");
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == ErrorCode::Unreadable);
  const test::TempFolder folder;
  const auto empty = Taxonomy::load(folder.path());
  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == ErrorCode::BadData);
  folder.write("a.json", R"({"pairs": [{"states": ["Here", "There"], "names": ["the fence"]}]})");
  const auto unknown = Taxonomy::load(folder.path());
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.find("'Here', 'There'") != std::string::npos);
  folder.write("a.json", R"({"states": [{"iso2": "FR"}, {"iso2": "FR"}]})");
  const auto twice = Taxonomy::load(folder.path());
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message.find("'France' is there twice") != std::string::npos);
}

TEST_CASE("regular forms of nouns and verbs") {
  CHECK(noun_forms("ally") == std::vector<std::string>{"ally", "allies"});
  CHECK(noun_forms("embassy") == std::vector<std::string>{"embassy", "embassies"});
  CHECK(noun_forms("talk") == std::vector<std::string>{"talk", "talks"});
  CHECK(noun_forms("clash") == std::vector<std::string>{"clash", "clashes"});
  CHECK(noun_forms("visa") == std::vector<std::string>{"visa", "visas"});
  CHECK(verb_forms("accuse") == std::vector<std::string>{"accuse", "accuses", "accused", "accusing"});
  CHECK(verb_forms("deny") == std::vector<std::string>{"deny", "denies", "denied", "denying"});
  CHECK(verb_forms("back") == std::vector<std::string>{"back", "backs", "backed", "backing"});
  CHECK(verb_forms("agree") == std::vector<std::string>{"agree", "agrees", "agreed", "agreeing"});
  CHECK(verb_forms("pressure") == std::vector<std::string>{"pressure", "pressures", "pressured", "pressuring"});
  CHECK(noun_forms("").empty());
  CHECK(verb_forms("").empty());
}
