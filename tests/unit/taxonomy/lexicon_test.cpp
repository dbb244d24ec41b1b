// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/lexicon.hpp"

#include "base/analyzer.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;

namespace {

/// The files of the standard taxonomy read as a user's: all at once, and the lexicon with the rest.
std::shared_ptr<const Taxonomy> from_folder() {
  auto loaded = Taxonomy::load(DOSSIER_TAXONOMY_DATA);
  REQUIRE(loaded);
  return *std::move(loaded);
}

/// What stands where in a text: tokens, and kind, role and target of each meaning.
std::string found(const Lexicon& lexicon, const std::string& text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::vector<Match> matches;
  lexicon.automaton.match(tokens, matches);
  std::string out;
  for (const auto& match : matches) {
    out += std::to_string(match.begin) + "-" + std::to_string(match.end);
    for (const auto& trigger : match.triggers) {
      out += ":" + std::to_string(static_cast<int>(trigger.kind)) + "." + std::to_string(trigger.role) + "." +
             std::to_string(trigger.target);
    }
    out += " ";
  }
  return out;
}

}  // namespace

TEST_CASE("what queries are read by is the same in the standard taxonomy as in one made of all its files") {
  const auto& standard = Taxonomy::standard();
  const auto all = from_folder();
  CHECK(standard.digest() == all->digest());
  CHECK(standard.longest_synonym() == all->longest_synonym());
  REQUIRE(standard.states().size() == all->states().size());
  for (const auto& state : standard.states()) {
    for (const auto* phrases : {&state.names, &state.adjectives, &state.capitals, &state.prefixes}) {
      for (const auto& phrase : *phrases) {
        const auto* here = standard.find_state(phrase);
        const auto* there = all->find_state(phrase);
        REQUIRE(here != nullptr);
        REQUIRE(there != nullptr);
        CHECK(here->name == there->name);
        CHECK(standard.synonyms(phrase) == all->synonyms(phrase));
      }
    }
  }
  REQUIRE(standard.values().size() == all->values().size());
  for (std::size_t i = 0; i < standard.values().size(); ++i) {
    CHECK(standard.values()[i].name == all->values()[i].name);
    CHECK(standard.values()[i].synonyms == all->values()[i].synonyms);
  }
  for (const char* word : {"defence", "defense", "organisation", "war", "treaty", "treaties", "negotiate", "border"}) {
    CHECK(standard.related(word) == all->related(word));
    CHECK(standard.synonyms(word) == all->synonyms(word));
    CHECK(standard.spellings(word) == all->spellings(word));
  }
}

TEST_CASE("the lexicon of the standard taxonomy is that of all its files, whoever asks for it first") {
  std::vector<const Lexicon*> asked(8, nullptr);
  {
    std::vector<std::jthread> threads;
    for (auto& one : asked) threads.emplace_back([&one] { one = &Taxonomy::standard().lexicon(); });
  }
  CHECK(std::ranges::all_of(asked, [&](const Lexicon* one) { return one == asked.front(); }));

  const auto& standard = *asked.front();
  const auto all = from_folder();
  const auto& read = all->lexicon();
  CHECK(standard.automaton.phrases() == read.automaton.phrases());
  CHECK(standard.pairs == read.pairs);
  CHECK(standard.pair_weights.bias == read.pair_weights.bias);
  CHECK(standard.pair_weights.weights == read.pair_weights.weights);
  for (const char* text :
       {"Relations between India and Pakistan after the Kargil War, and realism in Washington.",
        "Die Bundesregierung und der Staatssekretär in Bonn.", "Le Quai d'Orsay et le Foreign Office"}) {
    CHECK(!found(read, text).empty());
    CHECK(found(standard, text) == found(read, text));
  }
}

TEST_CASE("the lexicon numbers states and values as the taxonomy does") {
  const auto made = Taxonomy::make(
      {{"a.json",
        R"({"states": [{"name": "Arl", "leaders": ["King Bo"]}, {"name": "Besk", "adjectives": ["Beskan", "Beskans"]}],
                      "pairs": [{"states": ["Besk", "Arl"], "names": ["Salt Line"]}],
                      "officials": [{"state": "Besk", "offices": ["White Tower"]}]})"}});
  REQUIRE(made);
  const auto& lexicon = (*made)->lexicon();
  REQUIRE(lexicon.pairs.size() == 1);
  CHECK(lexicon.pairs.front() == std::pair<std::uint16_t, std::uint16_t>{1, 0});
  const auto meaning = [&](const std::string& phrase) {
    const auto text = found(lexicon, phrase);
    return text.substr(text.find(':') + 1, text.size() - text.find(':') - 2);
  };
  const auto state = [](StateForm form, int target) {
    return std::to_string(static_cast<int>(TriggerKind::State)) + "." + std::to_string(static_cast<int>(form)) + "." +
           std::to_string(target);
  };
  CHECK(meaning("Arl") == state(StateForm::Name, 0));
  CHECK(meaning("King Bo") == state(StateForm::Leader, 0));
  CHECK(meaning("Beskan") == state(StateForm::Adjective, 1));
  CHECK(meaning("Beskans") == state(StateForm::People, 1));
  CHECK(meaning("White Tower") == state(StateForm::Office, 1));
  CHECK(meaning("Salt Line") == std::to_string(static_cast<int>(TriggerKind::Pair)) + ".0.0");
}
