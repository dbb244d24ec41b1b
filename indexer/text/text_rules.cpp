// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/text_rules.hpp"

#include "base/sentences.hpp"
#include "base/utf8.hpp"
#include "indexer/text/characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace dossier::reading {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

// Sorted, small letters.
constexpr auto function_words = std::to_array<std::string_view>(
    {"a",     "about", "above",   "across",  "after",   "against", "all",        "along",     "also",       "am",
     "amid",  "among", "amongst", "an",      "and",     "any",     "are",        "around",    "as",         "at",
     "au",    "aus",   "aux",     "avec",    "be",      "because", "been",       "before",    "behind",     "bei",
     "being", "below", "between", "beyond",  "both",    "but",     "by",         "can",       "concerning", "contre",
     "could", "dans",  "das",     "de",      "dem",     "den",     "der",        "des",       "despite",    "did",
     "die",   "do",    "does",    "du",      "during",  "each",    "ein",        "eine",      "en",         "entre",
     "et",    "every", "except",  "for",     "from",    "für",     "gegen",      "had",       "has",        "have",
     "he",    "her",   "his",     "i.e",     "if",      "im",      "in",         "including", "inside",     "into",
     "is",    "it",    "its",     "la",      "le",      "les",     "may",        "might",     "mit",        "more",
     "most",  "must",  "my",      "nach",    "near",    "no",      "nor",        "not",       "of",         "ohne",
     "on",    "onto",  "or",      "our",     "outside", "over",    "par",        "per",       "pour",       "regarding",
     "shall", "she",   "should",  "since",   "so",      "such",    "sur",        "than",      "that",       "the",
     "their", "these", "they",    "this",    "those",   "through", "throughout", "to",        "toward",     "towards",
     "un",    "und",   "under",   "une",     "until",   "upon",    "versus",     "via",       "von",        "vs",
     "was",   "we",    "were",    "when",    "where",   "whether", "which",      "while",     "who",        "whose",
     "will",  "with",  "within",  "without", "would",   "zu",      "zum",        "zur",       "zwischen",   "über"});

constexpr auto sentence_openers = std::to_array<std::string_view>(
    {"a",       "according",    "additionally", "after",      "all",         "although", "among",     "an",
     "and",     "another",      "as",           "at",         "because",     "before",   "besides",   "both",
     "but",     "by",           "consequently", "conversely", "despite",     "during",   "each",      "even",
     "finally", "first",        "for",          "from",       "furthermore", "given",    "hence",     "here",
     "his",     "how",          "however",      "if",         "in",          "indeed",   "instead",   "it",
     "its",     "last",         "later",        "like",       "likewise",    "many",     "meanwhile", "moreover",
     "most",    "nevertheless", "next",         "no",         "nonetheless", "not",      "now",       "of",
     "on",      "once",         "one",          "only",       "other",       "our",      "over",      "overall",
     "second",  "several",      "similarly",    "since",      "so",          "some",     "such",      "that",
     "the",     "their",        "then",         "there",      "therefore",   "these",    "they",      "third",
     "this",    "those",        "though",       "through",    "thus",        "to",       "two",       "under",
     "unless",  "unlike",       "until",        "we",         "what",        "when",     "whereas",   "whether",
     "which",   "while",        "with",         "within",     "without",     "yet"});

constexpr auto anaphors = std::to_array<std::string_view>({"accordingly", "consequently", "finally", "hence", "however",
                                                           "moreover", "nevertheless", "nonetheless", "overall", "such",
                                                           "that", "therefore", "these", "this", "those", "thus"});

