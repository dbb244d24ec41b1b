// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/bibliography/entry.hpp"

#include <filesystem>

namespace dossier::bibliography {

/// Reads `zotero.sqlite` (Zotero 5 and later) from a copy, so that Zotero may run: every item that is not in the bin,
/// with creators, collections, tags, the paths of its attachments (stored and linked), its notes and the annotations in
/// its attachments (Zotero 6 and later), and its citation key: Zotero's
/// own, that of the field Extra, or Better BibTeX's where its database lies beside. Errors: Unreadable, BadData.
Result<Entries> read_zotero(const std::filesystem::path& database);

}  // namespace dossier::bibliography
