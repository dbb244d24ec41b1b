// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/entry.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/citations/entry_parts.hpp"
#include "indexer/citations/years.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier::citations {
namespace {

using reading::trim;

/// Takes the number off the front of an entry: `[12] `, `12. `, `(12) `; 0 where there is none.
std::uint32_t take_number(std::string_view& text) {
  auto rest = text;
  const bool bracket = !rest.empty() && (rest.front() == '[' || rest.front() == '(');
  if (bracket) rest.remove_prefix(1);
  std::uint32_t number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  const auto digits = static_cast<std::size_t>(read.ptr - rest.data());
  if (read.ec != std::errc() || digits == 0 || digits > 3) return 0;
  rest.remove_prefix(digits);
  if (rest.empty()) return 0;
  if (rest.front() == ']' || rest.front() == ')') {
    rest.remove_prefix(1);
    if (rest.starts_with('.')) rest.remove_prefix(1);
  } else if (!bracket && rest.front() == '.') {
    rest.remove_prefix(1);
  } else if (bracket || !(rest.front() == ' ' && reading::starts_upper(rest))) {
    return 0;
  }
  text = trim(rest);
  return number;
}

/// Takes `———.` off the front.
bool take_dashes(std::string_view& text) {
  auto rest = text;
  std::size_t dashes = 0;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view dash : {"—", "–", "-", "_", "―"}) {
      if (!rest.starts_with(dash)) continue;
      rest.remove_prefix(dash.size());
      dashes += dash.size();
      more = true;
    }
  }
  if (dashes < 3) return false;
  while (!rest.empty() && (rest.front() == '.' || rest.front() == ',' || rest.front() == ' ')) rest.remove_prefix(1);
  text = rest;
  return true;
}

/// `SILVA, A.` → `Silva, A.`: a name in capitals is not that of an organisation where a comma stands behind it.
std::string with_small_families(std::string_view list) {
  std::string out;
  for (std::size_t at = 0; at < list.size();) {
    const auto end = std::min(list.find(' ', at), list.size());
    const auto word = list.substr(at, end - at);
    const bool family = word.size() > 3 && word.ends_with(',') && reading::all_caps(word);
    const auto first = family ? utf8::decode(word, 0).size : word.size();
    out.append(word.substr(0, first)).append(family ? reading::small_letters(word.substr(first)) : std::string());
    if (end < list.size()) out += ' ';
    at = end + 1;
  }
  return out;
}

