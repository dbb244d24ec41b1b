// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/block.hpp"

#include <algorithm>

namespace dossier::reading {

bool Block::is_empty_table() const {
  return is(BlockKind::Table) && text.empty() && notes.empty() &&
         std::all_of(rows.begin(), rows.end(), [](const auto& row) {
           return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); });
         });
}

std::string_view to_string(BlockKind kind) {
  switch (kind) {
    case BlockKind::Paragraph:
      return "paragraph";
    case BlockKind::Heading:
      return "heading";
    case BlockKind::Item:
      return "item";
    case BlockKind::Table:
      return "table";
    case BlockKind::Footnote:
      return "footnote";
    case BlockKind::Reference:
      return "reference";
    case BlockKind::Front:
      return "front";
  }
  return "paragraph";
}

}  // namespace dossier::reading
