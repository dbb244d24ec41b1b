// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "own/tar.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dossier {

/// What is the user's own of one library, as it was at a time.
struct Backup {
  std::string made;             ///< as utc_now() gives it
  std::vector<TarEntry> files;  ///< those that there were, by name
  bool exact = false;           ///< what there was not is removed by a restoration: it undoes another one
};

/// What a restoration did, or would have to do.
struct Restoration {
  std::vector<std::string> written;  ///< files that were not there, or replaced
  std::vector<std::string> removed;
  std::vector<std::string> same;       ///< as they are in the backup already
  std::vector<std::string> differing;  ///< there, and other than in the backup: not touched without `replace`
  std::filesystem::path before;  ///< a backup of what was there before; empty where nothing was replaced or removed
};

/// The user's own files beside an index (see index/own_files.hpp). Errors: Unreadable.
Result<Backup> backup_of(const std::filesystem::path& index);

/// Writes a backup into a file that is not there yet: a tar archive with a list of its files and their digests. Errors:
/// Usage where the file is there, Unreadable, DiskFull.
Result<void> write_backup(const Backup& backup, const std::filesystem::path& file);

/// Errors: NotFound, Unreadable; BadData where a byte of it has changed, or another version made it.
Result<Backup> read_backup(const std::filesystem::path& file);

/// Puts the files of a backup beside an index. Where one is there with other content, nothing at all is done and
/// `differing` names it, unless `replace`: then what is there is first written into a backup beside the index, which
/// restores it. Errors: Unreadable, DiskFull; what was there before is in `before`, then, or untouched.
Result<Restoration> restore(const Backup& backup, const std::filesystem::path& index, bool replace);

}  // namespace dossier
