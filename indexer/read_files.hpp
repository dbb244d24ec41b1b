// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/write/index_writer.hpp"
#include "indexer/build.hpp"
#include "indexer/intake/build_plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dossier {

namespace bibliography {
class Identities;
}

/// What came of reading one file. Without a failure and with nothing read instead, `content` holds one paper.
struct ReadPaper {
  const PlannedFile* planned = nullptr;
  SourceContent content;
  std::optional<Error> failure;
  std::string read_instead;  ///< file that holds the same paper, and is read instead of this one
  std::string because;       ///< why
};

/// Files that may hold one paper (see paper_groups), or one alone.
using PlannedGroup = std::vector<const PlannedFile*>;

/// Reads the files, finds out which of them hold the same paper, and completes and labels those that are to be indexed.
/// A paper keeps the id that it has in the index, in whatever file of the group it is read; a new one gets that of the
/// group. `taxonomy` null: no labels. For any thread.
std::vector<ReadPaper> read_files(const PlannedGroup& group, const Taxonomy* taxonomy,
                                  const bibliography::Identities& identities, const BuildOptions& options);

/// Whether recognising the text of a file that was read badly may help. Once it is done, doing it again does not.
bool wants_ocr(const FileRecord& record);

}  // namespace dossier
