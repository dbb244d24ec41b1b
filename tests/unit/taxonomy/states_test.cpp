// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"
#include "taxonomy/region_names.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

using dossier::fold;
using dossier::State;
using dossier::Taxonomy;

TEST_CASE("every state has codes of its own and the shape of codes") {
  std::set<std::string> iso2;
  std::set<std::string> iso3;
  std::set<int> cow;
  std::set<std::string> names;
  const auto& states = Taxonomy::standard().states();
  CHECK(states.size() >= 193);  // the members of the United Nations
  for (const auto& state : states) {
    CAPTURE(state.name);
    CHECK(names.insert(state.name).second);
    // States that are no more have no two letters, South Vietnam no three either.
    CHECK((state.iso2.empty() || state.iso2.size() == 2));
    CHECK((state.iso2.empty() || state.iso3.size() == 3));
    CHECK((state.iso2.empty() || iso2.insert(state.iso2).second));
    CHECK((state.iso3.empty() || iso3.insert(state.iso3).second));
    CHECK(state.cow >= 0);
    CHECK(state.cow <= 990);
    if (state.cow != 0) CHECK(cow.insert(state.cow).second);
  }
  CHECK(cow.size() >= 193);
  CHECK(iso2.size() >= 193);
}

TEST_CASE("states that are no more are states of their own") {
  const auto& taxonomy = Taxonomy::standard();
  for (const auto* name :
       {"Czechoslovakia", "East Germany", "North Vietnam", "South Vietnam", "South Yemen", "Yugoslavia"}) {
    CAPTURE(name);
    REQUIRE(taxonomy.find_state(name) != nullptr);
    CHECK(taxonomy.find_state(name)->name == name);
  }
  CHECK(taxonomy.find_state("YUG")->name == "Yugoslavia");
  CHECK(taxonomy.find_state("Saigon")->name == "South Vietnam");
  CHECK(taxonomy.find_state("GDR")->name == "East Germany");
  CHECK(taxonomy.find_state("Soviet Union")->name == "Russia");
}

TEST_CASE("Correlates of War numbers fall into the bands of their continents") {
  struct Row {
    const char* iso2;
    int cow;
  };
  const Row rows[] = {{"US", 2},   {"BR", 140}, {"GB", 200}, {"FR", 220}, {"RU", 365}, {"NG", 475}, {"ET", 530},
                      {"IR", 630}, {"TR", 640}, {"EG", 651}, {"CN", 710}, {"JP", 740}, {"IN", 750}, {"AU", 900}};
  for (const auto& row : rows) {
    CAPTURE(row.iso2);
    const auto* state = Taxonomy::standard().find_state(row.iso2);
    REQUIRE(state != nullptr);
    CHECK(state->cow == row.cow);
  }
}

TEST_CASE("ICU's name of each region finds its state") {
  for (const auto& state : Taxonomy::standard().states()) {
    CAPTURE(state.iso2, state.name);
    if (state.iso2.empty()) continue;  // no more
    const auto* found = Taxonomy::standard().find_state(dossier::region_name(state.iso2));
    REQUIRE(found != nullptr);
    CHECK(found->name == state.name);
  }
}

TEST_CASE("no adjective, capital or byname belongs to two states, and each state is found by its own name") {
  std::map<std::string, std::string> owners;
  const std::set<std::string> shared{"congolese"};
  for (const auto& state : Taxonomy::standard().states()) {
    CAPTURE(state.name);
    REQUIRE(Taxonomy::standard().find_state(state.name) != nullptr);
    CHECK(Taxonomy::standard().find_state(state.name)->name == state.name);
    std::vector<std::string> phrases = state.names;
    phrases.push_back(state.name);
    phrases.insert(phrases.end(), state.adjectives.begin(), state.adjectives.end());
    phrases.insert(phrases.end(), state.capitals.begin(), state.capitals.end());
    phrases.insert(phrases.end(), state.prefixes.begin(), state.prefixes.end());
    for (const auto& phrase : phrases) {
      const auto key = fold(phrase);
      CAPTURE(key);
      CHECK_FALSE(key.empty());
      const auto [known, fresh] = owners.emplace(key, state.name);
      CHECK((fresh || known->second == state.name || shared.count(key) == 1));
    }
  }
}

TEST_CASE("synonyms of states never lead from one state to another") {
  const auto& taxonomy = Taxonomy::standard();
  for (const auto& state : taxonomy.states()) {
    CAPTURE(state.name);
    for (const auto& other : taxonomy.synonyms(fold(state.name))) {
      CAPTURE(other);
      const auto* found = taxonomy.find_state(other);
      REQUIRE(found != nullptr);
      CHECK((found->name == state.name || other == "congolese"));
    }
  }
}
