// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/ledger.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dossier {

enum class FileFormat : std::uint8_t { Paper, JsonLines };

/// A file that can be indexed.
struct FoundFile {
  std::filesystem::path path;  ///< to open it by
  std::string name;            ///< its key in the ledger, UTF-8
  FileFormat format = FileFormat::Paper;
  std::uint64_t bytes = 0;
};

struct FileWalk {
  std::vector<FoundFile> files;     ///< by name, each once
  std::vector<FileRecord> skipped;  ///< what was named or looks like a paper but cannot be read
  std::vector<FileRecord> missing;  ///< what was named but is not there
  std::vector<std::string> roots;   ///< ledger names of the paths given; a folder's ends in `/`
};

/// Looks for files to index. Folders are walked whole, except hidden ones; symbolic links are followed, each folder
/// entered once, so that loops end. Names are relative to `base` for files below it, absolute for others.
FileWalk walk_files(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& base);

/// The folders that walk_files() enters, each once.
std::vector<std::filesystem::path> folders_below(const std::vector<std::filesystem::path>& paths);

/// Whether the walk may have something to say on a file of this name: it would be read, passed over with a word on it,
/// or is a link that may lead to a folder.
bool may_be_read(const std::filesystem::path& name);

/// Whether a ledger name is one of the roots or lies below one.
bool is_below(const std::string& name, const std::vector<std::string>& roots);

}  // namespace dossier