void set_authors(Entry& entry, std::string_view printed) {
  std::string list(without_marks(printed));
  for (const std::string_view more : {"et al", "et coll", "and others", "и др", "等"}) {
    const auto at = list.find(more);
    if (at == std::string::npos) continue;
    entry.more_authors = true;
    list.resize(at);
  }
  list = with_small_families(without_marks(list));
  for (auto at = list.find('/'); at != std::string::npos; at = list.find('/', at + 1)) {  // `Li, Na/Wang, Qiang`
    if (reading::starts_upper(std::string_view(list).substr(at + 1))) list[at] = ';';
  }
  if (list.find(';') == std::string::npos) {
    entry.authors = parse_people(list);
  } else {  // `Silva, A.; Souza, B.`
    for (std::string_view rest = list; !rest.empty();) {
      const auto end = std::min(rest.find(';'), rest.size());
      auto name = trim(rest.substr(0, end));
      for (const std::string_view joiner : {"and ", "& ", "e ", "y ", "et "}) {
        if (name.starts_with(joiner)) name.remove_prefix(joiner.size());
      }
      if (!name.empty()) entry.authors.push_back(parse_person(name));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  std::erase_if(entry.authors, [](const Person& person) { return key_letters(person.family).empty(); });
}

void set_year(Entry& entry, std::string_view text, std::size_t at) {
  const auto year = at == std::string_view::npos ? std::nullopt : year_at(text, at);
  if (!year) return;
  entry.year = year->year;
  entry.letter = year->letter;
}

/// `Khan, S. (2019). Title.`, `Khan, S. 2019. "Title."`: what stands behind the year.
std::string_view behind_year(std::string_view text, std::size_t year) {
  auto at = year + year_at(text, year).value_or(PrintedYear{0, 0, 4}).size;
  const auto open = text.substr(0, year).find_last_of("([");
  const bool bracket =
      open != std::string_view::npos && text.substr(open, year - open).find_first_of(")]") == std::string_view::npos;
  if (bracket) at = std::min(text.find_first_of(")]", at), text.size() - 1) + 1;
  auto rest = text.substr(std::min(at, text.size()));
  while (!rest.empty() && (rest.front() == '.' || rest.front() == ',' || rest.front() == ':' || rest.front() == ' ' ||
                           rest.front() == ')' || rest.front() == ';')) {
    rest.remove_prefix(1);
  }
  return rest;
}

}  // namespace

Entry read_entry(std::string_view text) {
  text = trim(text);
  Entry entry;
  entry.number = take_number(text);
  entry.doi = reading::plain_doi(text);
  entry.same_authors = take_dashes(text);
  const auto body = text.substr(0, body_end(text));
  const auto quote = find_quote(body);
  const auto year = year_behind_authors(body, entry.same_authors);
  if (year != std::string_view::npos && year < quote.begin) {
    set_year(entry, body, year);
    auto authors = trim(body.substr(0, year));
    while (authors.ends_with('(') || authors.ends_with('[')) authors = trim(authors.substr(0, authors.size() - 1));
    set_authors(entry, authors);
    const auto rest = behind_year(body, year);
    const auto quoted = find_quote(rest);
    entry.title = quoted.begin < 4 ? quoted.content : first_sentence(rest);
    return entry;
  }
  set_year(entry, body, last_year(body));
  if (quote.begin != std::string_view::npos && quote.begin < 400) {
    set_authors(entry, body.substr(0, quote.begin));
    entry.title = quote.content;
    return entry;
  }
  const auto end = entry.same_authors ? 0 : authors_end(body);
  set_authors(entry, body.substr(0, end));
  entry.title = first_sentence(trim(body.substr(end)));
  return entry;
}

Entry read_note(std::string_view text) {
  text = trim(text);
  Entry entry;
  take_number(text);
  for (const std::string_view opener : {"See also ", "See, e.g., ", "See ", "see also ", "see ", "Cf. ", "cf. ",
                                        "Quoted in ", "Cited in ", "But see ", "E.g., "}) {
    if (text.starts_with(opener)) text.remove_prefix(opener.size());
  }
  entry.doi = reading::plain_doi(text);
  const auto body = text.substr(0, body_end(text));
  const auto quote = find_quote(body);
  set_year(entry, body, last_year(body));
  const auto bracket = body.find(" (");
  auto end = body.size();
  if (quote.begin < end) {
    end = quote.begin;
    entry.title = quote.content;
  } else {
    end = note_authors_end(body.substr(0, std::min(bracket, body.size())));
    auto title = trim(body.substr(std::min(end, body.size())));
    while (title.starts_with(',') || title.starts_with(' ')) title.remove_prefix(1);
    title = title.substr(0, title.find(" ("));
    const auto pages = title.find_last_of(',');
    if (pages != std::string_view::npos && title.find_first_of("0123456789", pages) != std::string_view::npos) {
      title = title.substr(0, pages);
    }
    entry.title = without_marks(title);
  }
  set_authors(entry, body.substr(0, end));
  return entry;
}

std::vector<std::string_view> split_entries(std::string_view text) {
  std::vector<std::string_view> entries;
  std::size_t begin = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] != '.' || text[at + 1] != ' ') continue;
    const auto rest = text.substr(at + 2, 250);
    const auto open = rest.find(" (");
    if (open == std::string_view::npos || !year_at(rest, open + 2)) continue;
    const auto names = rest.substr(0, open);
    const auto comma = names.find(", ");
    const bool initials = comma != std::string_view::npos && comma + 3 < names.size() &&
                          is_upper_ascii(names[comma + 2]) && names[comma + 3] == '.';
    if (!initials || !are_names(names) || !ends_a_work(text.substr(begin, at - begin))) continue;
    entries.push_back(text.substr(begin, at + 1 - begin));
    begin = at + 2;
  }
  entries.push_back(text.substr(begin));
  return entries;
}

CitedWork work_of(const Entry& entry) {
  CitedWork work;
  for (const auto& author : entry.authors) {
    if (work.authors.size() == most_cited_authors) break;
    work.authors.push_back(name_forms(author));
  }
  work.more_authors = entry.more_authors || entry.authors.size() > most_cited_authors;
  work.year = entry.year;
  work.title = title_words(entry.title);
  work.doi = entry.doi;
  return work;
}

}  // namespace dossier::citations
