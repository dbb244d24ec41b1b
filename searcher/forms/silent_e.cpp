// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/silent_e.hpp"

#include "searcher/forms/form_lists.hpp"

#include <algorithm>
#include <array>

namespace dossier::forms {
namespace {

using Verbs = std::vector<std::string>;

bool one_of(char c, std::string_view letters) { return letters.find(c) != std::string_view::npos; }

bool vowel_at(std::string_view stem, std::size_t at) {
  if (stem[at] == 'u' && at > 0 && stem[at - 1] == 'q') return false;
  return is_vowel(stem[at]) || (stem[at] == 'y' && at > 0 && !is_vowel(stem[at - 1]));
}

std::string with_e(std::string_view stem) { return std::string(stem) + 'e'; }
std::string shortened(std::string_view stem) { return std::string(stem.substr(0, stem.size() - 1)); }

/// `plann` → plan, `call` → call, `controll` → control or controll.
Verbs doubled(std::string_view stem) {
  const auto& lists = FormLists::english();
  if (lists.has("doubled", stem)) return {std::string(stem)};
  const auto single = shortened(stem);
  switch (stem.back()) {
    case 'l':
      if (syllables(stem) > 1) return {std::string(stem), single};
      return {std::string(stem)};
    case 's':
    case 'z':
      if (lists.has("plain", single)) return {single};
      return {std::string(stem)};
    case 'f':
      return {std::string(stem)};
    default:
      return {single};
  }
}

/// Endings of a vowel and a consonant before which verbs of several syllables have lost an e, as a rule.
constexpr std::array<std::string_view, 32> loses_e{"at", "ut", "ad", "id", "od", "ud", "ap", "il", "ul", "am", "um",
                                                   "in", "un", "ar", "ir", "ur", "ib", "ob", "ub", "ab", "ak", "ik",
                                                   "ok", "uk", "ag", "eg", "ig", "og", "ug", "af", "uf", "ym"};

bool ends_like_e(std::string_view stem) {
  const auto ending = stem.substr(stem.size() - 2);
  return std::find(loses_e.begin(), loses_e.end(), ending) != loses_e.end();
}

/// A consonant behind a vowel.
Verbs behind_vowel(std::string_view stem) {
  const bool two_vowels = stem.size() > 2 && vowel_at(stem, stem.size() - 3);
  if (two_vowels) {
    const auto ending = stem.substr(stem.size() - 3);
    if (ending == "iat" || ending == "uat" || ending == "uad" || ending == "uar") return {with_e(stem)};
    return {std::string(stem)};
  }
  if (syllables(stem) == 1 || ends_like_e(stem)) return {with_e(stem)};
  return {std::string(stem)};
}

/// A consonant behind another one.
Verbs behind_consonant(std::string_view stem) {
  const auto last = stem.back();
  const auto before = stem[stem.size() - 2];
  if (last == 'g' && one_of(before, "drl")) return {with_e(stem)};
  if (last == 'l' && one_of(before, "bcdfgkpstz")) return {with_e(stem)};
  if (last == 's' && before != 's') return {with_e(stem)};
  return {std::string(stem)};
}

}  // namespace

bool is_vowel(char c) { return one_of(c, "aeiou"); }

std::size_t syllables(std::string_view stem) {
  std::size_t count = 0;
  bool in_vowel = false;
  for (std::size_t i = 0; i < stem.size(); ++i) {
    const bool vowel = vowel_at(stem, i);
    if (vowel && !in_vowel) ++count;
    in_vowel = vowel;
  }
  return count;
}

std::vector<std::string> verbs_of_stem(std::string_view stem) {
  const auto& lists = FormLists::english();
  const auto last = stem.back();
  const auto before = stem[stem.size() - 2];
  if (lists.has("silent_e", stem)) return {with_e(stem)};
  if (lists.has("plain", stem)) return {std::string(stem)};
  if (last == before && !is_vowel(last)) return doubled(stem);
  if (last == 'e') return {std::string(stem)};
  if (last == 'z') return before == 't' ? Verbs{std::string(stem)} : Verbs{with_e(stem)};
  if (one_of(last, "uvc")) return {with_e(stem)};
  if (last == 'k' && before == 'c' && lists.has("k_after_c", shortened(stem))) return {shortened(stem)};
  if (last == 's') return {with_e(stem)};
  if (is_vowel(last) || one_of(last, "xwyhqj")) return {std::string(stem)};
  return vowel_at(stem, stem.size() - 2) ? behind_vowel(stem) : behind_consonant(stem);
}

}  // namespace dossier::forms
