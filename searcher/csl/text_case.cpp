// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/text_case.hpp"

#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/csl/element.hpp"

#include <algorithm>
#include <array>

namespace dossier::csl {
namespace {

constexpr std::array<std::string_view, 33> small_words{
    "a",    "an",  "and",  "as",  "at",      "but",   "by",      "down", "for", "from", "in",
    "into", "nor", "of",   "on",  "onto",    "or",    "over",    "so",   "the", "till", "to",
    "up",   "via", "with", "yet", "against", "about", "between", "de",   "van", "von",  "et"};

template <class Change>
std::string mapped(std::string_view text, Change change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    utf8::append(out, change(c.code));
    at += c.size;
  }
  return out;
}

/// The word in capitals at its first letter, behind marks such as a bracket.
std::string with_capital(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    at += c.size;
    const bool letter = is_small_letter(c.code) || is_capital(c.code) || (c.code >= '0' && c.code <= '9');
    utf8::append(out, letter ? capital_of(c.code) : c.code);
    if (letter) return out + std::string(word.substr(at));
  }
  return out;
}

bool has_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    if (is_capital(c.code)) return true;
    at += c.size;
  }
  return false;
}

/// Whether a text stands in capitals, and does not merely consist of acronyms: `UK`, `NATO`.
bool is_shouted(std::string_view text) {
  constexpr std::size_t longest_acronym = 5;
  if (mapped(text, capital_of) != text) return false;
  std::size_t words = 0;
  bool any_long = false;
  for (const auto& word : words_of(std::string(text))) {
    if (!has_capital(word)) continue;
    ++words;
    any_long = any_long || word.size() > longest_acronym;
  }
  return words > 2 || (words == 2 && any_long);
}

/// The end of a part of a word: where a hyphen, a dash, a stroke or a blank that does not break stands.
std::size_t end_of_part(std::string_view word, std::size_t at) {
  for (; at < word.size(); at += utf8::decode(word, at).size) {
    const auto code = utf8::decode(word, at).code;
    if (code == '-' || code == '/' || code == 0xA0 || code == 0x2010 || code == 0x2011 || code == 0x2013 ||
        code == 0x2014) {
      break;
    }
  }
  return at;
}

/// The first letter is one of the Latin script, or a digit.
bool begins_latin(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    if ((c.code >= '0' && c.code <= '9') || is_small_letter(c.code) || is_capital(c.code)) {
      return c.code < 0x250 || (c.code >= 0x1E00 && c.code < 0x1F00);
    }
    at += c.size;
  }
  return false;
}

/// A part of a word of a title. `behind`: what follows it after a hyphen.
std::string title_part(std::string_view part, bool at_edge, std::string_view behind) {
  constexpr std::array<std::string_view, 5> articles{"al", "el", "an", "ul", "as"};  // al-Qaeda
  auto small = mapped(part, small_of);
  if (has_capital(behind) && std::ranges::find(articles, part) != articles.end()) return std::string(part);
  if (!at_edge && std::ranges::find(small_words, small) != small_words.end()) return small;
  return has_capital(part) || !begins_latin(part) ? std::string(part) : with_capital(part);
}

/// Has each word, up to the next blank, changed; blanks stay.
template <class Change>
std::string by_word(std::string_view text, Change change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    out += change(text.substr(at, end - at), end == text.size());
    if (end < text.size()) out += ' ';
    at = end + 1;
  }
  return out;
}

/// An initial: one letter, or several with full stops behind (`A.B.`).
bool is_initials(std::string_view word) { return word.ends_with('.') || (word.size() == 1 && has_capital(word)); }

