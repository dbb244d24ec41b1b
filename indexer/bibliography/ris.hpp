// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/bibliography/entry.hpp"

#include <string_view>

namespace dossier::bibliography {

/// Reads RIS: lines `TAG  - value`, a record from TY to ER. Lines without a tag go on the field before them. `text` is
/// UTF-8. Linear.
Entries read_ris(std::string_view text);

}  // namespace dossier::bibliography
