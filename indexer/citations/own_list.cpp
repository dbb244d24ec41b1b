// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/own_list.hpp"

#include <algorithm>
#include <utility>

namespace dossier::citations {
namespace {

/// So many entries of one author are compared with a citation.
constexpr std::size_t most_of_author = 300;

/// How the names of a citation may be read: as they stand; of a sentence also without those in front.
std::vector<std::vector<CitedWork::Forms>> readings_of(const InText& citation) {
  std::vector<CitedWork::Forms> all;
  for (const auto& name : citation.authors.names) all.push_back(printed_name_forms(name));
  std::vector<std::vector<CitedWork::Forms>> readings{all};
  // `In Asia, Khan and Raza (2019)`, `as Iqbal said, Khan (2019)`
  while (all.size() > 1) {
    all.erase(all.begin());
    readings.push_back(all);
  }
  return readings;
}

bool names_fit(const std::vector<CitedWork::Forms>& cited, bool more, const Entry& entry) {
  if (cited.size() > entry.authors.size()) return false;
  for (std::size_t i = 0; i < cited.size(); ++i) {
    if (!same_name(cited[i], name_forms(entry.authors[i]))) return false;
  }
  return more || entry.more_authors || cited.size() == entry.authors.size();
}

/// Of several entries those that fit best: with the letter, with just these authors.
void narrow(std::vector<const Entry*>& entries, const InText& citation, const std::vector<CitedWork::Forms>& names) {
  const auto keep = [&](auto fits) {
    std::vector<const Entry*> kept;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(kept), fits);
    if (!kept.empty()) entries = std::move(kept);
  };
  keep([&](const Entry* entry) { return names_fit(names, citation.authors.more, *entry); });
  keep([&](const Entry* entry) { return entry->letter == citation.letter; });
  const auto& printed = citation.authors.names[citation.authors.names.size() - names.size()];
  if (const auto given = key_letters(parse_person(printed).given); !given.empty()) {
    keep([&](const Entry* entry) { return key_letters(entry->authors.front().given).starts_with(given.substr(0, 1)); });
  }
  if (citation.authors.more) keep([](const Entry* entry) { return entry->authors.size() > 2 || entry->more_authors; });
}

bool same_work(const Entry* a, const Entry* b) {
  return a->letter == b->letter && title_words(a->title) == title_words(b->title);
}

}  // namespace

const Entry* OwnList::add(Entry entry) {
  if (entry.same_authors && !entries_.empty()) {
    entry.authors = entries_.back().authors;
    entry.more_authors = entries_.back().more_authors;
  }
  if (entry.doi.empty() && (entry.authors.empty() || entry.title.empty())) return nullptr;
  return &entries_.emplace_back(std::move(entry));
}

void OwnList::settle() {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const auto& entry = entries_[i];
    if (entry.number > 0) {
      const auto [at, first] = numbers_.emplace(entry.number, &entry);
      if (!first) at->second = nullptr;
    }
    if (entry.authors.empty()) continue;
    for (const auto& form : name_forms(entry.authors.front())) {
      auto& entries = first_authors_[form];
      if (entries.size() < most_of_author) entries.push_back(i);
    }
  }
}

std::vector<const Entry*> OwnList::of_author(const CitedWork::Forms& author) const {
  std::vector<std::size_t> places;
  for (const auto& form : author) {
    const auto at = first_authors_.find(form);
    if (at != first_authors_.end()) places.insert(places.end(), at->second.begin(), at->second.end());
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<const Entry*> found;
  for (const auto place : places) found.push_back(&entries_[place]);
  return found;
}

std::optional<const Entry*> OwnList::find(const InText& citation) const {
  for (const auto& names : readings_of(citation)) {
    if (names.empty()) continue;
    auto entries = of_author(names.front());
    std::erase_if(entries, [&](const Entry* entry) {
      const bool letter = citation.letter != 0 && entry->letter != 0 && citation.letter != entry->letter;
      return entry->year != citation.year || letter;
    });
    if (entries.empty()) continue;
    narrow(entries, citation, names);
    const bool fits = names_fit(names, citation.authors.more, *entries.front());
    if (!fits && names.size() > 1) continue;
    const bool one = std::all_of(entries.begin(), entries.end(),
                                 [&](const Entry* entry) { return same_work(entry, entries.front()); });
    return one ? entries.front() : nullptr;
  }
  return std::nullopt;
}

const Entry* OwnList::by_title(const CitedWork::Forms& author, const std::string& title) const {
  const Entry* found = nullptr;
  for (const auto* entry : of_author(author)) {
    if (!holds_words(title_words(entry->title), title)) continue;
    if (found != nullptr && !same_work(found, entry)) return nullptr;
    found = entry;
  }
  return found;
}

const Entry* OwnList::by_authors(const InText& citation) const {
  const auto names = readings_of(citation).front();
  if (names.empty()) return nullptr;
  auto entries = of_author(names.front());
  std::erase_if(entries, [&](const Entry* entry) { return !names_fit(names, citation.authors.more, *entry); });
  const bool one = !entries.empty() && std::all_of(entries.begin(), entries.end(), [&](const Entry* entry) {
    return same_work(entry, entries.front());
  });
  return one ? entries.front() : nullptr;
}

const Entry* OwnList::by_number(std::uint32_t number) const {
  const auto at = numbers_.find(number);
  return at == numbers_.end() ? nullptr : at->second;
}

CitedWork work_of(const InText& citation) {
  CitedWork work;
  auto names = citation.authors.names;
  if (names.size() > most_cited_authors) names.resize(most_cited_authors);
  for (const auto& name : names) {
    auto forms = printed_name_forms(name);
    if (!forms.empty()) work.authors.push_back(std::move(forms));
  }
  work.more_authors = citation.authors.more || citation.authors.names.size() > most_cited_authors;
  work.year = citation.year;
  return work;
}

}  // namespace dossier::citations
