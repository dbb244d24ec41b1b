// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Blanks what stands at the edges of pages besides the paper: page numbers, lines that repeat over the pages, and
/// heads made of words of the title page. Pages are those of the form feeds; without form feeds they are found by their
/// numbers. Where page numbers agree with the count of form feeds but for an offset, pages are counted as printed.
LineEdits drop_page_edges(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
