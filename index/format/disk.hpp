// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>

namespace dossier::index {

/// The error of a system call that failed with `number` (errno) when it was to `verb` (`write`, `make the folder`) a
/// path: DiskFull where no room was left, else Unreadable.
Error file_error(const std::filesystem::path& path, const std::string& verb, int number);

/// Writes a file and forces it to the disk. Errors: DiskFull, Unreadable.
Result<void> write_whole(const std::filesystem::path& path, const std::string& content);

/// Forces the content of a file or the entries of a folder to the disk.
Result<void> sync_path(const std::filesystem::path& path);

}  // namespace dossier::index
