// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/remote_library.hpp"
#include "indexer/intake/file_walk.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dossier {

using FileRecords = std::map<std::string, FileRecord>;

/// A file to be read, with the id that its paper will have (none for JSON lines).
struct PlannedFile {
  FoundFile file;
  std::string paper_id;
  bool has_id = false;       ///< the paper has this id in the index
  std::string group;         ///< of files that may hold the same paper (see paper_groups); empty for none
  std::string group_id;      ///< of the one paper of the group, where none of its files has an id; may be empty
  std::string id_note;       ///< why the paper's id is not that of its name; may be empty
  bool ids_changed = false;  ///< ids of the file were changed when it was last read
  const FileRecord* before = nullptr;   ///< what the index has of it, also one that is made anew; null for nothing
  const FileRecord* account = nullptr;  ///< what the report says of it; null where it does not know it
};

/// What an indexing has to do.
struct BuildPlan {
  std::size_t read_otherwise = 0;     ///< of `read`: files whose bytes are the same, but not their mark
  std::vector<PlannedFile> read;      ///< new or changed, by name
  std::vector<FileRecord> unchanged;  ///< accounts that hold still; skipped ones among them
  std::vector<FileRecord> gone;       ///< below the given paths once, there no longer
  std::vector<FileRecord> missed;     ///< the same, but perhaps only for now: their folder is empty
  std::vector<std::string> empty;     ///< the folders of `missed`
  std::vector<FileRecord> kept;       ///< cannot be looked at now; the index keeps them
  std::vector<FileRecord> skipped;    ///< of the walk
  std::vector<FileRecord> same;       ///< further names of files and folders that are indexed
  std::vector<FileRecord> copies;     ///< files with the bytes of another one, which is read instead
  std::vector<FileRecord> told;       ///< not there, or not to be looked at now: told of, and not in the report
};

/// What a plan stands on.
struct PlanBasis {
  const FileRecords& file_records;  ///< of the index that is brought up to date
  const FileRecords& before;        ///< of the index that was there; ids of papers are taken from it
  const IdOwners* owners;           ///< of the index that is brought up to date; may be null
  const std::function<std::string(std::string_view)>&
      mark;  ///< of what a file is read with, and of the user's corrections to it
  const std::map<std::string, FileRecord>& unreadable;  ///< files that could not be read to their end a moment ago
  /// Whether a paper of an unchanged file is to be read again, because other sources say something else of it
  /// now, or because it is to be read in another way.
  std::function<bool(const FoundFile&, const FileRecord&)> outdated = nullptr;
};

/// Compares what was found with the report. A file is unchanged when size and content hash are those of its record; its
/// paper keeps its id. Files that cannot be hashed are read, which will say why. Of several names of one file, and
/// of files with the same bytes, one is taken (see same_content). Where one file of a group is to be read, all are; the
/// id of a paper goes with it to another file of its group, or to a copy.
BuildPlan plan_build(FileWalk walk, const PlanBasis& basis);

/// The content hash that a file's record has: its own, with the mark of what it was read with behind it, so that a file
/// that would be read otherwise now, or whose corrections changed, is read again.
std::string marked_hash(const std::string& hash, const std::string& mark);

/// Ids that the index has under this key in FileRecord::repairs were changed because they were taken.
inline constexpr const char* ids_changed_repair = "id changed";

}  // namespace dossier
