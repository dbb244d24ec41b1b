// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/safe_text.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"

namespace dossier {
namespace {

constexpr char32_t pictures = 0x2400;
constexpr char32_t picture_of_delete = 0x2421;
constexpr char32_t replacement = 0xFFFD;

char32_t shown(char32_t code) {
  if (code < 0x20) return pictures + code;
  if (code == 0x7F) return picture_of_delete;
  if (code >= 0x80 && code < 0xA0) return replacement;
  return code == utf8::invalid_char ? replacement : code;
}

}  // namespace

std::string safe_text(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    if (character.code == '\n' || character.code == '\t') {
      out += keep_lines ? static_cast<char>(character.code) : ' ';
    } else if (!turns_direction(character.code)) {
      utf8::append(out, shown(character.code));
    }
    at += character.size;
  }
  return out;
}

}  // namespace dossier
