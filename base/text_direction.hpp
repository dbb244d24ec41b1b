// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier {

/// Whether a text runs from right to left: as its first letter does (rules P2 and P3 of the Unicode Bidirectional
/// Algorithm, UAX 9). False for a text without letters. Cost: the characters up to that letter.
bool runs_right_to_left(std::string_view text);

}  // namespace dossier
