// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::years {

/// The word that ends before `at` or begins behind it, blanks passed over: letters, digits and marks up to a blank,
/// without quotes and brackets around it, points and commas at its end. `gap` holds what stands between the two.
struct Neighbour {
  std::string word;       ///< as written
  std::string lower;      ///< ASCII letters made small
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
/// A small word that no amount counts: `and`, `when`, `was`.
bool is_small_word(std::string_view lower);

/// Whether the lone year at [begin, end) is that of an in-text citation: `(Waltz 1979: 23)`, `Waltz (1979)`,
/// `(see Khan and Li, 2015; Noor 2012)`. An event with its year, as `Simla Agreement (1972)`, is none.
bool is_citation(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace dossier::years
