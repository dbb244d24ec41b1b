// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/check/check_report.hpp"

#include <filesystem>

namespace dossier {

/// Reads the whole index: the checksums of its files, every posting and every stored value, and whether passages,
/// words, postings, facet values, papers and file_records agree. Opens all files to read only. Runs in a child process,
/// so that damage which crashes Xapian is a finding. Some seconds for 100,000 passages. Errors: IndexMissing,
/// IndexIncompatible, IndexLocked where a writer committed twice meanwhile, NoResources, Unreadable.
Result<CheckReport> check_index(const std::filesystem::path& index);

/// The same and Xapian's own check of its tables, with the lists of blocks that the next commit may use. Only for the
/// holder of the index's lock, as it opens the tables to write.
Result<CheckReport> check_before_writing(const std::filesystem::path& index);

}  // namespace dossier
