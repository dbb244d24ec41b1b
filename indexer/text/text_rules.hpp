// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strings.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// Small questions about a piece of clean text that the stages of reading share. All are linear in their argument,
/// most look at its first or last word only. Text is well-formed UTF-8.
namespace dossier::reading {

inline bool is_blank_char(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
inline bool is_punct_ascii(char c) { return c > ' ' && c < 0x7F && !is_digit(c) && !is_alpha_ascii(c); }

/// Without blanks at both ends; blanks are ASCII blanks, newlines and no-break spaces.
std::string_view trim(std::string_view text);

/// Letters and digits only, ASCII in lower case; dashes, quotes, spaces and marks left out. Two prints of one title
/// or running head are alike under it.
std::string squeeze(std::string_view text);
/// The same without digits: what stays the same of a running head with a page number.
std::string squeeze_letters(std::string_view text);

/// Number of runs without blanks that hold a letter or digit, counted no further than `limit`.
std::size_t count_words(std::string_view text, std::size_t limit = static_cast<std::size_t>(-1));

/// At least one character, and all of them ASCII digits.
bool digits_only(std::string_view token);

/// First and last run without blanks; empty for empty text.
std::string_view first_token(std::string_view text);
std::string_view last_token(std::string_view text);

/// Whether the first letter (behind quotes and brackets) is a small or a capital one; a digit is neither.
bool starts_lower(std::string_view text);
bool starts_upper(std::string_view text);
/// Whether the first letter is of a script without capitals: Arabic, Chinese, Hindi …
bool starts_uncased(std::string_view text);
/// Whether a sentence surely goes on from one line to the next.
bool text_goes_on(std::string_view line, std::string_view next);

/// Whether the text ends as a sentence does: . ! ? … behind closing quotes, brackets and note marks.
bool ends_sentence(std::string_view text);
/// Whether a sentence ends before the text does. A full stop that may be an abbreviation's ends none.
bool several_sentences(std::string_view text);
bool ends_with_colon(std::string_view text);
/// Whether the full stop at the end may be that of an abbreviation: "U.S.", "J.", "et al.", "Vol."
bool ends_abbreviated(std::string_view text);
/// Ends inside a sentence: neither of the two above, and no semicolon.
bool ends_open(std::string_view text);
/// Ends in a letter and a hyphen (or a soft hyphen), as a word cut at a line's end does.
bool ends_hyphenated(std::string_view text);

/// Whether the word (any case, marks around it ignored) can not end a sentence or a heading: articles, prepositions,
/// conjunctions, auxiliaries, in English, German and French.
bool is_function_word(std::string_view word);
/// Whether the word is one that begins sentences and is small elsewhere: The, This, However, In …
bool is_sentence_opener(std::string_view word);
/// Whether the text takes up what was said before it (This, These, Such, However, Thus …).
bool takes_up(std::string_view text);

/// Share of the words that are written as in a title, among those of four letters or more that are no function words;
/// 1 where there are none.
double title_case_share(std::string_view text);
/// At least two letters, and all of them capitals.
bool all_caps(std::string_view text);

bool starts_with_ci(std::string_view text, std::string_view lower_prefix);
/// Place of an ASCII needle in small letters, any case in the text; npos where it is not.
std::size_t find_ci(std::string_view text, std::string_view lower_needle);
inline bool contains_ci(std::string_view text, std::string_view lower_needle) {
  return find_ci(text, lower_needle) != std::string_view::npos;
}
/// All letters made small.
std::string small_letters(std::string_view text);

}  // namespace dossier::reading
