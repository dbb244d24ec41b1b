// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What a word beside a number says of it; stopwords/years/en.txt tells each.
enum class YearWord : std::uint8_t {
  Thing,
  Amount,
  MaybeAmount,
  More,
  Than,
  Of,
  Unit,
  Month,
  Before,
  After,
  Currency,
  Small,
  Event,
  Joint,
  Decade,
  DecadeBefore,
  DecadeBehind,
  Mark,
  Beside,
};

/// The word as it is looked up: folded as texts are for searching, so case, accents and vowel signs do not count.
std::string year_fold(std::string_view word);

/// Whether a folded word is one of a kind in any language that stopwords/years/ has. Takes one look-up.
bool is_year_word(YearWord kind, std::string_view folded);

/// The words of a kind as they are written, the longest first: for kinds that stand without a blank, or of several
/// words.
const std::vector<std::string_view>& year_words(YearWord kind);

}  // namespace dossier
