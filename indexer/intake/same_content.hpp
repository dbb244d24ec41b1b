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
  const std::map<std::string, FileRecord>&
      now;  ///< of the index that is brought up to date; none where it is made anew
  const std::map<std::string, FileRecord>& before;  ///< of the index that was there

  /// Whether the index keeps what it has of a file that was not found: the file lies outside of the paths that were
  /// walked, or could not be looked at.
  [[nodiscard]] bool keeps(const std::string& name, const FileWalk& walk) const {
    return is_below(name, walk.kept) || (now.contains(name) && !is_below(name, walk.roots));
  }
};

/// Which group of files (see paper_groups) a file is of, by its name.
using GroupOfFile = std::map<std::string, std::string>;

/// Leaves each file of `walk` one name, and moves the records of the others into walk.same. Taken is a name that the
/// index has, else one that was read as another file that is no longer there, else one that is no link, else one that
/// does not call itself a copy (`paper copy.pdf`, `paper (1).pdf`), else the one in the fewest folders, else the first.
void keep_one_name(FileWalk& walk, const KnownFiles& known);

/// Leaves one of files with the same bytes, chosen in the same way, and gives the records of the others; where the
/// index keeps one that was not walked, that is the one. Hashes of the records have no mark. A copy that the index has
/// as a paper of its own, with these bytes, stays one, as its ids may be in use, but not where the index is made anew.
/// Files that belong with a copy go over to the group of the one that is left. Cost: files of a size that others have
/// are read.
std::vector<FileRecord> keep_one_copy(FileWalk& walk, const KnownFiles& known, FileHashes& hashes,
                                      GroupOfFile& group_of);

}  // namespace dossier
