// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/file_record.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dossier {

enum class FileFormat : std::uint8_t {
  Paper,
  JsonLines,
  Bibliography,  ///< by its name: JSON has to be looked into
};

/// What tells a file or folder from all others on the machine: device and inode.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;

/// A file that can be indexed.
struct FoundFile {
  std::filesystem::path path;  ///< to open it by
  std::string name;            ///< its key in the report, UTF-8
  FileFormat format = FileFormat::Paper;
  std::uint64_t bytes = 0;
  FileIdentity identity;                      ///< 0, 0 where the system does not tell
  bool link = false;                          ///< the name is a symbolic link
  std::vector<std::filesystem::path> copies;  ///< its other names, and files with the same bytes; plan_build sets them
};

struct FileWalk {
  std::vector<FoundFile> files;     ///< by name, each name once; a file may come by several names
  std::vector<FileRecord> skipped;  ///< what was named or looks like a paper but cannot be read
  std::vector<FileRecord> missing;  ///< what was named but is not there
  std::vector<FileRecord> unread;   ///< what could not be looked at now; what the index has of it is to stay
  std::vector<FileRecord> same;     ///< further names of a folder that is walked
  std::vector<std::string> roots;   ///< names in the report of the paths given; a folder's ends in `/`
  std::vector<std::string> kept;    ///< names of `unread`, as roots are
  std::vector<std::string> empty;   ///< folders without any entry, as roots are: perhaps a share that is not mounted
};

/// Looks for files to index. Folders are walked whole, except hidden ones, each once by whatever name, so that loops of
/// links end. A symbolic link inside of a folder is followed where it leads to something below one of `paths`; with
/// `follow_links`, anywhere. Names are relative to `base` for files below it, absolute for others.
FileWalk walk_files(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& base,
                    bool follow_links = false);

/// The folders that walk_files() enters, each once.
std::vector<std::filesystem::path> folders_below(const std::vector<std::filesystem::path>& paths, bool follow_links);

/// `.pdf`, `.bib`: the last ending of a name, in small letters.
std::string ending_of(const std::filesystem::path& path);

/// How a file of this name is read; nothing where it is not.
std::optional<FileFormat> format_of(const std::filesystem::path& name);

/// Whether the walk may have something to say on a file of this name: it would be read, passed over with a word on it,
/// or is a link that may lead to a folder.
bool may_be_read(const std::filesystem::path& name);

/// Whether a name in the report is one of the roots or lies below one.
bool is_below(const std::string& name, const std::vector<std::string>& roots);

}  // namespace dossier