/// `J.-L.` of `Jean-Luc`. `Ph.` is an initial of its own; of a whole name the first letter is one.
std::string initials_of_word(std::string_view word, std::string_view mark, bool hyphen) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const auto end = std::min(word.find('-', at), word.size());
    const auto part = word.substr(at, end - at);
    at = end + 1;
    if (!has_capital(part)) continue;
    if (!out.empty()) {
      while (out.ends_with(' ')) out.pop_back();
      if (hyphen) out += '-';
    }
    out += part.ends_with('.') ? part.substr(0, part.size() - 1) : part.substr(0, utf8::decode(part, 0).size);
    out += mark;
  }
  return out;
}

}  // namespace

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string upper(std::string_view text) { return mapped(text, capital_of); }
std::string lower(std::string_view text) { return mapped(text, small_of); }
std::string capitalised(std::string_view text) { return with_capital(text); }

std::string all_capitalised(std::string_view text) {
  return by_word(text, [](std::string_view word, bool) { return with_capital(word); });
}

std::string title_case(std::string_view text) {
  bool first = true;
  bool behind_stop = false;
  const bool shouted = is_shouted(text);
  return by_word(text, [&](std::string_view word, bool last) {
    const auto plain = shouted ? lower(word) : std::string(word);
    std::string out;
    for (std::size_t at = 0; at < plain.size();) {
      const auto end = end_of_part(plain, at);
      const auto part = std::string_view(plain).substr(at, end - at);
      const bool begins = first || (behind_stop && has_capital(part));
      const bool ends = last && end == plain.size();
      first = false;
      behind_stop = false;
      at = end;
      if (at < plain.size()) at += utf8::decode(plain, at).size;
      const auto mark = std::string_view(plain).substr(end, at - end);
      const bool letter = part.size() == 1 && !out.empty();  // 07-x
      out += std::string(
                 letter ? std::string(part)
                        : title_part(part, begins || ends, mark == "-" ? std::string_view(plain).substr(at) : "")) +
             std::string(mark);
    }
    first = word.ends_with(':') || word.ends_with('?') || word.ends_with('!');
    behind_stop = word.ends_with('.');
    return out;
  });
}

std::string with_case(std::string_view name, const std::string& text, bool english) {
  if (name == "uppercase") return upper(text);
  if (name == "lowercase") return lower(text);
  if (name == "capitalize-first") return capitalised(text);
  if (name == "capitalize-all") return all_capitalised(text);
  if (name == "title") return english ? title_case(text) : text;
  if (name == "sentence") return capitalised(upper(text) == text ? lower(text) : text);
  return text;
}

namespace {

/// `'09`: two digits behind an apostrophe.
bool stands_for_century(std::string_view behind) {
  constexpr std::size_t digits = 2;
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(behind, is_digit) - behind.begin());
  return end == digits && (end == behind.size() || behind[end] != '\'');
}

}  // namespace

std::string curled(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool opens = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(' || text[i - 1] == '[' ||
                       (text[i] == '"' && text[i - 1] == '=');
    if (text[i] == '"') {
      out += opens ? "“" : "”";
    } else if (text[i] == '\'') {
      out += opens && !stands_for_century(text.substr(i + 1)) ? "‘" : "’";
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string with_inner_quotes(std::string text) {
  replace_all(text, "“", "‘");
  replace_all(text, "”", "’");
  return text;
}

std::string initials(std::string_view given, std::string_view mark, bool hyphen, bool whole) {
  std::string spaced;
  for (std::size_t i = 0; i < given.size(); ++i) {
    spaced += given[i];
    const bool runs_on = i + 1 < given.size() && given[i + 1] != ' ' && given[i + 1] != '-';
    if (given[i] == '.' && runs_on) spaced += ' ';
  }
  std::string out;
  bool after_initial = false;
  for (const auto& word : words_of(spaced)) {
    const bool stays = (whole && !is_initials(word)) || !has_capital(word);
    const bool parted = out.empty() || out.ends_with(' ') || (after_initial && !stays);
    if (!parted) out += ' ';
    out += stays ? word + ' ' : initials_of_word(word, mark, hyphen);
    after_initial = !stays;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace dossier::csl
