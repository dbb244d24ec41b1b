// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/cited_work.hpp"
#include "index/person.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::citations {

/// What an entry of a list of references says of its work, as far as it is needed to know the work again.
struct Entry {
  std::uint32_t number = 0;  ///< `[12]`, `12.`; 0: none
  std::vector<Person> authors;
  bool more_authors = false;
  bool same_authors = false;  ///< `———.`: those of the entry before it
  int year = 0;
  char letter = 0;    ///< of `2014a`; 0: none
  std::string title;  ///< as printed; perhaps with what stands behind it
  std::string doi;
};

/// Reads an entry of any usual style: the year behind the authors (APA, Chicago, Harvard) or at the end (MLA, ABNT,
/// Vancouver), titles in quotes or not. Any text gives some entry; without a year or title these are empty.
Entry read_entry(std::string_view text);

/// Reads a citation in a note, which has given names first: `Sana Khan, "Title", Journal 3 (2019): 14`, `Sana Khan,
/// Title (Lahore: Press, 2019), 14`, and the short form `Khan, Title, 14`.
Entry read_note(std::string_view text);

/// The entries that stand in one text, where reading did not part them.
std::vector<std::string_view> split_entries(std::string_view text);

CitedWork work_of(const Entry& entry);

}  // namespace dossier::citations
