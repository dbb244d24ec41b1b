// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier::reading {

/// Whether a line or paragraph begins as an entry of a reference list does: a name or title in capitals, and a year
/// within its first part; or a number in brackets.
bool begins_reference(std::string_view text);

/// Whether a line goes on with the entry above it: a small letter, "Retrieved from", an address, pages.
bool continues_reference(std::string_view text);

/// Whether a line begins with an author whose name begins with a small letter: "van der Berg, A. (2014)".
bool begins_with_particle(std::string_view text);

}  // namespace dossier::reading
