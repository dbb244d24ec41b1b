// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/person.hpp"

#include "base/letters.hpp"
#include "base/utf8.hpp"
#include "index/person_words.hpp"
#include "stopwords/name_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace dossier {
namespace {

using names::Words;

/// Whether one pair of braces holds the whole text.
bool is_protected(std::string_view text) {
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return false;
  int depth = 0;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return false;
  }
  return depth == 1;
}

/// Without braces, and without what stands in brackets.
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') {
      if (depth++ == 0) out += ' ';
    } else if ((c == ')' || c == ']') && depth > 0) {
      --depth;
    } else if (depth == 0 && c != '{' && c != '}') {
      out += c;
    }
  }
  return out;
}

std::vector<std::string_view> comma_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const auto part = names::trimmed(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.code == ',' || c.code == 0xFF0C || c.code == 0x060C) {
      add(at);
      begin = at + c.size;
    }
    at += c.size;
  }
  add(text.size());
  return parts;
}

/// Takes titles off the beginning of a name and degrees off its end.
void drop_titles(Words& words, bool behind_comma) {
  std::size_t titles = 0;
  while (titles + 1 < words.size() && names::is_title(words[titles])) ++titles;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(titles));
  while (words.size() > 1 && names::is_degree(words.back(), behind_comma)) words.pop_back();
}

/// The words of a family name; what is written small before it is its particle.
void set_family(Person& person, const Words& words, std::size_t begin, std::size_t end) {
  auto at = begin;
  while (at + 1 < end && (names::is_particle(words[at]) || (words[at] == "in" && words[at + 1] == "'t")) &&
         words[at] != "عبد" && words[at] != "أبو" && words[at] != "ابو" && words[at] != "أبي" && words[at] != "أم") {
    ++at;
  }
  const auto before = names::joined(words, begin, at);
  if (!before.empty()) person.particle = before;
  person.family = names::joined(words, at, end);
}

/// `Wang Xiaoming`, `Nguyễn Phú Trọng`: capitals stand at the beginning of words only.
bool is_in_own_order(const Words& words) {
  std::vector<std::string> plain;
  for (const auto word : words) {
    if (names::is_all_capitals(word) || names::is_initials(word)) return false;
    plain.push_back(latin_letters(word));
  }
  if (is_family_first(plain)) return true;
  // `Лавров Сергей Викторович`, not `Роман Аркадьевич Абрамович`
  constexpr char32_t beyond_latin = 0x370;
  return words.size() == 3 && is_patronymic(words[2]) && !is_patronymic(words[1]) &&
         (utf8::decode(words[0], 0).code >= beyond_latin || is_russian_given(plain[1]));
}

/// What the lists of names say of a name whose family name is more than its last word; nothing where it is not so.
std::optional<Person> listed_person(const Words& words) {
  std::vector<std::string> plain;
  std::transform(words.begin(), words.end(), std::back_inserter(plain), latin_letters);
  auto begin = given_before_two(plain);
  if (begin == 0) {
    const auto whole = name_without_family(plain);
    if (!whole) return std::nullopt;
    begin = *whole;
  }
  Person person;
  person.given = names::joined(words, 0, begin);
  person.family = names::joined(words, begin, words.size());
  return person;
}

/// Whether the word before the family name is part of it: `van`, `in 't`, `Abd` before `al-`, the first of two.
bool belongs_to_family(const Words& words, std::size_t begin) {
  const auto before = words[begin - 1];
  if (names::is_particle(before)) return true;
  if (begin < 2) return false;
  const bool last = begin + 1 >= words.size();
  return names::is_capital_particle(before) || (last && names::is_first_of_two(before)) ||
         (before == "in" && words[begin] == "'t") || names::is_inseparable(before, words[begin]);
}

/// Where the family name begins in `Given Family`.
std::size_t family_begin(const Words& words) {
  auto begin = words.size() - 1;
  if (words.size() == 2 && names::is_first_of_two(words[0]) && names::is_first_of_two(words[1])) return 0;
  for (bool more = true; more && begin > 0;) {
    const auto before = words[begin - 1];
    more = false;
    if (before == "y" || before == "e") {
      more = begin > 2;  // `Ortega y Gasset`
      if (more) begin -= 2;
    } else if (belongs_to_family(words, begin)) {
      more = true;
      --begin;
    }
  }
  return begin;
}

/// `王小明`: one character is the family's but for the few families that have two.
Person han_person(std::string_view name) {
  constexpr auto double_families =
      std::to_array<std::string_view>({"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "皇甫", "尉迟",
                                       "公孙", "慕容", "令狐", "司徒", "东方", "南宫", "独孤", "端木"});
  constexpr std::size_t one = 3;  // bytes of a character
  const auto size = name.size() / one;
  const bool two = size > 3 || std::find(double_families.begin(), double_families.end(), name.substr(0, 2 * one)) !=
                                   double_families.end();
  Person person;
  if (size < 2 || size > 4 || (two && size < 3)) {
    person.family = name;
  } else {
    person.family = name.substr(0, two ? 2 * one : one);
    person.given = name.substr(person.family.size());
  }
  return person;
}

/// `김철수`
Person hangul_person(std::string_view name) {
  constexpr std::size_t syllable = 3;  // bytes
  Person person;
  const bool whole = name.size() / syllable > 5;  // longer than a name
  person.family = whole ? name : name.substr(0, hangul_family(name) * syllable);
  person.given = name.substr(person.family.size());
  return person;
}

