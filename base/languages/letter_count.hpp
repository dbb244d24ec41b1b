// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utf8.hpp"

#include <cstddef>
#include <string_view>

namespace dossier {

/// How many characters a text has.
inline std::size_t letters_in(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size(); ++letters) at += utf8::decode(text, at).size;
  return letters;
}

}  // namespace dossier
