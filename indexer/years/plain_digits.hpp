// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::years {

/// A text with digits of other scripts (Persian, Arabic, Hindi, full width; Chinese ones before 年) as 0 to 9, and
/// brackets, commas and full stops of other scripts as those of ASCII. Costs a copy where there are such, else nothing.
class PlainDigits {
 public:
  explicit PlainDigits(std::string_view text);

  [[nodiscard]] std::string_view text() const { return changed_.empty() ? given_ : changed_; }
  /// The place in the given text of a place in the changed one.
  [[nodiscard]] std::uint32_t before(std::uint32_t at) const { return places_.empty() ? at : places_.at(at); }

 private:
  std::string_view given_;
  std::string changed_;
  std::vector<std::uint32_t> places_;  ///< of each byte and of the end
};

}  // namespace dossier::years
