// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Letters of any script that knows capitals.
bool is_capital(char32_t code);
bool is_small_letter(char32_t code);
/// The letter as a capital, or small; other characters as they are.
char32_t capital_of(char32_t code);
char32_t small_of(char32_t code);
/// A character of the script that Chinese and Japanese names are written in.
bool is_han(char32_t code);

/// Letters and the accents that stand behind them as one character each, where Unicode has it (NFC).
std::string composed(std::string_view text);

/// The text in letters, digits and blanks of ASCII, small: accents left out, other scripts written in Latin letters
/// (`Ødegård` → `odegard`, `王` → `wang`); apostrophes and what has no letter vanish, other marks become blanks. Slow
/// for other scripts (tens of milliseconds once, then microseconds a name).
std::string latin_letters(std::string_view text);

}  // namespace dossier
