// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/pasted_citation.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier {
namespace {

constexpr std::string_view blanks = " \t\n\r";

std::string_view trimmed_of(std::string_view text, std::string_view marks) {
  const auto begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) - begin + 1);
}

std::vector<std::string_view> parts_at(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(marks), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Whether it stands in one pair of brackets.
bool in_brackets(std::string_view text) {
  const bool both =
      text.size() > 2 && ((text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']'));
  return both && text.find_first_of("()[]", 1) == text.size() - 1;
}

/// A key behind an at sign, where a word begins with one.
std::optional<std::string> key_in(std::string_view text) {
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const bool begins = at == 0 || std::string_view(" [-{").find(text[at - 1]) != std::string_view::npos;
    if (!begins) continue;
    const auto key = trimmed_of(text.substr(at + 1, text.find_first_of(" ,;]}", at) - at - 1), "{}.:");
    if (!key.empty()) return '@' + std::string(key);
  }
  return std::nullopt;
}

/// The end of a year, with its letter, behind which a page or a title may stand: `2019,`, `2019a:`, `(2019).`
std::size_t year_end(std::string_view text) {
  constexpr std::size_t digits = 4;
  const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  for (std::size_t at = 0; at + digits <= text.size(); ++at) {
    const bool begins = at == 0 || std::string_view(" ([,").find(text[at - 1]) != std::string_view::npos;
    if (!begins || (text[at] != '1' && text[at] != '2')) continue;
    auto end = at;
    while (digit_at(end)) ++end;
    if (end != at + digits) continue;
    if (end < text.size() && is_lower_ascii(text[end])) ++end;
    const bool ends = end == text.size() || std::string_view(" ,:)].;").find(text[end]) != std::string_view::npos;
    if (ends) return end;
  }
  return std::string_view::npos;
}

/// `A.`, `N.-Z.`, `A.B.,`: initials of given names.
bool is_initials(std::string_view word) {
  word = trimmed_of(word, ",&");
  bool letter = false;  // before this byte
  for (const char c : word) {
    const bool mark = c == '.' || c == '-';
    if (!mark && (letter || !is_upper_ascii(c))) return false;
    letter = !mark;
  }
  return word.size() > 1 && !letter;
}

/// A word that begins with a capital and has small letters: behind initials a person's name, `A. Lindqvist`.
bool is_name(std::string_view word) {
  return is_upper_ascii(word.front()) && std::ranges::any_of(word, is_lower_ascii);
}

/// Words before a citation, and `n.d.` in the place of a year.
bool is_aside(std::string_view word) {
  constexpr std::array<std::string_view, 24> asides{"see", "cf.",  "cf",   "e.g.",  "also",  "vgl.", "vgl",  "siehe",
                                                    "s.",  "auch", "voir", "aussi", "véase", "ver",  "cfr.", "vid.",
                                                    "см.", "ср.",  "参见", "见",    "參見",  "انظر", "n.d.", "o.j."};
  const auto low = lowered(std::string(trimmed_of(word, ",")));
  return std::ranges::find(asides, low) != asides.end();
}

/// Pages behind names: `214`, `214–15`; no year.
bool is_pages(std::string_view word) {
  constexpr std::size_t year_digits = 4;
  const bool dashed = word.find("–") != std::string_view::npos || word.find('-') != std::string_view::npos;
  const bool number = !word.empty() && is_digit(word.front()) && is_digit(word.back());
  return number && (dashed || word.size() != year_digits);
}

/// Of any script: Иванов.
bool has_letters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_alpha_ascii(c) || static_cast<unsigned char>(c) >= 0x80; });
}

/// One citation without its page, asides and initials.
std::string core_of(std::string_view text, bool bracketed) {
  if (auto key = key_in(text)) return *key;
  const auto end = year_end(text);
  if (end != std::string_view::npos) {
    const bool named = has_letters(text.substr(0, end));
    const bool more = end < text.size() && text[end] == ' ';
    if (named && !more) text = text.substr(0, end);
  }
  const bool citation = bracketed || end != std::string_view::npos;
  const auto all = parts_at(text, blanks);
  const auto first = std::ranges::find_if(
      all, [&](std::string_view word) { return !is_initials(word) && !(citation && is_aside(word)); });
  const bool person = first != all.end() && is_name(*first);
  std::string core;
  std::size_t words = 0;
  for (const auto word : all) {
    const bool aside =
        (citation && words == 0 && is_aside(word)) || (bracketed && (is_aside(word) || (words > 0 && is_pages(word))));
    if (aside || (citation && (words > 0 || person) && is_initials(word))) continue;
    core += (core.empty() ? "" : " ") + std::string(word);
    ++words;
  }
  if (end != std::string_view::npos || !bracketed) return core;
  const auto comma = core.find(',');  // what stands behind the names: a heading, a short title
  return comma == std::string::npos ? core : core.substr(0, comma);
}

}  // namespace

std::vector<std::string> pasted_citations(std::string_view query) {
  auto text = trimmed_of(query, blanks);
  const auto without_stop = text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
  const bool bracketed = in_brackets(without_stop);
  if (bracketed) text = without_stop.substr(1, without_stop.size() - 2);
  const bool keys = key_in(text).has_value();
  std::vector<std::string> out;
  for (const auto part : bracketed || keys ? parts_at(text, ";") : std::vector{text}) {
    auto core = core_of(part, bracketed);
    if (!core.empty()) out.push_back(std::move(core));
  }
  return out;
}

}  // namespace dossier
