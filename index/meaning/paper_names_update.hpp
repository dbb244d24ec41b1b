// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"

#include <map>
#include <string>

namespace dossier::index {

/// What is to be stored, by key, so that the names of all papers are (index/names/paper_names.hpp); empty values
/// remove. Nothing where they are, or are not wanted. Some 5 µs for each paper that came since. Errors: those of the
/// index.
Result<std::map<std::string, std::string>> paper_name_changes(const IndexReader& reader);
/// Whether paper_name_changes() would give anything. Milliseconds. Errors: those of the index.
Result<bool> paper_names_are_due(const IndexReader& reader);

}  // namespace dossier::index
