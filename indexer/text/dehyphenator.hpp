// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dossier::reading {

/// Puts words together that a line, column or page break cut. Knows the compounds that the paper itself writes with a
/// hyphen, gathered from the source when first needed. For one
/// thread at a time.
class Dehyphenator {
 public:
  /// `source` must outlive the object.
  explicit Dehyphenator(std::string_view source) : source_(source) {}

  /// Appends `next` to `text`: as one word where `text` ends in a hyphen that the break made, behind the hyphen where
  /// it is a true one, else behind a space. Returns whether a hyphen was taken out.
  bool append(std::string& text, std::string_view next) const;

  /// Puts words together that a break cut and a converter joined with the hyphen and a blank: "govern- ments". Leaves
  /// "two- and threefold" alone. Returns how many.
  std::uint32_t close_gaps(std::string& text) const;

 private:
  void gather() const;
  [[nodiscard]] bool true_hyphen(std::string_view head, std::string_view tail) const;

  std::string_view source_;
  mutable bool gathered_ = false;
  mutable std::unordered_set<std::string> compounds_;
};

}  // namespace dossier::reading
