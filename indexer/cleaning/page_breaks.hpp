// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/source_lines.hpp"

#include <cstddef>
#include <vector>

namespace dossier::reading {

/// The lines of one page, `to` behind the last.
struct PageRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Pages by form feeds.
std::vector<PageRange> fed_pages(const std::vector<SourceLine>& lines);

/// Pages of a source that lost its form feeds: cut behind lines that hold a page number alone or far apart from words,
/// where these numbers grow by one over distances as pages have. A single range where no such lines are found. Linear.
std::vector<PageRange> counted_pages(const std::vector<SourceLine>& lines);

}  // namespace dossier::reading
