// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/catalogue.hpp"

#include <filesystem>
#include <string>

namespace dossier {

/// A file that the index names, as it was when it was indexed.
struct IndexedFile {
  std::filesystem::path path;  ///< where it lies now
  std::string content_hash;
};

/// Where the file of a passage lies: the path as it was given, from this folder or from the one that the index lies in.
/// Errors: NotFound where it is no more there, or the index does not know it.
Result<IndexedFile> file_of(const Catalogue& catalogue, const Passage& passage);

/// The file's bytes. Errors: NotFound, Unreadable; BadData where they are not those that were indexed.
Result<std::string> unchanged_bytes(const IndexedFile& file);

}  // namespace dossier
