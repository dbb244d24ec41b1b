// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

// Checksums of a generation's files, with what tells that a file was written since, in a file `manifest` beside them.
// It is renamed to `manifest.before` before the files are changed and written again after the commit. So where it is,
// it holds, and where only `manifest.before` is, a writer was cut off between the two.
namespace dossier::index {

/// Files of so many bytes are compared with their checksums at every opening; Xapian trusts what it reads, so that a
/// damaged block could crash it. Of larger ones those that were written since their checksums were made.
inline constexpr std::uint64_t checked_at_opening = 32ULL << 20U;

/// Errors: DiskFull, NoResources, Unreadable; then the generation has the manifest that it had, or none.
Result<void> write_manifest(const std::filesystem::path& generation);

/// Says that the files of a generation are about to change. Errors as above; the files may not be changed then.
Result<void> begin_change(const std::filesystem::path& generation);
/// Writes the manifest of files that were changed. After an error the generation is as after a writer that was cut off.
Result<void> end_change(const std::filesystem::path& generation);

enum class ManifestState : std::uint8_t {
  Absent,    ///< there is none, and no writer was at work
  Changing,  ///< there is none: a writer is changing the files, or was cut off
  Holds,
  Broken,  ///< a file is missing, or is not what was written
};

struct ManifestCheck {
  ManifestState state = ManifestState::Absent;
  std::string file;  ///< for Broken: which one
};

/// Compares the files with the manifest (several GB/s are read from memory, the first time from the disk). Where they
/// are larger than `limit` bytes in all, a file is only read if it was written, replaced or copied since the manifest
/// was made. Right also while a writer commits. Errors: NoResources, Unreadable: what cannot be read is not broken.
Result<ManifestCheck> verify_manifest(const std::filesystem::path& generation, std::uint64_t limit);

}  // namespace dossier::index
