// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

/// What pages carry besides the paper: running heads, page numbers, badges, a table of contents.
namespace dossier::reading {

/// Drops the heading of a table of contents and below it the table, or the lines that end in page numbers.
std::vector<Edit> drop_contents(const StageInput& input);
/// Drops tables without a word.
std::vector<Edit> drop_empty_tables(const StageInput& input);
/// Drops lone page numbers and badges; not the number of a note above its text, nor the cells of a table.
std::vector<Edit> drop_page_numbers(const StageInput& input);
/// Drops repeated lines that interrupt the text or count its pages. Labels and headings that merely repeat
/// ("Findings:") stay.
std::vector<Edit> drop_running_heads(const StageInput& input);

}  // namespace dossier::reading
