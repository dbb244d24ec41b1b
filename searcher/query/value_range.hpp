// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// A range of whole numbers, both ends included; either end may be open.
struct ValueRange {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  bool turned_round = false;  ///< it was written with the greater end first

  /// Reads `2015..2022`, `2015-2022` (any dash), `2015..`, `..2022`. Nothing for anything else, a lone number included.
  static std::optional<ValueRange> parse(std::string_view text);
  /// The same, and all that WrittenRange reads; `years` as there.
  static std::optional<ValueRange> written(std::string_view text, bool years);
  /// Whether a facet value is a whole number inside.
  [[nodiscard]] bool holds(std::string_view value) const;
};

/// A range as people and other tools write it, at the beginning of a text: `[2010 TO 2015]`, `{2010 TO *}` (ends left
/// out), `>=2010`, `<2010`; and where the numbers are `years`, `2010 to 2015`, `2010 - 2015`, `2010-`, `2010+`, `-2010`
/// and the decade `2010s`.
struct WrittenRange {
  std::string canonical;  ///< as ValueRange::parse() reads it
  std::size_t size = 0;   ///< bytes read

  /// Nothing where no such range stands there; `2010..2015` and `2010-2015` are left to ValueRange.
  static std::optional<WrittenRange> read(std::string_view text, bool years);
};

}  // namespace dossier
