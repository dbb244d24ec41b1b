// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier {

/// The facet of the years and decades that a passage's text mentions: `1971`, `1970s`. Many passages have several, so
/// lists of a passage's labels leave it out where people read them.
inline constexpr std::string_view mentions_year_facet = "mentions-year";

}  // namespace dossier
