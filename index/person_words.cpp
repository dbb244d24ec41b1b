// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/person_words.hpp"

#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace dossier::names {
namespace {

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_blank(char32_t code) {
  return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xA0 || code == 0x202F ||
         code == 0x3000 || (code >= 0x2000 && code <= 0x200B);
}

bool is_mark_at_end(char32_t code) {
  return is_blank(code) || code == ',' || code == ';' || code == '*' || code == ':' || code == 0xFF0C ||
         code == 0x060C || code == 0x061B || code == 0x2020 || code == 0x2021 || code == 0xA7 || code == 0xB6 ||
         code == 0xB9 || code == 0xB2 || code == 0xB3 || code == 0x2217 || (code >= 0x2070 && code <= 0x2089);
}

std::string without_dots(std::string_view word) {
  std::string out;
  std::copy_if(word.begin(), word.end(), std::back_inserter(out), [](char c) { return c != '.' && c != ','; });
  return out;
}

constexpr auto particles = std::to_array<std::string_view>(
    {"von",  "van", "de", "der", "den", "del", "della", "degli", "di",  "da",  "do",  "dos", "das", "du",
     "la",   "le",  "lo", "ter", "ten", "te",  "zu",    "zum",   "zur", "vom", "af",  "av",  "bin", "ibn",
     "bint", "al",  "el", "ul",  "ur",  "y",   "e",     "d'",    "'t",  "op",  "abu", "umm", "san", "ben"});
constexpr auto arabic_particles =
    std::to_array<std::string_view>({"بن", "ابن", "بنت", "آل", "أبو", "ابو", "أبي", "عبد", "ذو", "أم"});
constexpr auto capital_particles =
    std::to_array<std::string_view>({"Van", "Von", "De", "Del", "Della", "Di", "Du", "La", "Le", "Der", "Den", "Al",
                                     "El", "Bin", "Ibn", "Abu", "St.", "Saint"});
constexpr auto suffixes = std::to_array<std::string_view>({"jr", "sr", "ii", "iii", "iv", "fils", "père"});
constexpr auto titles = std::to_array<std::string_view>(
    {"dr",       "prof",      "professor", "mr",   "ms",    "mrs", "amb", "ambassador", "lt",        "col",
     "gen",      "maj",       "capt",      "asst", "assoc", "sir", "hon", "rev",        "dame",      "ing",
     "dipl-ing", "univ-prof", "priv-doz",  "pd",   "dott",  "dra", "mme", "colonel",    "lieutenant"});
constexpr auto degrees = std::to_array<std::string_view>(
    {"phd", "dphil", "mphil", "llm", "llb", "msc",   "bsc", "mba",  "mpa", "mpp", "mph",
     "edd", "dsc",   "esq",   "rer", "pol", "habil", "lld", "drph", "pmp", "ret", "candidate"});
constexpr auto short_degrees = std::to_array<std::string_view>(
    {"ma", "ba", "md", "jd", "ms", "bs", "dr", "rn", "cpa", "frs", "fba", "obe", "mbe", "cbe", "dl"});
/// Family names of Chinese of two capitals, which are no initials.
constexpr auto short_families = std::to_array<std::string_view>(
    {"LI", "WU", "HE", "YU", "XU", "HU", "LU", "MA", "DU", "GU", "SU", "YE", "BI", "XI", "AN", "NG", "HO", "LE", "DO"});
constexpr auto first_families = std::to_array<std::string_view>(
    {"garcia",  "diaz",   "ruiz",    "munoz",   "ortiz",   "castro",  "vargas",   "moreno",   "torres",
     "flores",  "rivera", "rojas",   "medina",  "herrera", "aguilar", "guerrero", "mendoza",  "romero",
     "molina",  "ortega", "delgado", "ramos",   "silva",   "sousa",   "ferreira", "oliveira", "costa",
     "almeida", "gil",    "serrano", "navarro", "rubio",   "blanco"});

constexpr auto organisation_words = std::to_array<std::string_view>(
    {"bank",         "university",   "universities", "institute",     "institution",  "institutions", "ministry",
     "department",   "organization", "organisation", "organizations", "council",      "commission",   "committee",
     "agency",       "bureau",       "association",  "foundation",    "nations",      "union",        "center",
     "centre",       "fund",         "forum",        "society",       "government",   "republic",     "embassy",
     "programme",    "program",      "corporation",  "inc",           "ltd",          "gmbh",         "llc",
     "network",      "alliance",     "authority",    "parliament",    "senate",       "congress",     "assembly",
     "secretariat",  "observatory",  "initiative",   "consortium",    "laboratory",   "federation",   "confederation",
     "company",      "academy",      "college",      "faculty",       "school",       "office",       "directorate",
     "group",        "team",         "project",      "collaboration", "panel",        "taskforce",    "rights",
     "unit",         "frontieres",   "borders",      "thinktank",     "coalition",    "delegation",   "league",
     "headquarters", "institut",     "universitat",  "universite",    "universidad",  "universidade", "universita",
     "ministere",    "ministerio",   "ministerium",  "banco",         "banque",       "instituto",    "istituto",
     "comision",     "gobierno",     "gouvernement", "stiftung",      "verein",       "academia",     "centro",
     "fundacion",    "secretaria",   "gesellschaft", "international", "organizacion", "organizacao",  "organisationen",
     "asociacion",   "associacao",   "commissione",  "kommission",    "consejo",      "conseil",      "unesco",
     "nato",         "oecd",         "unicef",       "unhcr",         "authors"});

/// `Chatham House`, where `Edward House` is a person.
constexpr auto houses = std::to_array<std::string_view>({"Chatham", "Freedom", "White", "Random", "Asia", "Blue"});

std::vector<char32_t> characters(std::string_view word) {
  std::vector<char32_t> codes;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    codes.push_back(c.code);
    at += c.size;
  }
  return codes;
}

}  // namespace

