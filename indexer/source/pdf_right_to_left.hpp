// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::pdf {

/// Whether a code point is a letter of a script that runs from right to left (Hebrew, Arabic, Syriac …).
constexpr bool runs_right_to_left(char32_t code) {
  return (code >= 0x590 && code < 0x900) || (code >= 0xFB1D && code < 0xFE00) || (code >= 0xFE70 && code < 0xFEFF);
}

/// Whether the word holds such a letter: a PDF then gives its letters from left to right, as they are painted.
bool displayed_right_to_left(std::string_view word);

/// Puts the letters of painted words in the order in which they are read. A lam and an alef painted as one ligature are
/// in order already; that they are one is seen by their widths, which are equal and are not those of a plain lam.
class LogicalOrder {
 public:
  /// Learns the widths of lams that stand before no alef. `widths`: of the letters, by code point, in shares of the
  /// type's size.
  void learn(std::string_view word, const std::vector<float>& widths);
  [[nodiscard]] std::string mend(std::string_view word, const std::vector<float>& widths) const;

 private:
  std::set<int> plain_lams_;
};

}  // namespace dossier::pdf
