// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::years {

/// The word that ends before `at` or begins behind it, blanks passed over: letters, digits and marks up to a blank,
/// without quotes and brackets around it, points and commas at its end; of a longer one the nearest 64 bytes or so.
/// `gap` holds what stands between the two.
struct Neighbour {
  std::string word;       ///< as written
  std::string lower;      ///< folded (year_fold)
  std::string_view gap;   ///< between the word and the number
  std::size_t begin = 0;  ///< of the word in the text
};
Neighbour word_before(std::string_view text, std::size_t at);
Neighbour word_after(std::string_view text, std::size_t at);

/// Whether a number behind the word is that of a page, an issue, a resolution …: `p.`, `no.`, `resolution`.
bool numbers_things(std::string_view lower);
/// Whether the word in front says that an amount follows, whatever it is of: `some`, `nearly`; or may follow: `about`.
bool begins_amount(std::string_view lower);
bool may_begin_amount(std::string_view lower);
/// Whether a number before the word counts it: `km`, `troops`, `percent`.
bool is_unit(std::string_view lower);
/// Whether a number behind the word is rather a year than an amount: `in`, `since`, `early`, a month.
bool introduces_year(std::string_view lower);
bool is_month(std::string_view lower);
/// `usd`, `rs`: a number beside it is a sum.
bool is_currency(std::string_view lower);
/// `of`, `de`: `près de 1500`.
bool is_of(std::string_view lower);
/// `more`, in front of `than`.
bool compares_amounts(std::string_view lower);
bool is_than(std::string_view lower);
/// Whether a number before the word is a year: `году`, `م`, `में`.
bool follows_year(std::string_view lower);
/// `années`, `دهه`: the number behind it is a decade.
bool begins_decade(std::string_view lower);
/// Bytes of what makes the number that ends at `at` a decade: `er`, `-х`, `年代`, ` के दशक`; 0: nothing does.
std::size_t decade_behind(std::string_view text, std::size_t at);
/// Whether a Chinese character right behind the number is what it counts: `1500人`, `1973号`, not `1945年`.
bool counts_by_letter(std::string_view text, std::size_t at);
/// Whether the word before `at` is in Arabic letters.
bool stands_in_arabic(std::string_view text, std::size_t at);
/// Whether a sign or a word of years stands behind `at`: `年`, `году`.
bool has_year_mark(std::string_view text, std::size_t at);
/// A small word that no amount counts: `and`, `when`, `was`.
bool is_small_word(std::string_view lower);

/// Whether what stands in brackets is a citation: a year at the end of the whole or of a part of it.
bool holds_citation(std::string_view inside);

/// Whether the lone year at [begin, end) is that of an in-text citation: `(Waltz 1979: 23)`, `Waltz (1979)`,
/// `(see Khan and Li, 2015; Noor 2012)`. An event with its year, as `Simla Agreement (1972)`, is none.
bool is_citation(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace dossier::years
