// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/cited_papers.hpp"

#include "base/likeness.hpp"
#include "base/strings.hpp"

#include <algorithm>
#include <cstdlib>

namespace dossier {
namespace {

/// Words of a title by which it is looked up where the author is not known.
constexpr std::size_t telling_words = 5;
/// Titles less alike than this are not the same.
constexpr double alike = 0.7;
constexpr double quite_alike = 0.95;

std::size_t word_count(std::string_view words) {
  return words.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

std::string_view first_words(std::string_view words, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < most && end != std::string_view::npos; ++n) {
    end = words.find(' ', end == 0 ? 0 : end + 1);
  }
  return words.substr(0, end);
}

bool begins_with(std::string_view words, std::string_view first) {
  return words.starts_with(first) && (words.size() == first.size() || words[first.size()] == ' ');
}

/// How alike a paper's title and that of an entry are, 0 to 1. An entry may leave out the subtitle, or have the name of
/// the journal behind the title.
double title_likeness(const std::string& paper, const std::string& cited) {
  const auto in_paper = word_count(paper);
  const auto in_cited = word_count(cited);
  if (in_paper == 0 || in_cited == 0) return 0;
  if (paper == cited) return 1;
  if (in_paper >= 2 && begins_with(cited, paper)) return 0.99;
  if (in_cited >= 3 && begins_with(paper, cited)) return 0.97;
  if (in_paper >= 4 && holds_words(cited, paper)) return quite_alike;
  const auto shorter = std::min(in_paper, in_cited);
  if (shorter < 3) return 0;
  const auto of_both = likeness(first_words(paper, shorter), first_words(cited, shorter));
  return std::min(of_both, 0.96);
}

bool near(int a, int b) { return a == 0 || b == 0 || std::abs(a - b) <= 1; }

}  // namespace

CitedPapers::CitedPapers(const std::vector<Paper>& papers) {
  for (const auto& paper : papers) {
    const auto ordinal = static_cast<std::uint32_t>(papers_.size());
    Known known{paper.id, {}, {}, paper.year.value_or(0), title_words(paper.title)};
    for (const auto& person : people_of(paper)) {
      known.authors.push_back(name_forms(person));
      if (person.given.find(' ') == std::string::npos) known.given.push_back(key_letters(person.given));
    }
    if (!paper.doi.empty()) dois_[lowered(paper.doi)].push_back(ordinal);
    if (!known.authors.empty()) {
      for (const auto& form : known.authors.front()) first_authors_[form].push_back(ordinal);
    }
    if (word_count(known.title) >= telling_words) {
      titles_[std::string(first_words(known.title, telling_words))].push_back(ordinal);
    }
    papers_.push_back(std::move(known));
  }
}

CitedPapers::Ordinals CitedPapers::by_first_author(const CitedWork& work) const {
  Ordinals found;
  if (work.authors.empty()) return found;
  for (const auto& form : work.authors.front()) {
    const auto at = first_authors_.find(form);
    if (at != first_authors_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<std::uint32_t> CitedPapers::by_title(const CitedWork& work, std::string_view citing) const {
  std::optional<std::uint32_t> best;
  double most = 0;
  const auto offer = [&](std::uint32_t ordinal, double least) {
    const auto& paper = papers_[ordinal];
    if (paper.id == citing) return;
    auto score = title_likeness(paper.title, work.title);
    const auto words = std::min(word_count(paper.title), word_count(work.title));
    const bool reprint = score >= quite_alike && words >= 4;
    if (score < least || !(near(paper.year, work.year) || reprint)) return;
    if (paper.year == work.year) score += 0.1;
    if (score <= most) return;
    most = score;
    best = ordinal;
  };
  for (const auto ordinal : by_first_author(work)) offer(ordinal, alike);
  if (best) return best;
  const auto at = titles_.find(std::string(first_words(work.title, telling_words)));
  if (at == titles_.end()) return best;
  for (const auto ordinal : at->second) {
    const auto& paper = papers_[ordinal];
    const auto& authors = paper.authors;
    const bool shares = std::any_of(work.authors.begin(), work.authors.end(), [&](const auto& cited) {
      return same_name(cited, paper.given) ||
             std::any_of(authors.begin(), authors.end(), [&](const auto& author) { return same_name(author, cited); });
    });
    if (shares || work.authors.empty() || authors.empty()) offer(ordinal, quite_alike);
  }
  return best;
}

std::optional<std::uint32_t> CitedPapers::by_year(const CitedWork& work, std::string_view citing) const {
  std::optional<std::uint32_t> found;
  const auto cited = work.authors.size();
  for (const auto ordinal : by_first_author(work)) {
    const auto& paper = papers_[ordinal];
    const auto in_paper = paper.authors.size();
    if (work.year == 0 || paper.year != work.year || cited > in_paper) continue;
    if (work.more_authors ? in_paper < 2 : in_paper != cited) continue;
    if (!std::equal(work.authors.begin(), work.authors.end(), paper.authors.begin(), same_name)) continue;
    if (paper.id == citing || found) return std::nullopt;  // its own, or one of several
    found = ordinal;
  }
  return found;
}

std::optional<std::string> CitedPapers::find(const CitedWork& work, std::string_view citing) const {
  const auto with_doi = work.doi.empty() ? dois_.end() : dois_.find(work.doi);
  if (with_doi != dois_.end()) {
    for (const auto ordinal : with_doi->second) {
      if (papers_[ordinal].id != citing) return papers_[ordinal].id;
    }
    return std::nullopt;
  }
  const auto found = work.title.empty() ? by_year(work, citing) : by_title(work, citing);
  if (!found) return std::nullopt;
  return papers_[*found].id;
}

}  // namespace dossier
