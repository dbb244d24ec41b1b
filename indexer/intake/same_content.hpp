// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/file_record.hpp"
#include "indexer/intake/file_walk.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier {

/// Content hashes of files, each made once. Cost of the first question: the file is read.
class FileHashes {
 public:
  /// Empty where the file cannot be read.
  const std::string& of(const FoundFile& file);

 private:
  std::map<std::string, std::string> by_name_;
};

/// Accounts of files, by path.
struct KnownFiles {
  const std::map<std::string, FileRecord>& now;     ///< of the index that is brought up to date
  const std::map<std::string, FileRecord>& before;  ///< of the index that was there
};

/// Which group of files (see paper_groups) a file is of, by its name.
using GroupOfFile = std::map<std::string, std::string>;

/// Leaves each file of `walk` one name, and moves the records of the others into walk.same. Taken is a name that the
/// index has, else one that was read as another file that is no longer there, else one that is no link, else the
/// shortest, else the first.
void keep_one_name(FileWalk& walk, const KnownFiles& known);

/// Leaves one of files with the same bytes, chosen in the same way, and gives the records of the others. A copy that
/// the index has as a paper of its own, with these bytes, stays one: its ids may be in use. Files that belong with a
/// copy go over to the group of the one that is left. Their hashes
/// have no mark. Cost: files of a size that others have are read.
std::vector<FileRecord> keep_one_copy(FileWalk& walk, const KnownFiles& known, FileHashes& hashes,
                                      GroupOfFile& group_of);

}  // namespace dossier
