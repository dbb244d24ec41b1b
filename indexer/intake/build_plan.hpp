// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/intake/file_walk.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier {

/// A file to be read, with the id that its paper will have (none for JSON lines).
struct PlannedFile {
  FoundFile file;
  std::string paper_id;
};

/// What an indexing has to do.
struct BuildPlan {
  std::vector<PlannedFile> read;      ///< new or changed, by name
  std::vector<FileRecord> unchanged;  ///< accounts that hold still; skipped ones among them
  std::vector<FileRecord> gone;       ///< below the given paths once, there no longer
  std::vector<FileRecord> skipped;    ///< of the walk
  std::vector<FileRecord> missing;    ///< named, but not there: told of, and not on the ledger
};

/// Compares what was found with the ledger. A file is unchanged when size and content hash are those of its record and
/// its paper keeps its id. `ledger` is the index's, by path; files that cannot be hashed are read, which will say why.
BuildPlan plan_build(FileWalk walk, const std::map<std::string, FileRecord>& ledger);

}  // namespace dossier
