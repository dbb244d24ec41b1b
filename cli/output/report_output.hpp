// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/file_record.hpp"

#include <vector>

namespace dossier {

class Console;

/// The account of every file as text: passages by kind, lines dropped by reason, repairs, notes, or why it was skipped.
void write_file_report(Console& console, const std::vector<FileRecord>& file_records);

}  // namespace dossier
