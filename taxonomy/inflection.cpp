// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/inflection.hpp"

namespace dossier {
namespace {

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool consonant_y(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' && !vowel(word[word.size() - 2]);
}

bool sibilant(std::string_view word) {
  return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") ||
         word.ends_with("sh");
}

std::string with_s(std::string_view word) {
  if (consonant_y(word)) return std::string(word.substr(0, word.size() - 1)) + "ies";
  return std::string(word) + (sibilant(word) ? "es" : "s");
}

}  // namespace

std::vector<std::string> noun_forms(std::string_view noun) {
  if (noun.empty()) return {};
  return {std::string(noun), with_s(noun)};
}

std::vector<std::string> verb_forms(std::string_view verb) {
  if (verb.empty()) return {};
  std::string past(verb);
  std::string participle(verb);
  if (verb.back() == 'e') {
    past += 'd';
    if (!verb.ends_with("ee")) participle.pop_back();
  } else if (consonant_y(verb)) {
    past.back() = 'i';
    past += "ed";
  } else {
    past += "ed";
  }
  return {std::string(verb), with_s(verb), past, participle + "ing"};
}

}  // namespace dossier
