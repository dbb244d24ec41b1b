// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The regular English forms of a noun, itself first: `ally` → ally, allies.
std::vector<std::string> noun_forms(std::string_view noun);

/// The regular English forms of a verb, itself first: `deny` → deny, denies, denied, denying. A doubled consonant and
/// irregular forms are not known here; the data lists them.
std::vector<std::string> verb_forms(std::string_view verb);

}  // namespace dossier
