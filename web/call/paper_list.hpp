// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/read/index_reader.hpp"

#include <cstdint>
#include <vector>

namespace dossier::web {

/// At most `limit` papers by id, from the one at `offset` on. Reads these alone, or all where some hold no passage.
Result<std::vector<Paper>> papers_from(const IndexReader& reader, std::size_t offset, std::size_t limit);

}  // namespace dossier::web
