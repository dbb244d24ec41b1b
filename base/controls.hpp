// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Control characters of ASCII and of ISO 8859-1 (C0, delete and C1): U+0000–001F, U+007F–009F.
constexpr bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9): U+202A–202E, U+2066–2069. They
/// turn the direction of what follows, also behind the text that they stand in.
constexpr bool turns_direction(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// The separators of Unicode that end a line: U+0085, U+2028, U+2029.
constexpr bool ends_line(char32_t code) { return code == 0x85 || code == 0x2028 || code == 0x2029; }

/// White_Space of Unicode.
constexpr bool is_white_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

/// The text without control characters, other than tab, newline and carriage return, and without characters that turn
/// the direction. Linear; broken bytes are left as they are.
std::string without_controls(std::string_view text);

/// JSON with the characters above, and line separators, written as `\u0085`: the same value, safe to print and to read
/// a line at a time. `json` is well-formed, so that they stand in strings alone. Linear.
std::string with_escaped_controls(std::string json);

}  // namespace dossier
