// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::utf8 {

/// One character read from UTF-8.
struct Char {
  char32_t code = 0;       ///< invalid_char for a byte that begins no well-formed character
  std::uint32_t size = 0;  ///< bytes, 1 to 4; 1 for a broken byte
};

inline constexpr char32_t invalid_char = 0xFFFFFFFF;

/// The character at `at`, which must be inside `text`. Overlong forms, surrogates and codes above U+10FFFF are broken.
Char decode(std::string_view text, std::size_t at);

/// Appends a code point; one that is no scalar value is appended as U+FFFD.
void append(std::string& out, char32_t code);

/// Whether the whole text is well-formed. About a gigabyte a second on ASCII.
bool valid(std::string_view text);

/// The text with each broken byte replaced by U+FFFD; `broken`, where given, receives their number.
std::string repaired(std::string_view text, std::size_t* broken = nullptr);

/// The greatest position at or before `at` that stands between two characters.
std::size_t boundary_before(std::string_view text, std::size_t at);

}  // namespace dossier::utf8
