// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/check/check_report.hpp"

#include <filesystem>

namespace dossier {

/// Reads the whole index: the checksums of its files, Xapian's own check of its tables, every stored passage, and
/// whether passages, words, postings, facet values, papers and ledger agree. Runs in a child process, so that damage
/// which crashes Xapian is a finding. Some seconds for 100,000 passages. Errors: IndexMissing, IndexIncompatible.
Result<CheckReport> check_index(const std::filesystem::path& index);

}  // namespace dossier
