// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/line_stage.hpp"

namespace dossier::reading {

/// Blanks the stamps of libraries ("Downloaded from …") and the lines of a table of contents.
LineEdits drop_stamps(const std::vector<SourceLine>& lines);

/// Blanks what stands at the edges of pages besides the paper. With form feeds these are page numbers, lines that
/// repeat over the pages, and heads made of words of the title page; where page numbers agree with the count of form
/// feeds but for an offset, pages are counted as printed. Without form feeds they are lone lines with numbers far apart
/// from their words that grow as pages do.
LineEdits drop_page_edges(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
