// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace dossier::reading {

/// Calls `use(code)` for each character until it returns false.
template <class Use>
void each_char(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (!use(c.code)) return;
    at += c.size;
  }
}

/// Whether an ASCII digit is in the text.
inline bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

/// Whether the byte is an ASCII letter or part of another character: what a word is cut at is neither.
inline bool is_word_byte(char c) { return is_alpha_ascii(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Bytes of the spaces at the beginning of a line.
inline std::size_t leading_spaces(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// Bytes of the spaces and tabs at the beginning of a line.
inline std::size_t leading_blanks(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

}  // namespace dossier::reading
