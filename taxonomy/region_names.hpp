// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dossier {

/// ICU's English name of a region by its ISO 3166-1 code; empty if it knows none.
std::string region_name(const std::string& iso2);

/// The three-letter code of a region; empty if ICU knows none.
std::string iso3_code(const std::string& iso2);

}  // namespace dossier
