// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/table_rows.hpp"
#include "indexer/source/source_lines.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace dossier::reading {

struct RuledTable {
  std::vector<TableRow> rows;
  std::size_t end = 0;  ///< behind its last line
};

/// A table between two rules of dashes whose cells go over several lines, as Pandoc writes Word's: a rule, the head, a
/// rule with gaps between the columns, rows parted by blank lines, a rule. Nothing where none begins at `at`. Looks at
/// a bounded number of lines.
std::optional<RuledTable> read_ruled_table(const std::vector<SourceLine>& lines, std::size_t at);

}  // namespace dossier::reading
