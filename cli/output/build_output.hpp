// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build.hpp"

#include <string>

namespace dossier {

class Console;

/// Writes what an indexing did: the accounts that say something new (of files that were read or refused; of few where
/// `quiet`), and a line that sums up.
void write_report(Console& console, const BuildReport& report, bool quiet);

/// `Files: 2 indexed, 1 removed. The index holds 12 passages.`
std::string report_summary(const BuildReport& report);

}  // namespace dossier
