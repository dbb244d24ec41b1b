// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/block.hpp"
#include "indexer/source_lines.hpp"

#include <vector>

namespace dossier::reading {

/// For sources with form feeds: blanks what stands at the edges of pages besides the paper, which is page numbers,
/// lines that repeat over the pages, and heads made of words of the title page. Where page numbers agree with the
/// count of form feeds but for an offset, pages are counted as printed.
void drop_page_edges(std::vector<SourceLine>& lines, Account& account);

}  // namespace dossier::reading
