// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/account.hpp"
#include "indexer/source/source_lines.hpp"

#include <vector>

namespace dossier::reading {

/// Blanks what stands at the edges of pages besides the paper, and the stamps of libraries ("Downloaded from …"). With
/// form feeds these are page numbers, lines that repeat over the pages, and heads made of words of the title page;
/// where page numbers agree with the count of form feeds but for an offset, pages are counted as printed. Without form
/// feeds they are lone lines with numbers far apart from their words that grow as pages do.
void drop_page_edges(std::vector<SourceLine>& lines, Account& account);

}  // namespace dossier::reading
