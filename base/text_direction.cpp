// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_direction.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>

namespace dossier {

bool runs_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    if (c.code == utf8::invalid_char) continue;
    const auto direction = u_charDirection(static_cast<UChar32>(c.code));
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

}  // namespace dossier
