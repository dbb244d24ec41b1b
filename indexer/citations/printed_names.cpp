// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/printed_names.hpp"

#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/person_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

namespace dossier::citations {
namespace {

using names::Words;

constexpr std::size_t most_looked_at = 200;

template <std::size_t n>
bool one_of(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_joiner(std::string_view word) {
  return one_of(std::to_array<std::string_view>({"and", "&", "und", "et", "y", "e", "и", "و", "与", "和"}), word);
}

/// Small words inside of the name of an organisation.
bool is_connector(std::string_view word) {
  return one_of(std::to_array<std::string_view>({"of", "for", "on", "the", "de", "des", "du", "der", "für", "pour"}),
                word);
}

/// What may stand before a name without being a part of it.
bool is_opener(std::string_view word) {
  constexpr auto openers = std::to_array<std::string_view>(
      {"see",     "cf",      "e.g",     "eg",    "compare", "contra",    "also",      "like",   "unlike", "by",
       "vgl",     "siehe",   "voir",    "véase", "ver",     "according", "following", "e.g.",   "cf.",    "i.e",
       "article", "chapter", "section", "table", "figure",  "author",    "scholars",  "authors"});
  const auto small = lowered(word);
  return one_of(openers, small) || reading::is_sentence_opener(word) || reading::is_function_word(word);
}

bool is_month(std::string_view word) {
  constexpr auto months = std::to_array<std::string_view>(
      {"january", "february", "march",    "april", "may", "june", "july",   "august", "september",
       "october", "november", "december", "jan",   "feb", "mar",  "apr",    "jun",    "jul",
       "aug",     "sep",      "sept",     "oct",   "nov", "dec",  "spring", "summer", "autumn",
       "fall",    "winter",   "early",    "late",  "mid", "since"});
  return one_of(months, lowered(word));
}

/// A word of the text, with what stands around it.
struct Token {
  std::string_view word;  ///< without marks around it
  std::size_t begin = 0;
  bool comma = false;  ///< a comma behind it
  bool stop = false;   ///< a full stop, colon or semicolon behind it
  bool opens = false;  ///< a bracket or quote before it
};

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s", "’", "'"}) {
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

Token token_of(std::string_view run, std::size_t begin) {
  Token token;
  constexpr auto opening = std::to_array<std::string_view>({"(", "[", "\"", "“", "‘", "«", "（", "—", "–"});
  for (bool more = true; more;) {
    more = false;
    for (const auto mark : opening) {
      if (!run.starts_with(mark)) continue;
      run.remove_prefix(mark.size());
      begin += mark.size();
      token.opens = more = true;
    }
  }
  constexpr auto closing = std::to_array<std::string_view>({"，", "、", "”", "\"", "»", ")", "]"});
  for (bool more = !run.empty(); more && !run.empty();) {
    more = false;
    const char last = run.back();
    if (last == ',' || last == ';' || last == ':') {
      (last == ',' ? token.comma : token.stop) = true;
      run.remove_suffix(1);
      more = true;
    }
    for (const auto mark : closing) {
      if (!run.ends_with(mark)) continue;
      (mark == "，" || mark == "、" ? token.comma : token.stop) = true;
      run.remove_suffix(mark.size());
      more = true;
    }
  }
  if (run.ends_with('.') && !names::is_initials(run) && run != "al.") {
    token.stop = run.find('.') == run.size() - 1;
    run.remove_suffix(1);
  }
  token.word = without_possessive(run);
  token.begin = begin;
  return token;
}

/// `Li/Wang` is two names.
void add_tokens(std::vector<Token>& tokens, std::string_view run, std::size_t begin) {
  const auto slash = run.find('/');
  if (slash != std::string_view::npos && slash > 1 && reading::starts_upper(run) &&
      reading::starts_upper(run.substr(slash + 1))) {
    tokens.push_back(token_of(run.substr(0, slash), begin));
    tokens.back().comma = true;
    add_tokens(tokens, run.substr(slash + 1), begin + slash + 1);
  } else {
    tokens.push_back(token_of(run, begin));
  }
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && (reading::is_blank_char(text[at]) || text[at] == '\n')) ++at;
    const auto begin = at;
    while (at < text.size() && !reading::is_blank_char(text[at]) && text[at] != '\n') ++at;
    if (at > begin) add_tokens(tokens, text.substr(begin, at - begin), begin);
  }
  return tokens;
}

/// Whether a word may be of a name: it begins with a capital, or is of a script without capitals.
bool may_be_name(std::string_view word) {
  bool letters = false;
  bool first = true;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    if (c.code < 128 && is_digit(static_cast<char>(c.code))) return false;
    if (c.code == '/' || c.code == '@' || c.code == '=') return false;
    if (first && is_small_letter(c.code)) return is_name_with_article(word);
    if (is_capital(c.code) || (c.code >= 0x590 && c.code != 0x2019 && c.code < 0x2000) || c.code >= 0x3040) {
      letters = true;
      first = false;
    }
    at += c.size;
  }
  return letters;
}

