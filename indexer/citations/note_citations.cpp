// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/note_citations.hpp"

#include "base/strings.hpp"
#include "index/person_words.hpp"
#include "indexer/citations/entry.hpp"
#include "indexer/citations/entry_parts.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::citations {
namespace {

using reading::trim;

bool says_ibid(std::string_view text) {
  return reading::starts_with_ci(text, "ibid") || reading::starts_with_ci(text, "idem");
}

/// Whether the part of a note has the shape of a citation: an author, a comma and a title.
bool has_shape(const Entry& entry) {
  if (entry.authors.empty() || entry.title.empty() || entry.authors.size() > 8) return false;
  return std::all_of(entry.authors.begin(), entry.authors.end(), [](const Person& author) {
    return author.organisation || ((reading::starts_upper(author.family) || is_name_with_article(author.family)) &&
                                   are_names(full_name(author)) && reading::count_words(full_name(author), 6) <= 5);
  });
}

/// Whether a note begins as an entry of a list does: a family name, a comma and initials.
bool is_listed_form(std::string_view text) {
  const auto comma = text.find(", ");
  return comma == std::string_view::npos || names::is_initials(reading::first_token(text.substr(comma + 2)));
}

/// A part's quote is looked for in so many bytes.
constexpr std::size_t longest_part = 2000;
/// So many works of one author that notes cite in full are compared with a short form.
constexpr std::size_t most_of_author = 300;

/// Where the part of a note that begins at `begin` ends: at a semicolon outside of quotes.
std::size_t part_end(std::string_view note, std::size_t begin) {
  auto end = std::min(note.find(';', begin), note.size());
  const auto quote = find_quote(note.substr(begin, longest_part));
  if (quote.begin == std::string_view::npos) return end;
  const auto closed = begin + quote.begin + quote.content.size();
  if (end > begin + quote.begin && end < closed) end = std::min(note.find(';', closed), note.size());
  return end;
}

}  // namespace

const CitedWork* NoteCitations::earlier(const CitedWork& work) const {
  const CitedWork* found = nullptr;
  for (const auto& form : work.authors.front()) {
    const auto at = full_.find(form);
    if (at == full_.end()) continue;
    for (const auto& full : at->second) {
      if (!holds_words(full.title, work.title)) continue;
      if (found != nullptr && *found != full) return nullptr;
      found = &full;
    }
  }
  return found;
}

void NoteCitations::keep(const CitedWork& work) {
  for (const auto& form : work.authors.front()) {
    auto& works = full_[form];
    if (works.size() < most_of_author && std::ranges::find(works, work) == works.end()) works.push_back(work);
  }
}

void NoteCitations::read_part(std::string_view note, std::size_t begin, std::size_t end, const OwnList& list,
                              const Take& take) {
  const auto text = trim(note.substr(begin, end - begin));
  if (text.empty()) return;
  const auto place = static_cast<std::uint32_t>(text.data() - note.data());
  const TextSpan span{place, place + static_cast<std::uint32_t>(text.size())};
  if (says_ibid(text)) {
    if (last_) take(span, *last_);
    return;
  }
  auto entry = is_listed_form(text) ? read_entry(text) : read_note(text);
  if (!has_shape(entry)) {
    entry = read_entry(text);  // as in a list: `Khan, Sana. “Title.” Lahore: Press, 2019.`
    if (!has_shape(entry) || entry.year == 0) return;
  }
  auto work = work_of(entry);
  if (work.title.empty() || work.authors.empty()) return;
  if (const auto* listed = list.by_title(work.authors.front(), work.title)) {
    work = work_of(*listed);
  } else if (entry.year == 0) {
    const auto* full = earlier(work);
    if (full == nullptr) return;
    work = *full;
  } else {
    keep(work);
  }
  take(span, work);
  last_ = std::move(work);
}

void NoteCitations::read(std::string_view note, const OwnList& list, const Take& take) {
  for (std::size_t begin = 0; begin < note.size();) {
    const auto end = part_end(note, begin);
    read_part(note, begin, end, list, take);
    begin = end + 1;
  }
}

}  // namespace dossier::citations
