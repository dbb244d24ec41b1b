// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

/// What the report counts, in words for a reader: `3 running heads`, `2 footnote marks removed`. A word that is not
/// known here stands as it is behind its number. Empty for none.
std::string dropped_in_words(std::string_view reason, std::uint32_t lines);
std::string repaired_in_words(std::string_view repair, std::uint32_t times);

}  // namespace dossier
