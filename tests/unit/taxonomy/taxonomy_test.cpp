// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/taxonomy.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using dossier::Taxonomy;

namespace {

std::string state(std::string_view word) {
  const auto* found = Taxonomy::standard().find_state(word);
  return found == nullptr ? "" : found->name;
}

std::string dyad(std::string_view text) { return Taxonomy::standard().find_dyad(text).value_or(""); }

bool synonym(std::string_view of, const std::string& other) {
  const auto all = Taxonomy::standard().synonyms(of);
  return std::find(all.begin(), all.end(), other) != all.end();
}

}  // namespace

TEST_CASE("a state is found by name, adjective, capital, prefix and code") {
  struct Row {
    const char* word;
    const char* name;
  };
  const Row rows[] = {
      {"Pakistan", "Pakistan"},
      {"pakistani", "Pakistan"},
      {"Islamabad", "Pakistan"},
      {"pak", "Pakistan"},
      {"PAK", "Pakistan"},
      {"PK", "Pakistan"},
      {"us", "United States"},
      {"U.S.", "United States"},
      {"USA", "United States"},
      {"American", "United States"},
      {"washington", "United States"},
      {"sino", "China"},
      {"PRC", "China"},
      {"Soviet Union", "Russia"},
      {"kremlin", "Russia"},
      {"Türkiye", "Turkey"},
      {"TUR", "Turkey"},
      {"UK", "United Kingdom"},
      {"Côte d’Ivoire", "Ivory Coast"},
      {"DPRK", "North Korea"},
      {"Seoul", "South Korea"},
      {"Burma", "Myanmar"},
      {"Holland", "Netherlands"},
      {"Congo", "Democratic Republic of the Congo"},
      {"republic of the congo", "Republic of the Congo"},
      {"Guinea-Bissau", "Guinea-Bissau"},
      {"770", "Pakistan"},
      {"Atlantis", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.word);
    CHECK(state(row.word) == row.name);
  }
}

TEST_CASE("a dyad is one however it is written") {
  struct Row {
    const char* text;
    const char* dyad;
  };
  const Row rows[] = {
      {"pak-us", "Pakistan-United States"},
      {"Pakistan–United States", "Pakistan-United States"},
      {"USA-PAK", "Pakistan-United States"},
      {"United States–Pakistan", "Pakistan-United States"},
      {"sino-pakistani", "China-Pakistan"},
      {"China / Pakistan", "China-Pakistan"},
      {"China and Pakistan", "China-Pakistan"},
      {"north korea-south korea", "North Korea-South Korea"},
      {"Guinea-Bissau-Senegal", "Guinea-Bissau-Senegal"},
      {"Bosnia and Herzegovina-Serbia", "Bosnia and Herzegovina-Serbia"},
      {"Franco-German", "France-Germany"},
      {"anglo-irish", "Ireland-United Kingdom"},
      {"pak-pakistan", ""},
      {"pakistan", ""},
      {"pakistan china iran", ""},
      {"", ""},
      {"one two three four five six seven eight nine ten eleven twelve china iran pak us sixteen", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(dyad(row.text) == row.dyad);
  }
}

TEST_CASE("a facet value is found by name, label, adjective and abbreviation") {
  const auto& taxonomy = Taxonomy::standard();
  for (const char* text : {"regional-security-complex", "RSCT", "Regional Security Complex Theory"}) {
    CAPTURE(text);
    const auto* value = taxonomy.find_value("theory", text);
    REQUIRE(value != nullptr);
    CHECK(value->name == "regional-security-complex");
  }
  REQUIRE(taxonomy.find_value("theory", "neo-classical realist") != nullptr);
  CHECK(taxonomy.find_value("theory", "neo-classical realist")->broader == std::vector<std::string>{"realism"});
  CHECK(taxonomy.find_value("theory", "phlogiston") == nullptr);
  CHECK(taxonomy.find_value("colour", "realism") == nullptr);
}

TEST_CASE("synonyms go both ways") {
  struct Row {
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"american", "united states"},
      {"u.s", "united states"},
      {"u.s", "usa"},
      {"pakistani", "pakistan"},
      {"moscow", "russia"},
      {"rsct", "regional security complex theory"},
      {"neighbour", "neighbor"},
      {"neighbouring", "neighboring"},
      {"defence", "defense"},
      {"programme", "program"},
      {"securitisation", "securitization"},
      {"normalise", "normalize"},
      {"analyse", "analyze"},
      {"belt and road initiative", "bri"},
      {"counter terrorism", "counterterrorism"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.one, row.other);
    CHECK(synonym(row.one, row.other));
    CHECK(synonym(row.other, row.one));
  }
}

TEST_CASE("words near in meaning are given in all their forms, and are words of the file's groups only") {
  const auto near = Taxonomy::standard().related("hurdles");
  for (const std::string word : {"hurdle", "obstacle", "obstacles", "barrier"}) {
    CAPTURE(word);
    CHECK(std::find(near.begin(), near.end(), word) != near.end());
  }
  CHECK(std::find(near.begin(), near.end(), "hurdles") == near.end());
  CHECK(std::is_sorted(near.begin(), near.end()));
  CHECK(Taxonomy::standard().related("qqxzy").empty());
  const auto own = Taxonomy::make({{"my.json", R"({"related": [{"nouns": ["ferry"], "verbs": ["row", "sail"]}]})"}});
  REQUIRE(own);
  CHECK((*own)->related("rowing") ==
        std::vector<std::string>{"ferries", "ferry", "row", "rowed", "rows", "sail", "sailed", "sailing", "sails"});
  CHECK((*own)->related("hurdle").empty());
  CHECK_FALSE(Taxonomy::make({{"my.json", R"({"related": [{"nouns": ["ferry boat"]}]})"}}));
}

TEST_CASE("words that only look like another spelling have none") {
  for (const char* word :
       {"exercise", "advise", "rise", "wise", "promise", "surprise", "size", "prize", "seize", "four", "hour", "tour",
        "compromise", "enterprise", "raise", "likewise", "otherwise", "trade"}) {
    CAPTURE(word);
    CHECK(Taxonomy::standard().synonyms(word).empty());
  }
}

TEST_CASE("the longest synonym is as long as it says") {
  const auto& taxonomy = Taxonomy::standard();
  CHECK(taxonomy.longest_synonym() >= 4);
  CHECK(taxonomy.longest_synonym() <= 12);
}
