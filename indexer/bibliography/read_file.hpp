// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/bibliography/entry.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace dossier::bibliography {

struct ReadBibliography {
  bool is_bibliography = true;  ///< false for JSON that is something else
  Entries found;
  std::uint64_t bytes = 0;
  std::string content_hash;
};

/// Reads a bibliography as its name says: BibTeX, RIS, CSL-JSON in any encoding, or Zotero's database. `named`: the
/// user named it, so JSON that is no bibliography is an error. Errors: Unreadable, BadData.
Result<ReadBibliography> read_bibliography(const std::filesystem::path& path, bool named, std::uint64_t most_bytes);

}  // namespace dossier::bibliography
