// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

// The folder of an index:
//   current             which generation holds: one line with the format's version, one with the folder's name
//   generation-N/       a Xapian database with its manifest
//   lock                held by the one writer
//   build-…/            a generation in the making; left over only after a crash, removed by the next writer
namespace dossier::index {

/// Which generation folder holds.
struct Current {
  int format = 0;
  std::uint64_t number = 0;
  std::filesystem::path folder;
};

/// Reads `current`. Where it is missing beside a single generation with a manifest, that one holds: a first build was
/// cut off before its last step. Beside anything else of an index it is damage. Errors: IndexMissing,
/// IndexIncompatible, IndexDamaged, NoResources, Unreadable.
Result<Current> read_current(const std::filesystem::path& index);

/// Content of the file by which a commit to a generation's database shows; empty where there is none. Errors:
/// NoResources, Unreadable.
Result<std::string> revision_state(const std::filesystem::path& database);

/// The folder of a generation in the making.
std::filesystem::path build_folder(const std::filesystem::path& index);

/// Puts a finished database folder in place as generation `number` and removes all others: written to the disk first,
/// then renamed, then named in `current` by an atomic rename. After an error `current` names the old generation, or, if
/// only the last sync failed, the new one.
Result<void> publish(const std::filesystem::path& index, const std::filesystem::path& database, std::uint64_t number);

/// Removes what crashed writers left behind, and names in `current` the generation that holds where nothing names it.
/// Only for the holder of the lock.
void remove_leftovers(const std::filesystem::path& index);

/// The lock of the one writer, for as long as the object lives. The operating system frees it when a process dies.
class WriterLock {
 public:
  /// Makes the index's folder where there is none. Errors: IndexLocked, NoResources, Unreadable, DiskFull.
  static Result<WriterLock> take(const std::filesystem::path& index);

  /// How many folders take() made: the index's, and those above it that were not there.
  [[nodiscard]] std::size_t made_folders() const { return made_folders_; }

 private:
  WriterLock(Descriptor file, std::size_t made_folders) : file_(std::move(file)), made_folders_(made_folders) {}
  Descriptor file_;
  std::size_t made_folders_;
};

}  // namespace dossier::index