Words words_of(std::string_view text) {
  Words words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (is_blank(c.code)) {
      if (at > begin) words.push_back(text.substr(begin, at - begin));
      begin = at + c.size;
    }
    at += c.size;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (auto at = begin; at < end && at < words.size(); ++at) out += (out.empty() ? "" : " ") + std::string(words[at]);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const auto c = utf8::decode(text, 0);
    if (!is_mark_at_end(c.code)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const auto at = utf8::boundary_before(text, text.size() - 1);
    if (!is_mark_at_end(utf8::decode(text, at).code)) break;
    text = text.substr(0, at);
  }
  return text;
}

bool is_particle(std::string_view word) { return is_one_of(particles, word) || is_one_of(arabic_particles, word); }

bool is_inseparable(std::string_view word, std::string_view next) {
  const auto article = lowered(next.substr(0, 3));
  return latin_letters(word) == "abd" && (article == "al-" || article == "el-" || article == "ar-" || article == "as-");
}

bool is_capital_particle(std::string_view word) { return is_one_of(capital_particles, word); }

bool is_suffix(std::string_view word) {
  if (word == "Jr" || word == "Sr") return true;
  const auto plain = lowered(without_dots(word));
  const bool roman = plain.find_first_not_of("iv") == std::string::npos;
  // `Iv` and `ii` are no numbers.
  return is_one_of(suffixes, plain) && (!roman || is_all_capitals(word));
}

bool is_title(std::string_view word) { return is_one_of(titles, lowered(without_dots(word))); }

bool is_degree(std::string_view word, bool behind_comma) {
  const auto plain = lowered(without_dots(word));
  if (is_one_of(degrees, plain)) return true;
  const bool dotted = word.find('.') != std::string_view::npos && word.find('.') + 1 < word.size();
  return (behind_comma || dotted) && is_one_of(short_degrees, plain);
}

bool is_initials(std::string_view word) {
  const auto codes = characters(word);
  std::size_t letters = 0;
  std::size_t dots = 0;
  bool vowel = false;
  for (std::size_t at = 0; at < codes.size(); ++at) {
    const auto code = codes[at];
    if (code == '.') {
      ++dots;
    } else if (is_capital(code)) {
      ++letters;
      vowel = vowel || std::u32string_view(U"AEIOUY").find(code) != std::u32string_view::npos;
    } else if (code != '-' && !(is_small_letter(code) && at > 0 && at + 1 < codes.size() && codes[at + 1] == '.')) {
      return false;  // `Yu.` and `Ch.` stand for one letter of another script
    }
  }
  if (letters == 0 || letters > 4) return false;
  if (dots > 0) return word.ends_with('.');
  if (letters == 1) return codes.size() == 1;
  if (letters == 2) return !is_one_of(short_families, word);
  return letters == 3 && !vowel;
}

bool is_given_pair(std::string_view word) {
  const auto hyphen = word.find('-');
  return hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < word.size() && is_upper_ascii(word.front()) &&
         std::all_of(word.begin() + 1, word.begin() + static_cast<std::ptrdiff_t>(hyphen), is_lower_ascii) &&
         std::all_of(word.begin() + static_cast<std::ptrdiff_t>(hyphen) + 1, word.end(), is_lower_ascii);
}

bool is_first_of_two(std::string_view word) {
  const auto plain = latin_letters(word);
  return is_one_of(first_families, plain) || (plain.size() > 4 && plain.ends_with("ez"));
}

bool is_all_capitals(std::string_view word) {
  std::size_t capitals = 0;
  for (const auto code : characters(word)) {
    if (is_small_letter(code)) return false;
    capitals += is_capital(code) ? 1U : 0U;
  }
  return capitals >= 2;
}

bool is_all_han(std::string_view word) {
  const auto codes = characters(word);
  return !codes.empty() && std::all_of(codes.begin(), codes.end(), is_han);
}

bool is_all_hangul(std::string_view word) {
  constexpr char32_t first = 0xAC00;
  constexpr char32_t last = 0xD7A3;
  const auto codes = characters(word);
  return !codes.empty() &&
         std::all_of(codes.begin(), codes.end(), [](char32_t code) { return code >= first && code <= last; });
}

bool is_organisation(std::string_view name) {
  const auto words = words_of(name);
  if (words.empty()) return false;
  if (words.size() == 1) return is_all_capitals(words[0]) && !is_initials(words[0]) && words[0].size() >= 3;
  if (words[0] == "The" && words.size() > 2) return true;
  if (words.size() == 2 && words[1] == "House" && is_one_of(houses, words[0])) return true;
  for (const auto word : words) {
    if (word == "of" || word == "for" || word == "für") return true;
    if (is_one_of(organisation_words, latin_letters(word))) return true;
  }
  return false;
}

}  // namespace dossier::names
