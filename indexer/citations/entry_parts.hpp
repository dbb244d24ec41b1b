// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// Where the parts of an entry of a list of references begin and end. Places are bytes; all are linear.
namespace dossier::citations {

/// A quoted title.
struct Quote {
  std::size_t begin = std::string_view::npos;  ///< of the opening mark; npos: there is none
  std::string_view content;
};
Quote find_quote(std::string_view text);

/// Without blanks, commas, semicolons and colons at both ends, nor a full stop behind a whole word.
std::string_view without_marks(std::string_view text);

/// Where addresses and "Retrieved", "Accessed" begin, or the end.
std::size_t body_end(std::string_view text);

/// Whether the text can be a list of authors: names, initials and what joins them.
bool are_names(std::string_view text);

/// Place of the year that stands behind the authors and before the title; npos where none does. `no_authors`: it may
/// stand first.
std::size_t year_behind_authors(std::string_view entry, bool no_authors);

/// Place of the last year outside of quotes; npos where there is none.
std::size_t last_year(std::string_view entry);

/// Where the authors end in an entry that has its year at the end.
std::size_t authors_end(std::string_view entry);

/// Where they end in a note, which has commas behind them.
std::size_t note_authors_end(std::string_view note);

/// The text up to the end of its first sentence; a stop behind an abbreviation ends none.
std::string_view first_sentence(std::string_view text);

/// Whether an entry may end with the text: pages, a publisher, an address; not with the initial of a name.
bool ends_a_work(std::string_view text);

}  // namespace dossier::citations
