// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

namespace dossier::reading {

/// Puts a number that stands on a line of its own, as pdftotext leaves it, before the text of the note below it.
std::vector<Edit> join_note_numbers(const StageInput& input);
/// Tells footnotes from numbered lists: a numbered or raised block is a note where its number stands as a mark in the
/// text before it, raised or as a bare number glued to a word, in ascending order. Bare marks of notes that were found
/// are taken out of the text.
std::vector<Edit> settle_notes(const StageInput& input);
/// Joins notes that a page break cut.
std::vector<Edit> join_cut_notes(const StageInput& input);

}  // namespace dossier::reading
