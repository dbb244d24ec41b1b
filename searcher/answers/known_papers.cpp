// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/known_papers.hpp"

#include "base/analyzer.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace dossier {

using index::NameKind;

namespace {

/// Words of the text that a part of a title may be.
constexpr std::size_t words_of_part = index::PaperNames::run;

/// Words of a title that may stand inside a longer text, an entry of a list of references.
constexpr std::size_t fewest_within = 4;
constexpr std::size_t most_within = 40;

/// Calls `visit` with each run of so many words of a folded text, until it says true; whether it did.
template <class Visit>
bool any_run(std::string_view text, Visit&& visit) {
  const auto words = index::parts_of(text);
  for (std::size_t begin = 0; begin + fewest_within <= words.size(); ++begin) {
    std::string run;
    for (auto end = begin; end < std::min(words.size(), begin + most_within); ++end) {
      run.append(run.empty() ? "" : " ").append(words[end]);
      if (end + 1 - begin >= fewest_within && visit(run)) return true;
    }
  }
  return false;
}

/// Whether a name is written as one word, family name first: 王伟, 김철수.
bool is_one_word(std::string_view name) {
  constexpr char32_t first_of_east = 0x2E80;
  return !name.empty() && utf8::decode(name, 0).code >= first_of_east;
}

/// Whether a word may be a family name, or begin with one of the first one or two letters.
bool may_be_name(const index::PaperNames& names, std::string_view word) {
  if (names.may_have(NameKind::Name, word)) return true;
  if (!is_one_word(word)) return false;
  std::size_t end = 0;
  for (int letters = 0; letters < 2 && end < word.size(); ++letters) {
    end += utf8::decode(word, end).size;
    if (names.may_have(NameKind::Name, word.substr(0, end))) return true;
  }
  return false;
}

}  // namespace

bool may_mean(const index::PaperNames& names, const AskedPaper& asked) {
  if (!asked.doi.empty()) return names.may_have(NameKind::Doi, asked.doi);
  if (names.may_have(NameKind::Key, asked.key) || names.may_have(NameKind::Journal, asked.text)) return true;
  if (asked.names.empty() && !asked.year.empty() && names.may_have(NameKind::Year, asked.year)) return true;
  const auto is_family = [&](const auto& name) { return may_be_name(names, name); };
  const bool by_names = !asked.names.empty() && std::ranges::all_of(asked.names, is_family);
  if (by_names || (asked.as_names && std::ranges::any_of(asked.names, is_family))) return true;
  if (any_run(asked.text, [&](const std::string& run) { return names.may_have(NameKind::Title, run); })) return true;
  if (asked.names.size() < words_of_part) return names.may_have(NameKind::Title, asked.text);
  return names.may_have_run(index::parts_of(asked.text));
}

KnownPapers::KnownPapers(const std::vector<Paper>& papers) {
  for (std::uint32_t ordinal = 0; ordinal < papers.size(); ++ordinal) {
    ids_.push_back(papers[ordinal].id);
    titles_.emplace_back();
    years_.emplace_back();
    index::for_each_name(papers[ordinal], [&](NameKind kind, std::string_view text) { put_name(kind, text, ordinal); });
    put_given(papers[ordinal], ordinal);
  }
}

void KnownPapers::put_given(const Paper& paper, std::uint32_t ordinal) {
  Tokens tokens;
  for (const auto& person : people_of(paper)) {
    Analyzer{}.analyze(person.given, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) put(given_, tokens.term(i), ordinal);
    if (!is_one_word(person.family)) continue;
    Analyzer{}.analyze(person.family + person.given, tokens);
    if (tokens.size() == 1) put(names_, tokens.term(0), ordinal);
  }
}

void KnownPapers::put_name(NameKind kind, std::string_view text, std::uint32_t ordinal) {
  switch (kind) {
    case NameKind::Doi:
      return put(dois_, text, ordinal);
    case NameKind::Key:
      return put(keys_, text, ordinal);
    case NameKind::Journal:
      return put(journals_, text, ordinal);
    case NameKind::Year:
      years_.back() = text;
      return put(by_year_, text, ordinal);
    case NameKind::Name:
      return put(names_, text, ordinal);
    case NameKind::Title:
      titles_.back().append(" ").append(text).append(" ");
      for (const auto part : index::parts_of(text)) put(title_words_, part, ordinal);
      if (const auto words = index::parts_of(text).size(); words >= fewest_within && words <= most_within)
        put(whole_titles_, text, ordinal);
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

/// Papers of the year by all of the names; without names, those of the year; without both, none.
KnownPapers::Ordinals KnownPapers::by_names(const AskedPaper& asked, std::size_t most) const {
  const auto of_year = [&](std::uint32_t ordinal) { return asked.year.empty() || years_[ordinal] == asked.year; };
  Ordinals found;
  if (asked.names.empty()) return asked.year.empty() ? found : in(by_year_, asked.year);
  const auto holds = [&](const Table& table, const std::string& name, std::uint32_t ordinal) {
    const auto& with = in(table, name);
    return std::binary_search(with.begin(), with.end(), ordinal);
  };
  const auto has_all = [&](std::uint32_t ordinal) {
    return of_year(ordinal) && std::ranges::all_of(asked.names, [&](const auto& name) {
             return holds(names_, name, ordinal) || (asked.as_names && holds(given_, name, ordinal));
           });
  };
  Ordinals candidates;
  if (asked.as_names) {  // one family name at least
    for (const auto& name : asked.names) {
      const auto& with = in(names_, name);
      candidates.insert(candidates.end(), with.begin(), with.end());
    }
    std::ranges::sort(candidates);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  } else {
    candidates = rarest(names_, std::vector<std::string_view>(asked.names.begin(), asked.names.end()));
  }
  for (const auto ordinal : candidates) {
    if (found.size() == most) break;
    if (has_all(ordinal)) found.push_back(ordinal);
  }
  return found;
}

/// Papers whose titles stand inside the text.
KnownPapers::Ordinals KnownPapers::by_title_within(const AskedPaper& asked, std::size_t most) const {
  Ordinals found;
  any_run(asked.text, [&](const std::string& run) {
    for (const auto ordinal : in(whole_titles_, run)) {
      if (found.size() < most) found.push_back(ordinal);
    }
    return found.size() >= most;
  });
  return found;
}

/// Papers with the text as title; where it is of several words, also those with it as a part of the title.
KnownPapers::Ordinals KnownPapers::by_title(const AskedPaper& asked, std::size_t most) const {
  const auto padded = ' ' + asked.text + ' ';
  const bool part = asked.names.size() >= words_of_part;
  Ordinals found;
  for (const auto ordinal : rarest(title_words_, index::parts_of(asked.text))) {
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
    add(by_title_within(asked, most));
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
