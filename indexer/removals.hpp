// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build.hpp"
#include "indexer/intake/build_plan.hpp"

#include <set>
#include <string>

namespace dossier {

/// Papers of all files of a report.
std::uint64_t papers_in(const FileRecords& file_records);

/// Takes out of the plan what may not be removed from the index without a word of the user's: what was in a folder that
/// is empty now, and everything where more than half of the library would go. Asks where it may. The report says how
/// many papers were kept so.
void withhold_removals(BuildPlan& plan, const FileRecords& file_records, const BuildOptions& options,
                       BuildReport& report);

/// Whether the index may lose these papers: they are not most of it, or the user says so.
bool may_lose(std::uint64_t papers, const BuildOptions& options, const BuildReport& report);

/// Whether an index that is made anew may take the place of the old one. `unread`: names of files that the old one has
/// and that could not be read just now. Where it may not, the report says so.
bool may_replace(const BuildPlan& plan, const FileRecords& before, const std::vector<std::string>& unread,
                 const BuildOptions& options, BuildReport& report);

}  // namespace dossier
