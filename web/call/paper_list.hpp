// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searchable_index.hpp"

#include <cstdint>
#include <vector>

namespace dossier::web {

/// At most `limit` papers by id, from the one at `offset` on. Reads these alone, or all where some hold no passage.
Result<std::vector<Paper>> papers_from(const SearchableIndex& index, std::size_t offset, std::size_t limit);

}  // namespace dossier::web
