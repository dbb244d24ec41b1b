// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/years/year_context.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace dossier::years {
namespace {

template <std::size_t size>
bool one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto things = std::to_array<std::string_view>(
    {"p",          "pp",    "page",    "pages",    "no",          "nos",    "nr",   "number",
     "numbers",    "art",   "article", "articles", "para",        "paras",  "line", "lines",
     "resolution", "unscr", "scr",     "res",      "vol",         "volume", "issn", "isbn",
     "section",    "sec",   "flight",  "chapter",  "resolutions", "item",   "room"});
constexpr auto amounts =
    std::to_array<std::string_view>({"some", "nearly", "approximately", "roughly", "exceeding", "totalling", "totaling",
                                     "another", "additional", "further", "least", "averaging", "numbering", "worth"});
constexpr auto maybe_amounts = std::to_array<std::string_view>({"about", "around", "over", "almost", "only"});
constexpr auto units = std::to_array<std::string_view>(
    {"percent", "per",      "km",       "kms",      "kilometres", "kilometers", "miles",      "mile",     "metres",
     "meters",  "m",        "ft",       "feet",     "hectares",   "acres",      "kg",         "tonnes",   "tons",
     "mw",      "gw",       "kw",       "kwh",      "mwh",        "twh",        "bcm",        "mcm",      "cusecs",
     "million", "billion",  "trillion", "crore",    "lakh",       "thousand",   "hundred",    "dollars",  "euros",
     "pounds",  "rupees",   "yuan",     "yen",      "roubles",    "rubles",     "people",     "persons",  "men",
     "women",   "children", "troops",   "soldiers", "refugees",   "families",   "households", "villages", "times",
     "hours",   "hrs",      "days",     "weeks",    "months",     "years",      "votes",      "seats",    "respondents",
     "words",   "gmt",      "utc"});
constexpr auto months = std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                                         "august", "september", "october", "november", "december"});
constexpr auto before_years = std::to_array<std::string_view>(
    {"in",     "since",  "by",     "from", "until",      "till", "before",  "after", "during", "between", "year",
     "years",  "circa",  "ca",     "c",    "early",      "late", "mid",     "of",    "the",    "ad",      "spring",
     "summer", "autumn", "winter", "fall", "throughout", "to",   "through", "as",    "dated",  "election"});
constexpr auto currencies =
    std::to_array<std::string_view>({"rs", "inr", "pkr", "usd", "us", "eur", "gbp", "cny", "rmb", "jpy", "rub", "irr",
                                     "try", "egp", "etb", "dollars", "dollar"});
constexpr auto small_words = std::to_array<std::string_view>(
    {"and", "or",  "but", "when",  "was", "were", "is",     "are",   "as",    "the",   "a",   "an",   "to",
     "in",  "on",  "of",  "by",    "at",  "for",  "from",   "with",  "that",  "which", "who", "this", "it",
     "its", "had", "has", "after", "his", "her",  "before", "until", "while", "where", "did", "does", "because"});
/// What the year in brackets behind such a word belongs to is an event or a text, no citation.
constexpr auto event_words = std::to_array<std::string_view>(
    {"agreement", "agreements", "treaty",      "treaties",   "war",          "wars",       "accord",     "accords",
     "act",       "pact",       "declaration", "resolution", "crisis",       "convention", "protocol",   "conference",
     "summit",    "revolution", "plan",        "doctrine",   "communiqué",   "battle",     "siege",      "coup",
     "election",  "elections",  "partition",   "charter",    "constitution", "statement",  "memorandum", "talks",
     "ceasefire", "armistice",  "congress",    "invasion",   "uprising",     "referendum", "massacre",   "earthquake",
     "census",    "incident",   "law",         "policy"});
constexpr auto joints = std::to_array<std::string_view>(
    {"and", "et",  "al",  "de", "van", "von", "der", "den",  "la", "le",  "du", "da",  "di", "bin",     "y",      "und",
     "of",  "for", "the", "ed", "eds", "al-", "see", "also", "cf", "e.g", "eg", "i.e", "in", "example", "compare"});