/// `DOE Jane`: words of the family name that stands first, in capitals; 0 where none does.
std::size_t capital_family(const Words& words) {
  std::size_t end = 0;
  while (end < words.size() && names::is_all_capitals(words[end]) && !names::is_initials(words[end])) ++end;
  const bool rest = end > 0 && end < words.size() &&
                    std::none_of(words.begin() + static_cast<std::ptrdiff_t>(end), words.end(),
                                 [](auto word) { return names::is_all_capitals(word) && !names::is_initials(word); });
  return rest ? end : 0;
}

/// A name without commas.
Person plain_person(Words words) {
  Person person;
  drop_titles(words, false);
  if (words.size() > 1 && names::is_suffix(words.back())) {
    person.suffix = words.back();
    words.pop_back();
  }
  if (words.empty()) return person;
  if (words.size() == 1 && names::is_all_han(words[0])) return han_person(words[0]);
  if (words.size() == 1 && names::is_all_hangul(words[0])) return hangul_person(words[0]);
  std::size_t initials = words.size();
  while (initials > 0 && names::is_initials(words[initials - 1])) --initials;
  auto family_end = initials < words.size() ? initials : capital_family(words);  // of a family name that stands first
  const bool east = words.size() == 2 && ((names::is_all_han(words[0]) && names::is_all_han(words[1])) ||
                                          (names::is_all_hangul(words[0]) && names::is_all_hangul(words[1])));
  const bool family_first = (words.size() == 2 && names::is_given_pair(words[1])) || east || is_in_own_order(words);
  if (family_end == 0 && family_first) family_end = 1;
  if (family_end > 0) {
    set_family(person, words, 0, family_end);
    person.given = names::joined(words, family_end, words.size());
    return person;
  }
  if (const auto listed = listed_person(words)) {
    person.given = listed->given;
    person.family = listed->family;
    return person;
  }
  const auto begin = family_begin(words);
  set_family(person, words, begin, words.size());
  person.given = names::joined(words, 0, begin);
  return person;
}

/// `Family, Given`
Person turned_person(std::string_view family, std::string_view given) {
  Person person;
  auto words = names::words_of(family);
  drop_titles(words, false);
  if (words.size() > 1 && names::is_suffix(words.back())) {
    person.suffix = words.back();
    words.pop_back();
  }
  set_family(person, words, 0, words.size());
  words = names::words_of(given);
  drop_titles(words, true);
  auto end = words.size();
  while (end > 1 && names::is_particle(words[end - 1])) --end;
  const auto behind = names::joined(words, end, words.size());
  if (!behind.empty()) person.particle = behind + (person.particle.empty() ? "" : " " + person.particle);
  person.given = names::joined(words, 0, end);
  return person;
}

/// What stands behind a comma and is no part of the name: degrees, titles, an institution.
bool is_addition(std::string_view part, bool may_be_initials) {
  if (may_be_initials && (names::is_initials(part) || (names::is_all_capitals(part) && part.size() == 2))) return false;
  const auto words = names::words_of(part);
  return names::is_organisation(part) || std::all_of(words.begin(), words.end(), [](auto word) {
           return names::is_degree(word, true) || names::is_title(word);
         });
}

Person organisation(std::string_view name) {
  Person person;
  const auto words = names::words_of(name);
  person.family = names::joined(words, 0, words.size());
  person.organisation = true;
  return person;
}

}  // namespace

Person parse_person(std::string_view name) {
  auto text = names::trimmed(name);
  if (is_protected(text)) {
    while (is_protected(text)) text = names::trimmed(text.substr(1, text.size() - 2));
    return organisation(text);
  }
  const auto plain = without_brackets(text);
  auto parts = comma_parts(plain);
  if (parts.empty()) return {};
  if (names::is_organisation(parts[0])) return organisation(names::trimmed(plain));
  std::string suffix;
  if (parts.size() > 1 && names::is_suffix(parts[0])) std::rotate(parts.begin(), parts.begin() + 1, parts.end());
  const bool lone = names::words_of(parts[0]).size() == 1;
  for (std::size_t at = 1; at < parts.size();) {
    const bool is_suffix = names::is_suffix(parts[at]);
    if (is_suffix) suffix = parts[at];
    if (is_suffix || is_addition(parts[at], lone && at == 1)) {
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
      ++at;
    }
  }
  auto person = parts.size() == 1 ? plain_person(names::words_of(parts[0])) : turned_person(parts[0], parts[1]);
  if (!suffix.empty()) person.suffix = suffix;
  return person;
}

std::string full_name(const Person& person) {
  if (person.organisation) return person.family;
  const bool han = names::is_all_han(person.family) && names::is_all_han(person.given);
  const bool hangul = names::is_all_hangul(person.family) && names::is_all_hangul(person.given);
  if (han || hangul) return person.family + person.given;
  std::string name;
  for (const auto* part : {&person.given, &person.particle, &person.family, &person.suffix}) {
    if (!part->empty()) name += (name.empty() ? "" : " ") + *part;
  }
  return name;
}

std::string family_name(const Person& person) {
  return person.particle.empty() ? person.family : person.particle + " " + person.family;
}

std::vector<std::string> full_names(const std::vector<Person>& people) {
  std::vector<std::string> all;
  std::transform(people.begin(), people.end(), std::back_inserter(all), full_name);
  return all;
}

std::string key_letters(std::string_view text) {
  auto letters = latin_letters(text);
  std::erase(letters, ' ');
  return letters;
}

}  // namespace dossier
