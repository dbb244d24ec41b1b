// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/metadata.hpp"

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
    if (!name.empty() && is_letter_mark(token, trim(text))) continue;
    if (token.empty() || is_title(token) || token == "&" || token == "and") continue;
    name += (name.empty() ? "" : " ") + std::string(token);
  }
  return name;
}

/// Digits (and a dash between them) behind a word such as "Volume".
std::string number_behind(std::string_view text, std::initializer_list<std::string_view> names,
                          std::string_view allowed) {
  for (const auto name : names) {
    const auto at = find_ci(text, name);
    if (at == std::string_view::npos) continue;
    const auto begin = text.find_first_of("0123456789", at + name.size());
    if (begin == std::string_view::npos || begin > at + name.size() + 4) continue;
    auto end = text.find_first_not_of(allowed, begin);
    auto value = trim(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    while (!value.empty() && !is_digit(value.back())) value.remove_suffix(1);
    return std::string(value);
  }
  return {};
}

bool names_journal(std::string_view text) {
  return front_sort(text) == FrontSort::Journal && text.find_first_of("0123456789") == std::string_view::npos &&
         text.find("://") == std::string_view::npos && !contains_ci(text, "home page") &&
         !contains_ci(text, "homepage") && !contains_ci(text, "issn") && count_words(text, 13) >= 2;
}

template <class T>
void fill(T& field, T value) {
  if (field.empty()) field = std::move(value);
}

class MetadataReader {
 public:
  explicit MetadataReader(Document& document) : document_(document), paper_(document.paper) {}

  void run() {
    for (const auto& line : document_.front_lines) journal_line(line);
    const Block* authors = nullptr;
    for (const auto& block : document_.blocks) {
      if (!block.is(BlockKind::Front)) continue;
      if (block.box == Box::Keywords) fill(paper_.keywords, split_keywords(block.text));
      if (block.box == Box::Authors && authors == nullptr && block.marker.kind != MarkerKind::Number) authors = &block;
      if (block.box != Box::Title) dates(block.text);
    }
    if (paper_.authors.empty() && authors != nullptr) {
      paper_.authors = split_names(leading_names(authors->text, authors->first_line));
    }
    if (!paper_.year) paper_.year = published_;
    if (!paper_.year) paper_.year = any_year_;
  }

 private:
  void issue_line(std::string_view line);
  void journal_line(std::string_view line);
  void dates(std::string_view text);

  Document& document_;
  Paper& paper_;
  std::optional<int> published_;
  std::optional<int> any_year_;
};

/// "Journal of Cold Harbours 14 (2021) 101-118"
void MetadataReader::issue_line(std::string_view line) {
  const auto open = line.find(" (");
  if (open == std::string_view::npos || open + 7 >= line.size() || line[open + 6] != ')') return;
  const auto year = find_plain_year(line.substr(open + 2, 4));
  const auto volume = last_token(line.substr(0, open));
  const auto name = trim(line.substr(0, open - std::min(open, volume.size())));
  const auto pages = trim(line.substr(open + 7));
  constexpr std::string_view number = "0123456789";
  if (!year || volume.empty() || volume.find_first_not_of(number) != std::string_view::npos) return;
  if (name.empty() || name.find_first_of(number) != std::string_view::npos || pages.empty() || !is_digit(pages[0]))
    return;
  fill(paper_.journal, std::string(name));
  fill(paper_.volume, std::string(volume));
  fill(paper_.pages, std::string(first_token(pages)));
}

void MetadataReader::journal_line(std::string_view line) {
  issue_line(line);
  if (names_journal(line)) fill(paper_.journal, std::string(line));
  fill(paper_.doi, plain_doi(line));
  fill(paper_.volume, number_behind(line, {"volume", "vol.", "vol "}, "0123456789"));
  fill(paper_.issue, number_behind(line, {"number", "issue", "no."}, "0123456789"));
  fill(paper_.pages, number_behind(line, {"pages", "pp.", "page "}, "0123456789 -–"));
  if (contains_ci(line, "issn")) return;
  if (!published_) published_ = find_plain_year(line);
}

void MetadataReader::dates(std::string_view text) {
  fill(paper_.doi, plain_doi(text));
  for (const std::string_view word : {"published", "available online", "©", "copyright"}) {
    const auto at = find_ci(text, word);
    if (at == std::string_view::npos || published_) continue;
    published_ = find_plain_year(text.substr(at, 60));
  }
  if (!any_year_ && box_sort(text) == FrontSort::Dates) any_year_ = find_plain_year(text);
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

void read_metadata(Document& document) { MetadataReader(document).run(); }

}  // namespace dossier::reading