std::string_view strip_marks(std::string_view word) {
  while (!word.empty() && is_punct_ascii(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_punct_ascii(word.back())) word.remove_suffix(1);
  return word;
}

template <std::size_t N>
bool listed(const std::array<std::string_view, N>& words, std::string_view word) {
  word = strip_marks(word);
  if (word.empty() || word.size() > 13) return false;
  return std::binary_search(words.begin(), words.end(), std::string_view(lowered(word)));
}

/// The first letter or digit within the first marks; 0 where there is none.
char32_t first_alnum(std::string_view text) {
  char32_t found = 0;
  each_char(text.substr(0, 64), [&](char32_t code) {
    if (code != utf8::invalid_char && u_isalnum(static_cast<UChar32>(code)) != 0) found = code;
    return found == 0;
  });
  return found;
}

/// Length of a closing quote or bracket, star or dagger at the end, of 0.
std::size_t closing_size(std::string_view text) {
  if (text.empty()) return 0;
  const char last = text.back();
  if (last == '"' || last == '\'' || last == ')' || last == ']' || last == '}' || last == '*' || last == ' ') return 1;
  for (const std::string_view mark : {"”", "’", "»", "›", "“", "†", "‡"}) {
    if (text.ends_with(mark)) return mark.size();
  }
  return 0;
}

std::string_view without_closing(std::string_view text) {
  for (std::size_t size = closing_size(text); size != 0; size = closing_size(text)) text.remove_suffix(size);
  return text;
}

/// An acronym: `UN`, `FRUS`.
bool ends_in_capitals(std::string_view text) {
  return text.size() > 1 && is_upper_ascii(text.back()) && is_upper_ascii(text[text.size() - 2]);
}

/// Without the number of a note that stands right behind the mark that ends a sentence: `neither.2`.
std::string_view without_glued_number(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && is_digit(text[text.size() - digits - 1])) ++digits;
  if (digits == 0 || digits > 3) return text;
  const auto rest = text.substr(0, text.size() - digits);
  auto bare = without_closing(rest);
  if (rest.ends_with(' ')) {  // a mark that a converter set apart: `a second. 2`, not `p. 2`
    const auto word = squeeze(last_token(bare));
    if (word.size() < 4 || word == "table" || word == "sect" || word == "chap" || word == "vols" || word == "note")
      return text;
    return !bare.empty() && (bare.back() == '.' || bare.back() == '!' || bare.back() == '?') ? bare : text;
  }
  const bool ends = !bare.empty() && (bare.back() == '.' || bare.back() == '!' || bare.back() == '?');
  // "… et al., 2006.10" ends with a year; "3.14" does not.
  const auto year = bare.size() > 4 ? bare.substr(bare.size() - 5, 4) : std::string_view();
  const bool dated = digits <= 2 && year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) &&
                     std::all_of(year.begin(), year.end(), is_digit) &&
                     (bare.size() == 5 || !is_digit(bare[bare.size() - 6]));
  const bool word = dated || ends_in_capitals(bare.substr(0, bare.empty() ? 0 : bare.size() - 1)) ||
                    (bare.size() > 1 && (is_lower_ascii(bare[bare.size() - 2]) || bare[bare.size() - 2] == ')' ||
                                         static_cast<unsigned char>(bare[bare.size() - 2]) >= 0x80));
  return ends && word && !rest.ends_with(' ') && !bare.ends_with("p.") && !bare.ends_with("no.") ? rest : text;
}

template <class Keep>
std::string squeezed(std::string_view text, Keep keep) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (keep(c)) out += lower_ascii(c);
      ++at;
      continue;
    }
    const auto wide = utf8::decode(text, at);
    if (wide.code != utf8::invalid_char && u_isalnum(static_cast<UChar32>(wide.code)) != 0) {
      utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(wide.code))));
    }
    at += wide.size;
  }
  return out;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    if (is_blank_char(text.front()) || text.front() == '\n') {
      text.remove_prefix(1);
    } else if (text.starts_with(no_break_space)) {
      text.remove_prefix(no_break_space.size());
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (is_blank_char(text.back()) || text.back() == '\n') {
      text.remove_suffix(1);
    } else if (text.ends_with(no_break_space)) {
      text.remove_suffix(no_break_space.size());
    } else {
      break;
    }
  }
  return text;
}

std::string small_letters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += lower_ascii(text[at++]);
      continue;
    }
    const auto wide = utf8::decode(text, at);
    if (wide.code != utf8::invalid_char) {
      utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(wide.code))));
    }
    at += wide.size;
  }
  return out;
}

std::string squeeze(std::string_view text) {
  return squeezed(text, [](char c) { return is_alpha_ascii(c) || is_digit(c); });
}

std::string squeeze_letters(std::string_view text) { return squeezed(text, is_alpha_ascii); }

std::size_t count_words(std::string_view text, std::size_t limit) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    if (is_blank_char(c) || c == '\n') {
      inside = false;
    } else if (!inside && !is_punct_ascii(c)) {
      inside = true;
      if (++words >= limit) break;
    }
  }
  return words;
}

bool digits_only(std::string_view token) { return !token.empty() && std::all_of(token.begin(), token.end(), is_digit); }

std::string_view first_token(std::string_view text) {
  text = trim(text);
  return text.substr(0, text.find_first_of(" \t\n"));
}

std::string_view last_token(std::string_view text) {
  text = trim(text);
  auto begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\t' && text[begin - 1] != '\n') --begin;
  return text.substr(begin);
}

