// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier {

/// How much two texts have in common, 0 to 1: twice their common pairs of words by all pairs of both.
double likeness(std::string_view a, std::string_view b);

/// Texts less alike than this are not taken for one that was changed.
inline constexpr double near_text = 0.5;

}  // namespace dossier
