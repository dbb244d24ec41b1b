// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::reading {

/// Words that papers print before, above or between their parts, in all languages (stopwords/sections/).
enum class PrintedWord : unsigned char {
  Abstract,
  Keywords,
  Figure,
  Table,
  TableNote,
  Notes,
  Chapter,
  Page,
  ArticleInfo,  ///< names the box of dates and keywords beside an abstract
  ListFollows,  ///< ends a sentence that introduces a list: "as follows"
  TakesUp,      ///< begins a sentence that speaks of the one before: "it"
};

/// Bytes of the longest such word that the text begins with, in any case; 0 where there is none. Not parted from what
/// follows: "Figures" begins with "Figure".
std::size_t printed_word(std::string_view text, PrintedWord kind);
/// Whether the text is such a word and nothing else but marks.
bool is_printed_word(std::string_view text, PrintedWord kind);
/// Whether the text ends with such a word, in any case, but for marks behind it. The word may be the end of a longer
/// one.
bool ends_with_printed_word(std::string_view text, PrintedWord kind);

}  // namespace dossier::reading
