// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

// Checksums of a generation's files, with what tells that a file was written since, in a file `manifest` beside them.
// It is taken away before the files are changed and written again after the commit, so that where it is, it holds: a
// crash in between leaves none.
namespace dossier::index {

/// Files of so many bytes are compared with their checksums at every opening; Xapian trusts what it reads, so that a
/// damaged block could crash it. Of larger ones those that were written since their checksums were made.
inline constexpr std::uint64_t checked_at_opening = 32ULL << 20U;

Result<void> write_manifest(const std::filesystem::path& generation);
Result<void> remove_manifest(const std::filesystem::path& generation);

enum class ManifestState : std::uint8_t {
  Absent,  ///< nothing to compare with
  Holds,
  Broken,  ///< a file is missing, or is not what was written
};

struct ManifestCheck {
  ManifestState state = ManifestState::Absent;
  std::string file;  ///< for Broken: which one
};

/// Compares the files with the manifest (several GB/s are read from memory, the first time from the disk). Where they
/// are larger than `limit` bytes in all, a file is only read if it was written, replaced or copied since the manifest
/// was made. Right also while a writer commits.
ManifestCheck verify_manifest(const std::filesystem::path& generation, std::uint64_t limit);

}  // namespace dossier::index