bool starts_lower(std::string_view text) { return u_islower(static_cast<UChar32>(first_alnum(text))) != 0; }
bool starts_upper(std::string_view text) { return u_isupper(static_cast<UChar32>(first_alnum(text))) != 0; }
bool starts_uncased(std::string_view text) {
  const auto letter = static_cast<UChar32>(first_alnum(text));
  return letter >= 0x590 && u_isalpha(letter) != 0 && u_islower(letter) == 0 && u_isupper(letter) == 0;
}

bool text_goes_on(std::string_view line, std::string_view next) {
  return ends_hyphenated(line) || (ends_open(line) && (starts_lower(next) || starts_uncased(next)));
}

bool ends_sentence(std::string_view text) { return ends_with_stop(without_glued_number(trim(text))); }

bool several_sentences(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = utf8::decode(text, at);
    const auto end = at + mark.size;
    at = end;
    if (!is_sentence_stop(mark.code)) continue;
    const auto rest = text.substr(end);
    const bool spaced = !rest.empty() && is_blank_char(rest.front()) && (starts_upper(rest) || starts_uncased(rest));
    if (mark.code == '.' ? spaced && !ends_abbreviated(text.substr(0, end)) : spaced || starts_uncased(rest))
      return true;
  }
  return false;
}

bool ends_with_colon(std::string_view text) {
  text = trim(text);
  while (text.ends_with('*') || text.ends_with('_')) text.remove_suffix(1);
  return text.ends_with(':') || text.ends_with("：");
}

bool ends_abbreviated(std::string_view text) {
  constexpr auto abbreviations = std::to_array<std::string_view>(
      {"al", "cf",  "chap", "dr", "e.g",  "ed",   "eds", "fig",   "i.e", "mr",  "mrs",  "ms",
       "no", "nos", "p",    "pp", "prof", "sess", "st",  "trans", "viz", "vol", "vols", "vs"});
  auto word = last_token(text);
  if (!word.ends_with('.')) return false;
  word = strip_marks(word);
  if (word.size() <= 5 && std::binary_search(abbreviations.begin(), abbreviations.end(), lowered(word))) return true;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_upper_ascii(word[i]) : word[i] != '.') return false;
  }
  return word.size() % 2 == 1 && word.size() <= 7;
}

bool ends_open(std::string_view text) {
  text = trim(text);
  return !text.empty() && !ends_sentence(text) && !ends_with_colon(text) && !text.ends_with(';');
}

bool ends_hyphenated(std::string_view text) {
  text = trim(text);
  std::size_t mark = 0;
  if (text.ends_with('-')) mark = 1;
  if (text.ends_with("\xC2\xAD")) mark = 2;  // soft hyphen
  if (text.ends_with("‐")) mark = 3;         // U+2010
  if (mark == 0 || text.size() <= mark) return false;
  const char before = text[text.size() - mark - 1];
  return is_alpha_ascii(before) || static_cast<unsigned char>(before) >= 0x80;
}

bool is_function_word(std::string_view word) { return listed(function_words, word); }
bool is_sentence_opener(std::string_view word) { return listed(sentence_openers, word); }
bool takes_up(std::string_view text) {
  return listed(anaphors, first_token(text)) || starts_with_ci(text, "in conclusion") ||
         starts_with_ci(text, "in sum") || starts_with_ci(text, "taken together");
}

double title_case_share(std::string_view text) {
  std::size_t titled = 0;
  std::size_t counted = 0;
  while (!(text = trim(text)).empty()) {
    const auto token = first_token(text);
    text.remove_prefix(token.size());
    const auto word = strip_marks(token);
    if (word.size() < 4 || is_function_word(word) || is_digit(word.front())) continue;
    ++counted;
    titled += starts_upper(word) ? 1 : 0;
  }
  return counted == 0 ? 1.0 : static_cast<double>(titled) / static_cast<double>(counted);
}

bool all_caps(std::string_view text) {
  std::size_t letters = 0;
  bool small = false;
  each_char(text, [&](char32_t code) {
    if (code == utf8::invalid_char || u_isalpha(static_cast<UChar32>(code)) == 0) return true;
    ++letters;
    small = u_islower(static_cast<UChar32>(code)) != 0;
    return !small;
  });
  return letters >= 2 && !small;
}

bool starts_with_ci(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char want, char got) { return want == lower_ascii(got); });
}

std::size_t find_ci(std::string_view text, std::string_view lower_needle) {
  const auto at = std::search(text.begin(), text.end(), lower_needle.begin(), lower_needle.end(),
                              [](char got, char want) { return lower_ascii(got) == want; });
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

}  // namespace dossier::reading