/// Words at the end that stand for further names: `et al.`, `and others`; 0 where there are none.
std::size_t words_for_more(const std::vector<Token>& tokens) {
  if (tokens.size() < 2) return 0;
  const auto last = tokens.back().word;
  const auto before = tokens[tokens.size() - 2].word;
  const bool et_al = (last == "al." || last == "al") && before == "et";
  const bool others = (last == "others" || last == "colleagues") && is_joiner(before);
  return et_al || others ? 2 : 0;
}

/// Goes back from the end over what may be names and what joins them.
std::size_t first_of_names(const std::vector<Token>& tokens, NamesIn where, bool& more) {
  auto first = tokens.size() - words_for_more(tokens);
  more = first < tokens.size();
  bool list = false;
  while (first > 0) {
    const auto& token = tokens[first - 1];
    const bool last = first == tokens.size();
    if (token.stop && !last) break;
    if (token.comma && !last && where == NamesIn::Sentence && !list) break;
    const auto word = token.word;
    const bool joins = is_joiner(word) && !last;
    if (!joins && !may_be_name(word) && (last || !(names::is_particle(word) || is_connector(word)))) break;
    list = list || joins;
    --first;
    if (token.opens) break;
  }
  while (first < tokens.size() && (is_joiner(tokens[first].word) || is_connector(tokens[first].word))) ++first;
  return first;
}

/// Puts the words into names; initials go with the name before or behind them.
void gather(const std::vector<Token>& tokens, std::size_t first, std::size_t end, PrintedNames& found) {
  std::string name;
  const auto finish = [&] {
    if (!name.empty()) found.names.push_back(std::move(name));
    name.clear();
  };
  for (auto i = first; i < end; ++i) {
    const auto& token = tokens[i];
    if (is_joiner(token.word)) {
      finish();
      continue;
    }
    if (name.empty() && !found.names.empty() && names::is_initials(token.word) && token.word.ends_with('.') &&
        (i + 1 == end || token.comma || is_joiner(tokens[i + 1].word))) {
      continue;  // `Khan, S.`
    }
    name.append(name.empty() ? "" : " ").append(token.word);
    if (token.comma) finish();
  }
  finish();
}

}  // namespace

bool is_name_with_article(std::string_view word) {
  constexpr std::size_t longest_article = 4;
  for (std::size_t at = 0; at < word.size() && at <= longest_article;) {
    const auto c = utf8::decode(word, at);
    at += c.size;
    if (c.code == '-' || c.code == '\'' || c.code == 0x2019 || c.code == 0x2010 || c.code == 0x2011) {
      return at < word.size() && is_capital(utf8::decode(word, at).code);
    }
    if (!is_small_letter(c.code)) return false;
  }
  return false;
}

PrintedNames names_at_end(std::string_view text, NamesIn where) {
  const auto cut = text.size() > most_looked_at ? text.size() - most_looked_at : 0;
  const auto from = utf8::boundary_before(text, cut);
  const auto tokens = tokens_of(text.substr(from));
  PrintedNames found;
  if (tokens.empty()) return found;
  auto first = first_of_names(tokens, where, found.more);
  auto end = tokens.size();
  if (found.more) end -= 2;
  if (first >= end || is_month(tokens[end - 1].word)) return {};
  while (first + 1 < end && is_opener(tokens[first].word) && !names::is_capital_particle(tokens[first].word)) ++first;
  if (is_opener(tokens[first].word) && first + 1 == end) return {};
  gather(tokens, first, end, found);
  found.begin = from + tokens[first].begin;
  return found;
}

CitedWork::Forms printed_name_forms(std::string_view name) {
  auto person = parse_person(name);
  auto forms = name_forms(person);
  const auto words = names::words_of(name);
  if (words.size() > 1 && !person.organisation) {
    person = {std::string(name), "", "", "", true};
    for (auto& form : name_forms(person)) {
      if (form.size() > 1 && std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
    }
  }
  return forms;
}

}  // namespace dossier::citations
