// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dossier {

/// Columns of text: the first to the left, the others to the right (numbers). Cells are plain text, already safe.
struct TextTable {
  std::vector<std::vector<std::string>> rows;

  /// Lines of at most `columns`, each cell as wide as the widest of its column; where they do not all fit, the table
  /// goes on below, the first column repeated.
  [[nodiscard]] std::string print(std::size_t columns) const;
};

}  // namespace dossier
