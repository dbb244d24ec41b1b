// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/cited_names.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/citing/one_line.hpp"

#include <algorithm>
#include <vector>

namespace dossier::citing {
namespace {

/// From this letter on scripts have names without initials: Hebrew, Arabic, Indic, Chinese and others.
constexpr char32_t first_without_initials = 0x590;

constexpr std::size_t apa_most = 20;     // authors that APA lists; of more, the first 19 and the last
constexpr std::size_t chicago_most = 6;  // of more, the first three

bool has_initials(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (c.code >= first_without_initials && !(c.code >= 0x1E00 && c.code < 0x2070)) return false;
    at += c.size;
  }
  return true;
}

std::vector<std::string> cut_at(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(mark), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool begins_small(const std::string& word) { return !word.empty() && is_lower_ascii(word.front()); }

/// `J.` of a word; a small one, as of a particle, stays as it is.
std::string initial(const std::string& word) {
  if (begins_small(word)) return word;
  return word.substr(0, utf8::decode(word, 0).size) + ".";
}

std::string initials_of_word(const std::string& word) {
  std::string out;
  const auto parts = cut_at(word, '-');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && begins_small(parts[i])) break;  // `Ai-jun` is one name
    out += (i > 0 ? "-" : "") + initial(parts[i]);
  }
  return out;
}

std::string one_name(const Person& person) { return one_line(full_name(person)); }

/// `van Dijk, L., Jr.`
std::string apa_name(const Person& person) {
  if (person.organisation || person.given.empty()) return one_line(joined({family_name(person), person.suffix}, " "));
  if (!has_initials(person.family + person.given)) return one_name(person);
  return one_line(joined({family_name(person), initials_of(person.given), person.suffix}, ", "));
}

/// The family name first; `Dijk, Lena van` where the particle is no part of what names are sorted by.
std::string turned_name(const Person& person, bool particle_first) {
  if (person.organisation || person.given.empty()) return one_line(joined({family_name(person), person.suffix}, " "));
  if (!has_initials(person.family + person.given)) return one_name(person);
  const auto family = particle_first ? family_name(person) : person.family;
  const auto given = particle_first ? person.given : joined({person.given, person.particle}, " ");
  return one_line(joined({family, given, person.suffix}, ", "));
}

std::string apa_list(const std::vector<Person>& people) {
  const bool cut = people.size() > apa_most;
  std::string out;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (cut && i + 1 >= apa_most && i + 1 < people.size()) continue;
    const bool last = i + 1 == people.size();
    if (i > 0) out += !last ? ", " : cut ? ", . . . " : ", & ";
    out += apa_name(people[i]);
  }
  return out;
}

/// The first name turned, the others not: `Khan, Ali, Bea Li, and Cy Ode`.
std::string turned_list(const std::vector<Person>& people, std::size_t most, std::size_t kept, bool particle_first) {
  auto out = turned_name(people.front(), particle_first);
  if (people.size() > most) {
    for (std::size_t i = 1; i < kept; ++i) out += ", " + one_name(people[i]);
    return out + ", et al.";
  }
  for (std::size_t i = 1; i < people.size(); ++i) {
    out += (i + 1 == people.size() ? ", and " : ", ") + one_name(people[i]);
  }
  return out;
}

std::string plain_list(const std::vector<Person>& people) {
  std::string out;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (i > 0) out += i + 1 == people.size() ? " and " : ", ";
    out += one_name(people[i]);
  }
  return out;
}

}  // namespace

std::string initials_of(const std::string& given) {
  std::string spaced;
  for (std::size_t i = 0; i < given.size(); ++i) {
    spaced += given[i];
    const bool more = i + 1 < given.size() && given[i + 1] != '-' && given[i + 1] != ' ';
    if (given[i] == '.' && more) spaced += ' ';
  }
  std::string out;
  for (const auto& word : cut_at(spaced, ' ')) out += (out.empty() ? "" : " ") + initials_of_word(word);
  return out;
}

std::string names_in_text(CitationStyle style, const Paper& paper, std::size_t least) {
  const auto people = people_of(paper);
  if (people.empty()) return {};
  if (style == CitationStyle::Plain) return plain_list(people);
  const std::string conjunction = style == CitationStyle::Apa ? "& " : "and ";
  const auto name = [&](std::size_t place) { return one_line(family_name(people[place])); };
  if (people.size() == 1) return name(0);
  if (people.size() == 2) return name(0) + " " + conjunction + name(1);
  auto shown = std::clamp<std::size_t>(least, 1, people.size());
  if (shown + 1 == people.size()) ++shown;  // a single name is not cut off
  if (shown == 1) return name(0) + " et al.";
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == people.size() ? ", " + conjunction : ", ";
    out += name(i);
  }
  return shown < people.size() ? out + ", et al." : out;
}

std::string names_in_list(CitationStyle style, const Paper& paper) {
  const auto people = people_of(paper);
  if (people.empty()) return {};
  switch (style) {
    case CitationStyle::Apa:
      return apa_list(people);
    case CitationStyle::Chicago:
      return turned_list(people, chicago_most, 3, false);
    case CitationStyle::Mla:
      return turned_list(people, 2, 1, true);
    case CitationStyle::Pandoc:
    case CitationStyle::Plain:
      return plain_list(people);
  }
  return {};
}

}  // namespace dossier::citing
