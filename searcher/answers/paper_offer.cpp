// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/paper_offer.hpp"

#include "base/analyzer.hpp"
#include "base/letters.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/read/known_names.hpp"
#include "searcher/answers/pasted_citation.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t most_offered = 5;

std::vector<std::string> words_of(std::string_view text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) words.emplace_back(tokens.term(i));
  return words;
}

/// `2019` or `2019a`.
bool is_year(std::string_view word) {
  constexpr std::size_t digits = 4;
  const bool letter = word.size() == digits + 1 && word.back() >= 'a' && word.back() <= 'h';
  if (word.size() != digits && !letter) return false;
  return (word[0] == '1' || word[0] == '2') && std::all_of(word.begin(), word.begin() + digits, is_digit);
}

/// Words between names, and `et al.`, in languages of papers.
bool is_filler(std::string_view word) {
  constexpr std::array<std::string_view, 19> fillers{"and", "et",  "al", "und",  "y", "e",  "og", "och", "en", "и",
                                                     "др",  "eds", "ed", "hrsg", "و", "和", "与", "與",  "等"};
  return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

/// Whether each word but years, words between names and particles begins with a capital, as far as its script has any.
bool is_written_as_names(std::string_view text) {
  constexpr std::array<std::string_view, 22> particles{"de",  "la", "las", "los", "van", "von", "der", "den",
                                                       "del", "di", "da",  "du",  "dos", "das", "bin", "ibn",
                                                       "al",  "el", "le",  "ter", "ten", "zu"};
  for (const auto part : index::parts_of(text)) {
    const auto word = fold(part);
    if (word.empty() || is_year(word) || is_filler(word) || std::ranges::find(particles, word) != particles.end()) {
      continue;
    }
    std::size_t at = 0;
    while (at < part.size() && !is_capital(utf8::decode(part, at).code) &&
           !is_small_letter(utf8::decode(part, at).code)) {
      at += utf8::decode(part, at).size;
    }
    if (at < part.size() && is_small_letter(utf8::decode(part, at).code)) return false;
  }
  return true;
}

/// A DOI somewhere in the text, in small letters.
std::string doi_in(std::string_view query) {
  const auto begin = query.find("10.");
  if (begin == std::string_view::npos || query.find('/', begin) == std::string_view::npos) return {};
  auto doi = query.substr(begin, query.find_first_of(" \t\"<>", begin) - begin);
  while (!doi.empty() && std::string_view(".,;)]").find(doi.back()) != std::string_view::npos) doi.remove_suffix(1);
  return lowered(std::string(doi));
}

/// Without the `doi:` or `journal:` before it, which are no fields.
std::string_view without_name(std::string_view query) {
  for (const std::string_view name : {"journal:", "container:", "author:", "title:", "year:"}) {
    if (lowered(std::string(query.substr(0, name.size()))) == name) return query.substr(name.size());
  }
  return query;
}

std::string shown(const Paper& paper) {
  std::string names;
  const auto families = family_names(paper);
  if (!families.empty()) names = families.front();
  if (families.size() == 2) names += " and " + families.back();
  if (families.size() > 2) names += " et al.";
  if (paper.year) names += (names.empty() ? "" : " ") + std::to_string(*paper.year);
  if (paper.title.empty()) return names.empty() ? paper.id : names;
  return (names.empty() ? "" : names + ", ") + "“" + paper.title + "”";
}

}  // namespace

void PaperOffer::load() {
  const bool few = catalogue_.info().papers <= most_papers;
  const auto all = few ? catalogue_.papers() : Result(std::vector<Paper>());
  if (all) {
    papers_.emplace(*all);
  } else {
    papers_.emplace(std::vector<Paper>());
  }
}

bool PaperOffer::may_mean_any(const AskedPaper& asked) const {
  if (papers_ || local_ == nullptr) return true;
  const auto names = known_names(*local_);
  return !names || *names == nullptr || may_mean(**names, asked);
}

std::vector<std::string> PaperOffer::meant(std::string_view text) {
  auto words = words_of(text);
  if (words.empty()) return {};
  AskedPaper asked{doi_in(text), {}, fold(text), {}, {}, is_written_as_names(text)};
  if (text.find(' ') == std::string_view::npos)
    asked.key = lowered(std::string(text.substr(text.starts_with('@') ? 1 : 0)));
  for (auto& word : words) {
    if (is_year(word) && asked.year.empty()) {
      asked.year = word.substr(0, 4);
    } else if (!is_filler(word)) {
      asked.names.push_back(std::move(word));
    }
  }
  if (!may_mean_any(asked)) return {};
  if (!papers_) load();
  return papers_->meant(asked, most_offered);
}

std::optional<Diagnostic> PaperOffer::find(std::string_view query) {
  constexpr std::size_t longest = 1000;
  const auto text = without_name(query);
  if (query.size() > longest || text.starts_with('-') || text.starts_with('!')) return std::nullopt;
  auto ids = meant(text);
  for (const auto& citation : pasted_citations(text)) {
    if (citation == text) continue;
    for (auto& id : meant(citation)) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
    }
  }
  ids.resize(std::min(ids.size(), most_offered));
  Diagnostic offer{"papers", "Papers: ", {0, static_cast<std::uint32_t>(query.size())}, {}};
  for (const auto& id : ids) {
    const auto paper = catalogue_.paper(id);
    if (!paper) continue;
    offer.message += (offer.suggestions.empty() ? "" : "; ") + shown(*paper);
    const bool plain = id.find_first_of(" ()\"'*") == std::string::npos;
    offer.suggestions.push_back("paper:" + (plain ? id : '"' + id + '"'));
  }
  if (offer.suggestions.empty()) return std::nullopt;
  offer.message += '.';
  return offer;
}

}  // namespace dossier
