// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Parts the first line of a note from a word that the end of the text above it cuts. pdftotext takes the hyphen of
/// such a word for one inside a paragraph and puts the next line behind it: `of the Yalta Confer7 Harry Truman to …`.
/// The number is that of a mark above, and begins no other line near by.
LineEdits part_glued_notes(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
