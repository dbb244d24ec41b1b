// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

/// What stands beside a name and says what it is.
namespace dossier {

/// "the Embassy of …", "la Embajada de …": whose it is follows.
inline bool is_of(std::string_view term) {
  constexpr std::array<std::string_view, 9> words{"of", "de", "del", "du", "des", "der", "do", "da", "von"};
  return std::find(words.begin(), words.end(), term) != words.end();
}

/// Whether the brackets hold a citation: a year at the end of the whole or of a part of it.
inline bool is_citation(std::string_view inside) {
  for (std::size_t at = 1; at + 4 <= inside.size(); ++at) {
    const bool year = (inside[at] == '1' || inside[at] == '2') && is_digit(inside[at + 1]) &&
                      is_digit(inside[at + 2]) && is_digit(inside[at + 3]);
    if (!year || (inside[at - 1] != ' ' && inside[at - 1] != ',')) continue;
    const auto rest = inside.substr(at + 4);
    const auto tail =
        rest.substr(std::min<std::size_t>(rest.size(), !rest.empty() && rest[0] >= 'a' && rest[0] <= 'e'));
    if (tail.empty() || tail[0] == ';' || tail[0] == ',' || tail[0] == ':') return true;
  }
  return false;
}

}  // namespace dossier
