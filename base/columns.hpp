// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Columns that a text takes on a terminal: none for marks and format characters, two for wide characters of East Asia
/// (UAX #11) and emoji, one for every other.
std::size_t columns_of(std::string_view text);

/// The longest beginning of a text that takes at most `columns`; never parts a character from its marks.
std::string_view fitting(std::string_view text, std::size_t columns);

/// Breaks a text into lines of at most `columns`, at white space where there is some, which belongs to no line. A
/// newline always breaks. Linear in the text.
std::vector<TextSpan> wrap(std::string_view text, std::size_t columns);

}  // namespace dossier
