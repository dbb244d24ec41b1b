// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// 64 rows of 8-bit numbers with the upper 4 bits of each, so laid out that a processor multiplies the same numbers of
/// many rows at once. Half as much is read as with DotProducts, and what a row's lower bits are worth is known.
class CoarseRows {
 public:
  static constexpr std::size_t rows = 64;

  /// Bytes of a block of rows of so many numbers.
  static constexpr std::size_t bytes(std::size_t size) { return (size + 7) / 8 * 8 / 2 * rows; }
  /// Fills in a row of a block. Returns how long what its lower bits add can be.
  static float put(std::span<std::uint8_t> block, std::size_t row, std::span<const std::int8_t> numbers);
};

/// A vector made ready for dot products with CoarseRows. Of meaning for at most 65,536 numbers.
class CoarseProducts {
 public:
  explicit CoarseProducts(std::span<const float> vector);

  /// The products with all rows of a block, each no further from the exact one than error(length, lower).
  void with(std::span<const std::uint8_t> block, std::span<float, CoarseRows::rows> out) const;
  /// By which instructions of the processor.
  enum class Way : std::uint8_t { Plain, Avx2, Avx512Vnni };
  /// Those that this processor has, the fastest last.
  static std::vector<Way> ways();
  /// The same numbers in one of these ways.
  void with(std::span<const std::uint8_t> block, std::span<float, CoarseRows::rows> out, Way way) const;
  /// For a row of this length, of which CoarseRows::put() has returned `lower`.
  [[nodiscard]] float error(float length, float lower) const { return length_ * lower + rounding_ * (length + lower); }

 private:
  std::vector<std::int8_t> numbers_;  ///< filled with zeros to a multiple of 8
  std::int32_t sum_ = 0;
  float step_ = 0;      ///< what 1 in `numbers_` stands for
  float length_ = 0;    ///< of the vector
  float rounding_ = 0;  ///< how long what rounding took off is
};

}  // namespace dossier