bool is_quote(char32_t code) {
  return code == '"' || code == '\'' || (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB;
}

bool is_bracket(char c) { return c == '(' || c == ')' || c == '[' || c == ']'; }

/// Without quotes and brackets at both ends, and without marks at the end.
std::string_view bare(std::string_view word) {
  while (!word.empty()) {
    const auto first = utf8::decode(word, 0);
    if (!is_bracket(word.front()) && !is_quote(first.code)) break;
    word.remove_prefix(first.size);
  }
  while (!word.empty()) {
    const auto at = utf8::boundary_before(word, word.size() - 1);
    const auto last = utf8::decode(word, at);
    const char c = word.back();
    if (!is_bracket(c) && !is_quote(last.code) && c != '.' && c != ',' && c != ';' && c != ':') break;
    word.remove_suffix(word.size() - at);
  }
  return word;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Whether it begins with a capital letter; letters beyond ASCII in a Latin or similar script count by their range.
bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  if (is_upper_ascii(word.front())) return true;
  const auto code = utf8::decode(word, 0).code;
  if (code >= 0xC0 && code <= 0xDE) return code != 0xD7;
  if (code >= 0x100 && code <= 0x17F) return code % 2 == (code >= 0x139 && code <= 0x148 ? 1U : 0U);
  return (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code <= 0x42F) || code == 0x1E0 || code == 0x218;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

std::size_t past_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Whether behind a year, up to the bracket or semicolon that ends it, there are only places in the work cited (pages,
/// letters) and further years.
bool only_places_follow(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 60;
  const auto limit = std::min(text.size(), at + longest);
  if (at < limit && is_lower_ascii(text[at])) ++at;  // 1998a
  std::string word;
  for (; at < limit; ++at) {
    const char c = text[at];
    if (is_alpha_ascii(c)) {
      word += lower_ascii(c);
      continue;
    }
    if (word.size() > 2 && word != "page" && word != "pages" && word != "chap" && word != "and" && word != "vol") {
      return false;
    }
    word.clear();
    if (c == ')' || c == ']' || c == ';') return true;
    if (c == '(' || c == '[') return false;
  }
  return false;
}

/// Whether the words before a year in brackets are names and nothing else.
bool are_names(std::string_view words) {
  bool any = false;
  for (std::size_t at = past_blanks(words, 0); at < words.size(); at = past_blanks(words, at)) {
    auto end = at;
    while (end < words.size() && !is_blank(words[end])) ++end;
    const auto word = bare(words.substr(at, end - at));
    at = end;
    if (word.empty() || word == "&") continue;
    if (has_digit(word)) {
      if (!any) return false;  // further years and pages stand behind the names
      continue;
    }
    const auto lower = lowered(word);
    if (one_of(event_words, lower) || is_month(lower)) return false;
    if (is_capitalised(word)) {
      any = true;
    } else if (!one_of(joints, lower) && lower != "p" && lower != "pp") {
      return false;
    }
  }
  return any;
}

/// The bracket that is open at `at`; npos where none is, or it is far.
std::size_t open_bracket(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 240;
  for (auto i = at; i > 0 && at - i < longest; --i) {
    const char c = text[i - 1];
    if (c == '(' || c == '[') return i - 1;
    if (c == ')' || c == ']') break;
  }
  return std::string_view::npos;
}

}  // namespace

Neighbour word_before(std::string_view text, std::size_t at) {
  auto end = at;
  while (end > 0 && (is_blank(text[end - 1]) || text.substr(0, end).ends_with("\u00A0"))) {
    end -= is_blank(text[end - 1]) ? 1 : 2;
  }
  auto begin = end;
  while (begin > 0 && !is_blank(text[begin - 1])) --begin;
  Neighbour found;
  found.word = bare(text.substr(begin, end - begin));
  found.lower = lowered(found.word);
  found.gap = text.substr(end, at - end);
  found.begin = begin;
  return found;
}

Neighbour word_after(std::string_view text, std::size_t at) {
  auto begin = at;
  while (begin < text.size() && (is_blank(text[begin]) || text.substr(begin).starts_with("\u00A0"))) {
    begin += is_blank(text[begin]) ? 1 : 2;
  }
  auto end = begin;
  while (end < text.size() && !is_blank(text[end])) ++end;
  Neighbour found;
  found.word = bare(text.substr(begin, end - begin));
  found.lower = lowered(found.word);
  found.gap = text.substr(at, begin - at);
  found.begin = begin;
  return found;
}

bool numbers_things(std::string_view lower) { return one_of(things, lower) || lower == "§" || lower == "s/res"; }
bool begins_amount(std::string_view lower) { return one_of(amounts, lower); }
bool may_begin_amount(std::string_view lower) { return one_of(maybe_amounts, lower); }
bool is_unit(std::string_view lower) { return one_of(units, lower) || lower == "bc" || lower == "bce"; }
bool is_month(std::string_view lower) { return one_of(months, lower); }
bool introduces_year(std::string_view lower) { return one_of(before_years, lower) || is_month(lower); }
bool is_currency(std::string_view lower) { return one_of(currencies, lower) || lower.ends_with('$'); }
bool is_small_word(std::string_view lower) { return one_of(small_words, lower); }

bool is_citation(std::string_view text, std::size_t begin, std::size_t end) {
  const auto open = open_bracket(text, begin);
  if (open == std::string_view::npos || !only_places_follow(text, end)) return false;
  const auto inside = text.substr(open + 1, begin - open - 1);
  const auto part = inside.substr(inside.rfind(';') == std::string_view::npos ? 0 : inside.rfind(';') + 1);
  const bool lone = std::none_of(part.begin(), part.end(), [](char c) { return is_alpha_ascii(c) || (c & 0x80) != 0; });
  if (!lone) return are_names(part);
  // `Waltz (1979)`, `(Waltz 1979; 2000)`
  if (part.size() < inside.size()) return are_names(inside.substr(0, inside.rfind(';')));
  const auto name = word_before(text, open);
  if (name.word.empty() || one_of(event_words, name.lower) || has_digit(name.word)) return false;
  return is_capitalised(name.word) || name.lower == "al" || name.lower == "colleagues" || name.lower == "others";
}

}  // namespace dossier::years
