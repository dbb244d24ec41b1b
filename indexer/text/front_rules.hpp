// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// What a line around a paper's title is.
enum class FrontSort : std::uint8_t {
  None,
  ArticleType,     ///< "Research Article"
  Journal,         ///< name, ISSN, volume, home page, DOI of the journal
  Affiliation,     ///< post, department, university
  Address,         ///< an e-mail address or ORCID
  Correspondence,  ///< corresponding author
  Dates,           ///< received, accepted, published
  Licence,         ///< copyright, Creative Commons
  Citation,        ///< how to cite
};

/// Looks at the beginning and a few words of the text only; long running text is None.
FrontSort front_sort(std::string_view text);

/// The same, but only what can stand in a box inside the text (Address, Correspondence, Dates, Licence, Citation);
/// cheap.
FrontSort box_sort(std::string_view text);

/// Whether the sort belongs into the box of correspondence, dates and licence that some journals print into the text.
bool is_box_sort(FrontSort sort);

/// The part of a line or lines of authors that holds their names: all of it, or its first line, or what stands before
/// the first institution; empty where no names lead. `first_line`: bytes of the first line, 0 if there is but one.
std::string_view leading_names(std::string_view text, std::size_t first_line);

/// Whether `token` is the letter of an affiliation behind a name: "Ada Brook a, *". `behind`: what follows it.
bool is_letter_mark(std::string_view token, std::string_view behind);

/// Whether a line may be one name of two to four characters in a script without blanks.
bool is_wide_name(std::string_view text);

/// Whether the words look like names of people: capitals, initials, commas, "and", no other small words.
bool looks_like_names(std::string_view text);

/// Takes the numbers that tie authors to affiliations out of `text`, where they lost their raising: "1Ada Brook",
/// "Ada Brook1,". `first_line` is the size of its first line, kept right. Returns the numbers.
std::vector<std::uint32_t> take_glued_marks(std::string& text, std::size_t& first_line);

}  // namespace dossier::reading
