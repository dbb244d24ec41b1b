// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/automaton.hpp"

#include "tests/support/catch.hpp"

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace dossier;

namespace {

std::vector<std::string> words(const std::string& text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) out.emplace_back(tokens.term(i));
  return out;
}

Trigger numbered(std::uint16_t number) { return {TriggerKind::Value, 0, number, false, false}; }

std::string matched(const Automaton& automaton, const std::string& text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::vector<Match> matches;
  automaton.match(tokens, matches);
  std::string out;
  for (const auto& match : matches) {
    for (const auto& trigger : match.triggers) {
      out += std::to_string(match.begin) + "-" + std::to_string(match.end) + ":" + std::to_string(trigger.target) + " ";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the longest phrase wins and uses up its words") {
  Automaton automaton;
  automaton.add(words("sea"), numbered(1));
  automaton.add(words("south china sea"), numbered(2));
  automaton.add(words("china"), numbered(3));
  automaton.add(words("china sea trade law"), numbered(4));
  automaton.freeze();
  CHECK(matched(automaton, "the South China Sea and China") == "1-4:2 5-6:3 ");
  CHECK(matched(automaton, "China sea trade") == "0-1:3 1-2:1 ");
  CHECK(matched(automaton, "south china") == "1-2:3 ");
  CHECK(matched(automaton, "") == "");
  CHECK(automaton.phrases() == 4);
}

TEST_CASE("a phrase may have several meanings, each once") {
  Automaton automaton;
  automaton.add(words("alliance"), numbered(1));
  automaton.add(words("alliance"), numbered(2));
  automaton.add(words("alliance"), numbered(1));
  automaton.freeze();
  CHECK(matched(automaton, "Alliance") == "0-1:1 0-1:2 ");
  CHECK(automaton.find(words("alliance")).size() == 2);
  CHECK(automaton.find(words("alliances")).empty());
  CHECK(automaton.find({}).empty());
}

TEST_CASE("matches are those of a naive search") {
  std::mt19937 random(11);
  const std::vector<std::string> alphabet{"a", "b", "c", "d"};
  const auto phrase = [&](std::size_t longest) {
    std::string out;
    for (auto n = 1 + random() % longest; n > 0; --n) out += alphabet[random() % alphabet.size()] + "1 ";
    return out;
  };
  for (int round = 0; round < 200; ++round) {
    Automaton automaton;
    std::map<std::vector<std::string>, int> all;
    for (std::uint16_t i = 0; i < 6; ++i) {
      const auto terms = words(phrase(3));
      if (all.emplace(terms, i).second) automaton.add(terms, numbered(i));
    }
    automaton.freeze();
    const auto text = phrase(12);
    const auto terms = words(text);
    std::string wanted;
    for (std::size_t at = 0; at < terms.size();) {
      std::size_t step = 1;
      for (std::size_t size = 3; size > 0; --size) {
        if (at + size > terms.size()) continue;
        const auto from = terms.begin() + static_cast<std::ptrdiff_t>(at);
        const auto found = all.find({from, from + static_cast<std::ptrdiff_t>(size)});
        if (found == all.end()) continue;
        wanted += std::to_string(at) + "-" + std::to_string(at + size) + ":" + std::to_string(found->second) + " ";
        step = size;
        break;
      }
      at += step;
    }
    CAPTURE(text);
    REQUIRE(matched(automaton, text) == wanted);
  }
}
