// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

/// A range of whole numbers, both ends included; either end may be open.
struct ValueRange {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  bool turned_round = false;  ///< it was written with the greater end first

  /// Reads `2015..2022`, `2015-2022` (any dash), `2015..`, `..2022`. Nothing for anything else, a lone number included.
  static std::optional<ValueRange> parse(std::string_view text);
  /// Whether a facet value is a whole number inside.
  [[nodiscard]] bool holds(std::string_view value) const;
};

}  // namespace dossier
