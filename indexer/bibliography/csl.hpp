// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/bibliography/entry.hpp"

#include <string_view>

namespace dossier::bibliography {

/// Whether JSON may be a bibliography in CSL-JSON: a list (or `{"items": [`) of objects that have a type. Looks at the
/// first bytes only.
bool looks_like_csl(std::string_view json);

/// Reads CSL-JSON. JSON that is not well-formed, or nested too deep, gives a note and no entries.
Entries read_csl(std::string_view json);

}  // namespace dossier::bibliography
