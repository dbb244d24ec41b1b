// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// System calls on files, each failure as a value that says what failed and what to do about it.
namespace dossier::index {

/// What a failed system call means to the user. `verb`: "read", "write" …; `number`: errno. Errors: DiskFull for a full
/// disk or quota, NoResources for too little memory or too many open files, Unreadable for all others.
Error file_error(const std::filesystem::path& path, std::string_view verb, int number);
/// Too little memory for work on the index that `what` names.
Error no_memory(const std::string& what);

/// A file's content; nothing where there is no such file.
Result<std::optional<std::string>> read_file(const std::filesystem::path& path);
/// Writes a file and forces it to the disk.
Result<void> write_whole(const std::filesystem::path& path, const std::string& content);
/// Forces the content of a file or the entries of a folder to the disk.
Result<void> sync_path(const std::filesystem::path& path);
/// Replaces `to` by `from` in one step.
Result<void> rename_path(const std::filesystem::path& from, const std::filesystem::path& to);
/// Whether there is such a file or folder.
Result<bool> is_there(const std::filesystem::path& path);
/// The names in a folder, sorted; none where there is no such folder.
Result<std::vector<std::string>> names_in(const std::filesystem::path& folder);
/// XXH3 of a file's content; nothing where there is no such file.
Result<std::optional<std::uint64_t>> checksum_of_file(const std::filesystem::path& path);

}  // namespace dossier::index
