// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

namespace dossier::reading {

/// Splits headings off that a paragraph begins with: "Abstract: The paper …".
std::vector<Edit> split_run_in_headings(const StageInput& input);
/// Makes paragraphs of marked lines that are no headings: sentences, captions, the rest of a sentence.
std::vector<Edit> demote_headings(const StageInput& input);
/// Puts headings together that were cut in two.
std::vector<Edit> join_cut_headings(const StageInput& input);
/// Takes lines for headings that the format did not mark: bold lines, names of sections, numbered lines, short lines
/// above a paragraph in papers without marked headings.
std::vector<Edit> find_headings(const StageInput& input);

}  // namespace dossier::reading
