// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/bibliography/identity.hpp"
#include "indexer/build.hpp"
#include "indexer/intake/build_plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier {

/// The bibliographies of a library, loaded for one indexing, and what is to be said of them.
struct LoadedBibliographies {
  bibliography::Identities identities;
  std::vector<FileRecord> skipped;  ///< those that could not be read, with the reason
};

/// Loads what `options` names, what the walk found, and what the index has used before and is still there: in this
/// order, so that what is named wins. One that cannot be read is a skipped record, never an error; so are corrections.
LoadedBibliographies load_bibliographies(const BuildOptions& options, const FileWalk& walk, const FileRecords& before);

/// An account of each bibliography: how many of its entries are papers of the index, and which are none. The first says
/// which papers have no entry. `papers`: Paper::identity of all papers by their ids.
std::vector<FileRecord> account_of_bibliographies(const bibliography::Identities& identities,
                                                  const std::map<std::string, std::string>& papers);

/// Files of papers that others are read instead of, but for copies, by the names of those others. `base`: what the
/// names in the report are relative to.
using OtherForms = std::map<std::string, std::vector<std::filesystem::path>>;
OtherForms other_forms(const FileRecords& file_records, const std::filesystem::path& base);

}  // namespace dossier
