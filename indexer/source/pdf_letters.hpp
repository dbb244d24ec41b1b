// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Small questions about letters that the rules of the PDF reader share. Text is well-formed UTF-8; all are linear.
namespace dossier::pdf {

/// How many characters of each kind a text has.
struct LetterCounts {
  std::uint32_t all = 0;  ///< code points that are no blanks
  std::uint32_t letters = 0;
  std::uint32_t digits = 0;
  std::uint32_t capitals = 0;
  std::uint32_t small = 0;
  std::uint32_t odd = 0;            ///< private use, replacement characters, controls
  std::uint32_t ideographs = 0;     ///< of scripts written without blanks
  std::uint32_t right_to_left = 0;  ///< of scripts that run from right to left
};
LetterCounts count_letters(std::string_view text);

/// A script written without blanks between words: Chinese, Japanese.
bool is_ideograph(char32_t code);

/// The first and the last code point; 0 where the text is empty.
char32_t first_code(std::string_view text);
char32_t last_code(std::string_view text);

/// A letter of any script; in scripts that know case, a small or a capital one.
bool is_letter(char32_t code);
bool is_small(char32_t code);
bool is_capital(char32_t code);

/// Whether the first letter, behind quotes and brackets, is a small or a capital one.
bool begins_small(std::string_view text);
bool begins_capital(std::string_view text);

/// Ends in a hyphen behind a letter: a word may be broken there.
bool ends_with_hyphen(std::string_view text);

/// Bytes of the hyphen at the end: `-`, a soft hyphen, U+2010; 0 where there is none.
std::size_t hyphen_at_end(std::string_view text);

/// Letters, folded, and digits alone, without blanks and marks; a run of digits becomes one `#` where asked for.
std::string skeleton(std::string_view text, bool hide_digits);

/// The place behind the digits that stand at `at`; `at` where there are none.
std::size_t digits_end(std::string_view text, std::size_t at);

/// Value of a Roman number in small or capital letters; 0 where it is none.
std::uint32_t roman_value(std::string_view text);

/// Whether a code is one of the control characters by which TeX numbers ligatures, dashes and quotes.
constexpr bool is_tex_code(char32_t code) { return code >= 0x0B && code < 0x20; }

/// Letters of fonts without a name that TeX made: the file tells TeX's own numbers instead of letters. TeX has two
/// ways of numbering, the old one and that of Cork (1990); which one a file has, the numbers tell.
class TexLetters {
 public:
  void learn(std::string_view word);
  /// The word with ligatures, dashes and quotes as letters; other control characters left out.
  [[nodiscard]] std::string mend(std::string_view word) const;

 private:
  std::size_t cork_ = 0;  ///< numbers seen that stand for something common in one of the two ways
  std::size_t old_ = 0;
};

/// Fills the tables of letters, which otherwise happens at their first use. A child process of a program with threads
/// would wait forever for a table that another thread was filling when it was forked.
void fill_letter_tables();

}  // namespace dossier::pdf
