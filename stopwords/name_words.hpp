// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dossier {

/// Whether a name in Latin letters stands in the order of its language, the family name first: `Wang Xiaoming`, `Kim
/// Minsoo`, `Nguyen Phu Trong`, `Nagy Imre`, `Abe Shinzo`. Only where every word fits names of one language of
/// stopwords/names/ and no other order is likely, so not for `Wei Wang`, `Wang Wei` or `Lee Harper`. The words are
/// small and without marks.
bool is_family_first(std::span<const std::string> words);

/// How many given names stand before two family names, as in Spanish: 2 in `juan carlos varela rodriguez`; 0 where that
/// is not likely.
std::size_t given_before_two(std::span<const std::string> words);

/// Where a name that has no family name begins, as in Burmese: 0 in `aung san suu kyi`, 1 in `u thant`.
std::optional<std::size_t> name_without_family(std::span<const std::string> words);

/// `Viktorovich`, `Викторовна`: of the father's name.
bool is_patronymic(std::string_view word);
/// A Russian given name in Latin letters, small and without marks.
bool is_russian_given(std::string_view word);

/// How many syllables of a name in Hangul are the family name's.
std::size_t hangul_family(std::string_view name);

}  // namespace dossier
