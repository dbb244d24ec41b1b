// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/known_papers.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"

#include <algorithm>
#include <numeric>

namespace dossier {
namespace {

/// The runs of a text between blanks.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

KnownPapers::KnownPapers(const std::vector<Paper>& papers) {
  Tokens tokens;
  for (std::uint32_t ordinal = 0; ordinal < papers.size(); ++ordinal) {
    const auto& paper = papers[ordinal];
    ids_.push_back(paper.id);
    const auto title = fold(paper.title);
    titles_.push_back(' ' + title + ' ');
    years_.push_back(paper.year ? std::to_string(*paper.year) : std::string());
    put(dois_, lowered(paper.doi), ordinal);
    put(keys_, lowered(paper.citation_key), ordinal);
    put(keys_, lowered(paper.id), ordinal);
    put(journals_, fold(paper.journal), ordinal);
    put(by_year_, years_.back(), ordinal);
    for (const auto part : parts_of(title)) put(title_words_, part, ordinal);
    for (const auto& name : family_names(paper)) {
      Analyzer{}.analyze(name, tokens);
      for (std::size_t i = 0; i < tokens.size(); ++i) put(names_, tokens.term(i), ordinal);
    }
  }
}

void KnownPapers::put(Table& table, std::string_view text, std::uint32_t ordinal) {
  if (text.empty()) return;
  auto entry = table.find(text);
  if (entry == table.end()) entry = table.emplace(text, Ordinals()).first;
  if (entry->second.empty() || entry->second.back() != ordinal) entry->second.push_back(ordinal);
}

const KnownPapers::Ordinals& KnownPapers::in(const Table& table, std::string_view text) {
  static const Ordinals none;
  const auto entry = table.find(text);
  return entry == table.end() ? none : entry->second;
}

const KnownPapers::Ordinals& KnownPapers::rarest(const Table& table, const std::vector<std::string_view>& words) {
  const Ordinals* least = nullptr;
  for (const auto word : words) {
    const auto& with = in(table, word);
    if (least == nullptr || with.size() < least->size()) least = &with;
  }
  return least == nullptr ? in(table, {}) : *least;
}

/// Papers of the year by all of the names; without names, those of the year, without a year too, all.
KnownPapers::Ordinals KnownPapers::by_names(const AskedPaper& asked, std::size_t most) const {
  const auto of_year = [&](std::uint32_t ordinal) { return asked.year.empty() || years_[ordinal] == asked.year; };
  Ordinals found;
  if (asked.names.empty()) {
    found = in(by_year_, asked.year);
    if (asked.year.empty()) {
      found.resize(std::min(most, ids_.size()));
      std::iota(found.begin(), found.end(), 0U);
    }
    return found;
  }
  const auto& candidates = rarest(names_, std::vector<std::string_view>(asked.names.begin(), asked.names.end()));
  for (const auto ordinal : candidates) {
    if (found.size() == most) break;
    const bool has_all = of_year(ordinal) && std::all_of(asked.names.begin(), asked.names.end(), [&](const auto& name) {
                           const auto& with = in(names_, name);
                           return std::binary_search(with.begin(), with.end(), ordinal);
                         });
    if (has_all) found.push_back(ordinal);
  }
  return found;
}

/// Papers with the text as title; where it is of several words, also those with it as a part of the title.
KnownPapers::Ordinals KnownPapers::by_title(const AskedPaper& asked, std::size_t most) const {
  constexpr std::size_t words_of_part = 3;
  const auto padded = ' ' + asked.text + ' ';
  const bool part = asked.names.size() >= words_of_part;
  Ordinals found;
  for (const auto ordinal : rarest(title_words_, parts_of(asked.text))) {
    if (found.size() == most) break;
    const auto& title = titles_[ordinal];
    if (part ? title.find(padded) != std::string::npos : title == padded) found.push_back(ordinal);
  }
  return found;
}

std::vector<std::string> KnownPapers::meant(const AskedPaper& asked, std::size_t most) const {
  Ordinals found;
  const auto add = [&](const Ordinals& more) {
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most, more.size()));
    found.insert(found.end(), more.begin(), more.begin() + kept);
  };
  if (asked.doi.empty()) {
    add(in(keys_, asked.key));
    add(by_names(asked, most));
    add(in(journals_, asked.text));
    add(by_title(asked, most));
  } else {
    add(in(dois_, asked.doi));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  found.resize(std::min(most, found.size()));
  std::vector<std::string> ids;
  for (const auto ordinal : found) ids.push_back(ids_[ordinal]);
  return ids;
}

}  // namespace dossier
