// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Tells how far words are from one word, counted in insertions, deletions, replacements and swaps of neighbouring
/// characters (Damerau 1964, in the form where no part is edited twice). Made once, asked often.
class EditDistance {
 public:
  explicit EditDistance(std::string_view word);

  /// Characters of the word.
  [[nodiscard]] std::size_t size() const { return word_.size(); }
  /// The distance to another word (UTF-8), or `most` + 1 if it is greater than `most`. Most words that are too far are
  /// told by their length and letters alone.
  [[nodiscard]] std::size_t to(std::string_view other, std::size_t most) const;

 private:
  std::u32string word_;
  std::uint64_t letters_ = 0;
  mutable std::u32string other_;
  mutable std::vector<std::size_t> rows_;
};

/// The names nearest to `word`, nearest first, at most `count`: those within a third of its length, and those that
/// begin with it. ASCII letters are compared in any case.
std::vector<std::string> nearest_names(std::string_view word, std::span<const std::string> names, std::size_t count);

}  // namespace dossier
