// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/bibliography/sqlite.hpp"
#include "indexer/blocks/user_note.hpp"

#include <cstdint>
#include <functional>

namespace dossier::bibliography {

/// Takes a note, and the item that it is on: that of the paper, also for what is in an attachment of it; 0 for none.
using TakeNote = std::function<void(std::int64_t item, UserNote note)>;

/// Reads the notes and annotations of a Zotero database that are not in the bin. A database without tables for them has
/// none. Errors: BadData.
Result<void> read_zotero_notes(const DatabaseCopy& copy, const TakeNote& take);

}  // namespace dossier::bibliography
