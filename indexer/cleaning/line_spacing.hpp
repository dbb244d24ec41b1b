// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Takes out the blank lines of a text that is set with one between all of its lines (`pdftotext -layout` of a
/// manuscript): those between lines that have one on both sides. Only where form feeds part pages. Linear in the text.
LineEdits take_line_spacing(const std::vector<SourceLine>& lines);

/// Takes out the blanks with which nearly all lines of a page begin, where form feeds part pages: the margin of the
/// sheet. Linear in the text.
LineEdits take_left_margin(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
