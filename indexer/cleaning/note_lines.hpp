// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Finds where notes begin at the foot of pages of plain text: a line that begins with the next number, or the next
/// number on a line of its own (before its note, or behind the first of several), whose mark stands in the text above.
/// The number goes out of the text, and the line knows that a note begins with it.
LineEdits find_note_lines(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
