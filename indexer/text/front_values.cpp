// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/front_values.hpp"

#include "indexer/text/front_rules.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

namespace dossier::reading {
namespace {

constexpr auto titles = std::to_array<std::string_view>(
    {"dr",  "dr.",   "prof",   "prof.", "professor", "mr",      "mr.",        "ms",      "ms.",
     "mrs", "mrs.",  "ph.d",   "ph.d.", "phd",       "amb.",    "ambassador", "lt",      "col",
     "gen", "asst.", "assoc.", "by",    "author",    "authors", "author:",    "authors:"});

bool is_title(std::string_view token) {
  const auto word = lowered(token);
  return std::find(titles.begin(), titles.end(), word) != titles.end();
}

std::string clean_name(std::string_view text) {
  std::string name;
  while (!(text = trim(text)).empty()) {
    auto token = first_token(text);
    text.remove_prefix(token.size());
    while (!token.empty() && (is_digit(token.back()) || token.back() == '*' || token.back() == ','))
      token.remove_suffix(1);
    while (!token.empty() && (is_digit(token.front()) || token.front() == '*')) token.remove_prefix(1);
    for (const std::string_view mark : {"∗", "†", "‡", "§", "¶"}) {
      while (token.ends_with(mark)) token.remove_suffix(mark.size());
    }
    if (!name.empty() && is_letter_mark(token, trim(text))) continue;
    if (token.empty() || is_title(token) || token == "&" || token == "and") continue;
    name += (name.empty() ? "" : " ") + std::string(token);
  }
  return name;
}

}  // namespace

std::optional<int> find_plain_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    int value = 0;
    while (end < text.size() && is_digit(text[end])) {
      if (end - at < 5) value = value * 10 + (text[end] - '0');
      ++end;
    }
    if (end - at == 4 && value >= 1500 && value <= 2099) return value;
    at = end;
  }
  return std::nullopt;
}

std::string plain_doi(std::string_view text) {
  const auto at = text.find("10.");
  if (at == std::string_view::npos) return {};
  const auto slash = text.find('/', at);
  if (slash == std::string_view::npos || slash < at + 7 || slash > at + 12) return {};
  if (text.substr(at + 3, slash - at - 3).find_first_not_of("0123456789") != std::string_view::npos) return {};
  const auto end = text.find_first_of(" \t\n<>\"", slash);
  auto doi = lowered(text.substr(at, end == std::string_view::npos ? end : end - at));
  while (!doi.empty() && (doi.back() == '.' || doi.back() == ',' || doi.back() == ';' || doi.back() == ')'))
    doi.pop_back();
  return doi;
}

std::vector<std::string> split_keywords(std::string_view text) {
  const auto name = run_in_name(text, text.size());
  if (name.sort == RunIn::Sort::Keywords) text.remove_prefix(name.size);
  text = trim(text);
  const bool semicolons = text.find(';') != std::string_view::npos;
  std::vector<std::string> words;
  while (!text.empty()) {
    auto end = std::min(semicolons ? text.find(';') : text.find(','), text.size());
    auto word = trim(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    while (word.ends_with('.') || word.ends_with(':')) word.remove_suffix(1);
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::vector<std::string> split_names(std::string_view text) {
  std::string plain;
  text = trim(text);
  while (!text.empty()) {  // every "and" and "&" parts as a comma does
    const auto token = first_token(text);
    text = trim(text.substr(token.size()));
    const bool joins = token == "and" || token == "&" || token == "und" || token == "et";
    plain += joins ? std::string(", ") : std::string(token) + ' ';
  }
  std::vector<std::string> names;
  std::string_view rest = plain;
  while (!rest.empty()) {
    const auto end = std::min(rest.find_first_of(",;"), rest.size());
    auto name = clean_name(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    if (name.size() > 1 && names.size() < 100) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace dossier::reading
