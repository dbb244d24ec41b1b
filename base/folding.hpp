// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

/// What a character is to the analyzer.
enum class CharClass : std::uint8_t {
  Mark,        ///< parts tokens: spaces, punctuation, symbols, broken bytes
  Word,        ///< letter, digit (a lowered one too) or combining mark
  Joiner,      ///< soft hyphen, zero-width joiners: inside a word they vanish
  Apostrophe,  ///< an apostrophe of whatever shape
  Raised,      ///< superscript letter or digit: the mark of a note, a power, the end of an ordinal
  Dictionary,  ///< of a script written without spaces, cut into words by a dictionary
};

/// Class of a code point; invalid ones are marks.
CharClass char_class(char32_t code);

/// Whether a letter is a capital or a small one; letters of scripts without case are neither.
enum class LetterCase : std::uint8_t { None, Small, Capital };
LetterCase letter_case(char32_t code);

/// Appends the folded form of one code point below U+0530 (Latin, Greek, Cyrillic): lower case, without accents, but й,
/// ї and ў are letters; may be nothing (a combining mark, a half ring of a transliteration) or several letters (æ →
/// ae).
void append_simple_fold(std::string& out, char32_t code);
inline constexpr char32_t simple_fold_limit = 0x530;

/// Appends the folded form of a whole word of any script: NFKC case folding, accents of Latin, Greek and Cyrillic,
/// Arabic vowel signs and Hebrew points left out, variants of Arabic letters made one, digits of all scripts as ASCII.
void append_full_fold(std::string& out, std::string_view word);

}  // namespace dossier
