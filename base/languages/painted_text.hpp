// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace dossier {

/// Leaves out the characters that turn the direction of what follows (turns_direction of base/controls.hpp), which
/// tools put around each line of a text from right to left and around the numbers in it. The blank that such a tool
/// puts before a number or a comma, as it is painted, goes behind it: `في ‪ 1754‬إلى` becomes `في 1754
/// إلى`. Returns how many were left out. Linear in the text.
std::size_t drop_turns(std::string& text);

/// Mends Arabic that a tool took from a PDF as it is painted: the ligature of lam and alef, taken apart from left to
/// right, stands as alef and lam (`األمن` for `الأمن`). Two alefs before a lam are in no Arabic word, so they tell such
/// a text; in it the words `ال` and `وال` are `لا` and `ولا`. What could be either is left. Returns how many places
/// were mended. Linear in the text.
std::size_t mend_painted_arabic(std::string& text);

}  // namespace dossier
