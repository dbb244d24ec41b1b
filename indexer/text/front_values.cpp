// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/front_values.hpp"

#include "indexer/text/front_rules.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

namespace dossier::reading {
namespace {

constexpr auto leads =
    std::to_array<std::string_view>({"by", "author", "authors", "author:", "authors:", "author(s):"});

/// Takes digits, marks and commas off the end of a word. Gives the comma or semicolon; empty where there was none.
std::string_view cut_marks(std::string_view& token) {
  constexpr auto marks =
      std::to_array<std::string_view>({"*", "\\*", "\u2217", "\u2020", "\u2021", "\u00a7", "\u00b6", "#"});
  std::string_view comma;
  for (std::size_t before = 0; !token.empty() && token.size() != before;) {
    before = token.size();
    const bool parts = token.back() == ',' || token.back() == ';';
    if (parts) comma = token.substr(token.size() - 1);
    if (parts || is_digit(token.back())) token.remove_suffix(1);
    for (const auto mark : marks) {
      if (token.ends_with(mark)) token.remove_suffix(mark.size());
    }
  }
  return comma;
}

/// Without the digits, stars and daggers that tie a name to a note, whether they stand at a word or alone.
std::string without_marks(std::string_view text) {
  std::string out;
  while (!(text = trim(text)).empty()) {
    auto token = first_token(text);
    text.remove_prefix(token.size());
    const auto comma = cut_marks(token);
    while (!token.empty() && (is_digit(token.front()) || token.front() == '*')) token.remove_prefix(1);
    if (!out.empty() && is_letter_mark(token, trim(text))) token = {};
    if (!token.empty()) out += (out.empty() ? "" : " ") + std::string(token);
    out += comma;
  }
  return out;
}

constexpr std::string_view orcid_form = "dddd-dddd-dddd-dddX";  // the number of a person; `X` is a digit or an X

bool begins_with_orcid(std::string_view text) {
  if (text.size() < orcid_form.size()) return false;
  return std::equal(orcid_form.begin(), orcid_form.end(), text.begin(), [](char form, char c) {
    return form == '-' ? c == '-' : is_digit(c) || (form == 'X' && (c == 'X' || c == 'x'));
  });
}

}  // namespace

std::optional<int> find_plain_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    if (begins_with_orcid(text.substr(at))) {
      at += orcid_form.size();
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

namespace {

/// Names in a script without blanks, up to a bracket: its commas become those of other lists, marks behind names go.
std::string wide_names(std::string_view text) {
  constexpr std::size_t character = 3;  // bytes
  text = text.substr(0, std::min(text.find('('), text.find("（")));
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("，") || text.substr(at).starts_with("、")) {
      out += "; ";
      at += character;
    } else if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

std::vector<Person> printed_people(std::string_view text) {
  text = trim(text);
  const auto wide = starts_uncased(text) && looks_like_names(text) && text.find(' ') > text.find("，")
                        ? wide_names(text)
                        : std::string();
  if (!wide.empty()) text = wide;
  const auto first = first_token(text);
  if (std::find(leads.begin(), leads.end(), lowered(first)) != leads.end()) text = trim(text.substr(first.size()));
  auto people = parse_people(without_marks(text), NameList::Printed);
  std::erase_if(people, [](const Person& person) { return full_name(person).size() < 2; });
  return people;
}

}  // namespace dossier::reading
