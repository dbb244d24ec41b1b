// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/descriptor.hpp"
#include "index/format/disk.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace dossier {

/// Keeps other programs, and other threads, from changing files of the user's own in a folder while it is in scope.
/// Waits for whoever has it. It is a lock on the folder itself (flock), so it leaves no file behind.
class FolderLock {
 public:
  /// Errors: Unreadable.
  static Result<FolderLock> take(const std::filesystem::path& folder);

 private:
  explicit FolderLock(Descriptor folder) : folder_(std::move(folder)) {}
  Descriptor folder_;
};

/// Puts a file with this content in the place of another in one step, on the disk when it returns: after a crash there
/// is the old one or the new one. A file that is a link is replaced where it leads. Errors: Unreadable, DiskFull; the
/// file is as it was then.
Result<void> replace_file(const std::filesystem::path& file, const std::string& content);

}  // namespace dossier
