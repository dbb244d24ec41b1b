// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/ledger.hpp"

#include <vector>

namespace dossier {

class Console;

/// The account of every file as text: passages by kind, lines dropped by reason, repairs, notes, or why it was skipped.
void write_ledger(Console& console, const std::vector<FileRecord>& ledger);

}  // namespace dossier
