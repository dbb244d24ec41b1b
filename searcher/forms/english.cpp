// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/english.hpp"

#include "searcher/forms/form_lists.hpp"
#include "searcher/forms/silent_e.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dossier::forms {
namespace {

using Words = std::vector<std::string>;

const FormLists& lists() { return FormLists::english(); }

void add(Words& words, std::string word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

std::string text(std::string_view stem, std::string_view ending) { return std::string(stem) + std::string(ending); }

/// Prefixes that a verb may have and keep its irregular forms: `undertook` as `took`.
constexpr std::array<std::string_view, 13> prefixes{"counter", "under", "over", "inter", "fore", "with", "back",
                                                    "out",     "pre",   "mis",  "re",    "un",   "up"};

/// Calls `visit(prefix, rest)` where the word without a prefix is in the list of irregular forms: of words of two
/// letters a dictionary form alone, go and do.
template <class Visit>
void with_prefix(std::string_view word, Visit&& visit) {
  constexpr std::size_t shortest = 2;
  for (const auto prefix : prefixes) {
    if (!word.starts_with(prefix) || word.size() < prefix.size() + shortest) continue;
    const auto rest = word.substr(prefix.size());
    const bool held = !lists().lemmas(rest).empty();
    if (held && (rest.size() > shortest || !lists().forms(rest).empty())) visit(prefix, rest);
  }
}

bool has_vowel(std::string_view stem) { return syllables(stem) > 0; }

// --- from a form to its dictionary form ------------------------------------------------------------------------------

/// `viruses`, `houses`, `biases`: the word before -es where that ends in one s.
std::string before_ses(std::string_view stem) {
  if (lists().has("es_after_s", stem)) return std::string(stem);
  const bool us = stem.ends_with("us") && !lists().has("use", text(stem, "e"));
  return us ? std::string(stem) : text(stem, "e");
}

std::string before_es(std::string_view stem) {
  auto with_e = text(stem, "e");
  if (stem.ends_with("ch")) return lists().has("che", with_e) ? with_e : std::string(stem);
  if (stem.ends_with("sh") || stem.ends_with("ss") || stem.ends_with('x') || stem.ends_with("tz"))
    return std::string(stem);
  if (stem.ends_with("zz")) return std::string(stem);
  if (stem.ends_with('s')) return before_ses(stem);
  if (stem.ends_with('o')) return lists().has("oe", with_e) ? with_e : std::string(stem);
  return with_e;
}

/// The ends that a plural or third person never has.
bool no_plural(std::string_view word) {
  const auto stem = word.substr(0, word.size() - 1);
  if (word.ends_with("ss")) return true;
  if (word.ends_with("us")) return !lists().has("u", stem);
  if (word.ends_with("is")) return word.ends_with("sis") || word.ends_with("xis") || lists().has("es_after_s", word);
  constexpr std::size_t short_word = 4;
  return word.size() < short_word && (word.size() < 3 || has_vowel(stem));  // MPs, but not its
}

void add_of_s(std::string_view word, Words& out) {
  if (!word.ends_with('s') || no_plural(word)) return;
  const auto stem = word.substr(0, word.size() - 1);
  if (word.ends_with("ies")) {
    const auto root = word.substr(0, word.size() - 3);
    add(out, lists().has("ie", stem) || root.size() < 2 ? std::string(stem) : text(root, "y"));
  } else if (word.ends_with("es") && word.size() > 3) {
    add(out, before_es(word.substr(0, word.size() - 2)));
  } else {
    add(out, std::string(stem));
  }
}

void add_of_ed(std::string_view word, Words& out) {
  constexpr std::size_t shortest = 4;
  if (!word.ends_with("ed") || word.size() < shortest) return;
  const auto stem = word.substr(0, word.size() - 2);
  if (word.ends_with("eed")) {
    if (lists().has("ed_after_ee", text(stem, "e"))) add(out, text(stem, "e"));
    return;
  }
  if (word.ends_with("ied")) {
    const auto with_ie = text(stem, "e");
    add(out, lists().has("ie", with_ie) ? with_ie : text(word.substr(0, word.size() - 3), "y"));
    return;
  }
  if (!has_vowel(stem)) return;
  for (auto& verb : verbs_of_stem(stem)) add(out, std::move(verb));
}

void add_of_ing(std::string_view word, Words& out) {
  constexpr std::size_t shortest = 5;
  if (!word.ends_with("ing") || word.size() < shortest) return;
  const auto stem = word.substr(0, word.size() - 3);
  if (stem.ends_with('y')) {
    const auto with_ie = text(stem.substr(0, stem.size() - 1), "ie");
    add(out, lists().has("ie", with_ie) ? with_ie : std::string(stem));
    return;
  }
  if (!has_vowel(stem)) return;
  for (auto& verb : verbs_of_stem(stem)) add(out, std::move(verb));
}

/// Degrees, of the adjectives in the list alone: whoever works is no more "work" than others.
void add_of_degree(std::string_view word, Words& out) {
  for (const std::string_view ending : {"er", "est"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const auto stem = word.substr(0, word.size() - ending.size());
    const auto shorter = stem.substr(0, stem.size() - 1);
    for (auto& adjective : {std::string(stem), text(stem, "e"), text(shorter, "y"), std::string(shorter)}) {
      const bool doubled = adjective == shorter && stem.back() != shorter.back();
      if (!doubled && lists().has("gradable", adjective)) add(out, adjective);
    }
  }
}

/// `policemen` → policeman.
void add_of_men(std::string_view word, Words& out) {
  if (!word.ends_with("men") || lists().has("no_man", word)) return;
  const auto man = text(word.substr(0, word.size() - 3), "man");
  if (!lists().has("no_man", man)) add(out, man);
}

// --- from a dictionary form to its forms -----------------------------------------------------------------------------

std::string with_s(std::string_view word) {
  const bool consonant_y = word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
  if (consonant_y) return text(word.substr(0, word.size() - 1), "ies");
  for (const std::string_view hissing : {"s", "x", "z", "ch", "sh"}) {
    if (word.ends_with(hissing) && !lists().has("che", text(word, "e"))) return text(word, "es");
  }
  return text(word, "s");
}

/// Every way in which the forms may be spelled; which of them lead back to the word is seen afterwards.
Words candidates(std::string_view word) {
  Words out{with_s(word)};
  const auto shorter = word.substr(0, word.size() - 1);
  if (word.back() == 'o') out.push_back(text(word, "es"));
  if (word.back() == 's' || word.back() == 'z') out.push_back(text(word, std::string(1, word.back()) + "es"));
  const auto doubled = text(word, std::string(1, word.back()));
  for (const std::string_view ending : {"ed", "ing", "er", "est"}) {
    out.push_back(text(word, ending));
    out.push_back(text(doubled, ending));
    if (word.back() == 'e') out.push_back(text(shorter, ending));
    if (word.back() == 'y') out.push_back(text(shorter, text("i", ending)));
    if (word.back() == 'c') out.push_back(text(word, text("k", ending)));
  }
  if (word.ends_with("ie")) out.push_back(text(word.substr(0, word.size() - 2), "ying"));
  if (word.ends_with("man")) out.push_back(text(word.substr(0, word.size() - 3), "men"));
  return out;
}

void add_forms(std::string_view lemma, std::set<std::string>& out) {
  out.emplace(lemma);
  for (const auto& form : lists().forms(lemma)) out.insert(form);
  with_prefix(lemma, [&](std::string_view prefix, std::string_view rest) {
    for (const auto& form : lists().forms(rest)) out.insert(text(prefix, form));
  });
  for (auto& form : candidates(lemma)) {
    const auto back = english_lemmas(form);
    if (std::find(back.begin(), back.end(), lemma) != back.end()) out.insert(std::move(form));
  }
}

}  // namespace

std::vector<std::string> english_lemmas(std::string_view word) {
  if (word.size() < 2 || lists().has("uninflected", word)) return {std::string(word)};
  Words out{std::string(word)};
  for (const auto& lemma : lists().lemmas(word)) add(out, lemma);
  const bool irregular = !lists().lemmas(word).empty();
  if (!irregular) {
    with_prefix(word, [&](std::string_view prefix, std::string_view rest) {
      for (const auto& lemma : lists().lemmas(rest)) add(out, text(prefix, lemma));
    });
  }
  if (irregular || out.size() > 1) return out;
  add_of_s(word, out);
  add_of_ed(word, out);
  add_of_ing(word, out);
  add_of_degree(word, out);
  add_of_men(word, out);
  return out;
}

std::vector<std::string> english_forms(std::string_view word) {
  std::set<std::string> out{std::string(word)};
  for (const auto& lemma : english_lemmas(word)) add_forms(lemma, out);
  return {out.begin(), out.end()};
}

}  // namespace dossier::forms
