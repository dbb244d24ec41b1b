// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/arabic.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace dossier::forms {
namespace {

constexpr std::size_t letter = 2;       ///< bytes of a letter of Arabic script
constexpr std::size_t least = 3;        ///< letters of a stem
constexpr std::size_t before_dual = 4;  ///< before ون ين ان, so that ايران and لبنان are no duals

/// With the article; the longest first.
constexpr std::array<std::string_view, 8> articles{"وبال", "ولل", "وال", "بال", "كال", "فال", "ال", "لل"};
/// Written onto a word without the article.
constexpr std::array<std::string_view, 5> particles{"و", "ف", "ب", "ل", "ك"};
/// Feminine, plurals and dual; ه stands for ة too.
constexpr std::array<std::string_view, 6> endings{"ه", "ات", "ون", "ين", "ان", "تين"};
constexpr std::array<std::string_view, 5> pronouns{"ها", "هم", "هن", "نا", "كم"};

/// A word without an ending, where enough letters stay; an empty text where it has none.
std::string_view without(std::string_view word, std::string_view ending, std::size_t letters) {
  if (!word.ends_with(ending) || word.size() < ending.size() + letters * letter) return {};
  return word.substr(0, word.size() - ending.size());
}

/// Takes off the article, with what stands before it.
std::string_view bare(std::string_view word) {
  for (const auto article : articles) {
    if (word.starts_with(article) && word.size() >= article.size() + least * letter) {
      return word.substr(article.size());
    }
  }
  return word;
}

/// The stem that a bare word is a form of, and the word itself.
std::set<std::string> stems_of(std::string_view word) {
  std::set<std::string> stems{std::string(word)};
  const auto add = [&](std::string_view stem) {
    if (!stem.empty()) stems.emplace(stem);
  };
  add(without(word, "ه", least));
  add(without(word, "ات", least));
  for (const std::string_view ending : {"ون", "ين", "ان", "تين"}) add(without(word, ending, before_dual));
  for (const auto pronoun : pronouns) {
    const auto owned = without(word, pronoun, least);
    add(owned);
    if (!owned.empty()) add(without(owned, "ت", least));
  }
  if (const auto owned = without(word, "ه", least); !owned.empty()) add(without(owned, "ت", least));
  return stems;
}

}  // namespace

std::vector<std::string> arabic_forms(std::string_view word) {
  constexpr std::size_t before_particle = 4;  // so that بعد is no form of عد
  if (word.size() < least * letter) return {};
  std::set<std::string> bodies;
  for (const auto& stem : stems_of(bare(word))) {
    bodies.insert(stem);
    for (const auto ending : endings) {
      const bool dual = ending != "ه" && ending != "ات";
      if (!dual || stem.size() >= before_dual * letter) bodies.insert(stem + std::string(ending));
    }
    for (const auto pronoun : pronouns) {
      bodies.insert(stem + std::string(pronoun));
      bodies.insert(stem + "ت" + std::string(pronoun));
    }
    bodies.insert(stem + "ته");
  }
  std::set<std::string> out(bodies);
  for (const auto& body : bodies) {
    for (const auto article : articles) out.insert(std::string(article) + body);
    for (const auto particle : particles) {
      if (particle == "و" || body.size() >= before_particle * letter) out.insert(std::string(particle) + body);
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace dossier::forms
