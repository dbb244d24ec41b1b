// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier {

/// Whether a name in Latin letters stands in the order of its language, the family name first: `Wang Xiaoming`, `Kim
/// Minsoo`, `Nguyen Phu Trong`. Only where every word fits names of one language of stopwords/names/ and no other order
/// is likely, so not for `Wei Wang`, `Wang Wei` or `Lee Harper`. The words are small and without marks.
bool is_family_first(std::span<const std::string> words);

/// How many syllables of a name in Hangul are the family name's.
std::size_t hangul_family(std::string_view name);

}  // namespace dossier
