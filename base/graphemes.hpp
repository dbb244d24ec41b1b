// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <cstddef>
#include <string_view>

namespace dossier {

// Characters as readers see them: extended grapheme clusters of UAX #29, such as a letter with its accents, a
// conjunct of Devanagari, a flag. A position between two ASCII characters costs nothing, others about a microsecond.

/// The last position at or before `at` (that of a code point, or the end) at which such a character begins or the text
/// ends. A cluster longer than some 60 code points may be cut.
std::size_t grapheme_at_or_before(std::string_view text, std::size_t at);
/// The first such position at or behind `at`.
std::size_t grapheme_at_or_after(std::string_view text, std::size_t at);
/// The span with the characters whole at whose parts it begins and ends.
TextSpan whole_graphemes(std::string_view text, TextSpan span);

}  // namespace dossier
