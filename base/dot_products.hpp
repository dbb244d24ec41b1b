// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// A vector of floats made ready for dot products with many rows of 8-bit numbers: rounded to 16 bits, so that a
/// processor multiplies many at once. By AVX2 where the processor has it. Of meaning for at most 65,536 numbers.
class DotProducts {
 public:
  /// Bytes that must be readable behind the last row.
  static constexpr std::size_t overrun = 16;

  explicit DotProducts(std::span<const float> vector);

  /// The products with as many rows as `out` is long, each as long as the vector and right behind the one before it.
  void with(const std::int8_t* rows, std::span<float> out) const;
  /// The same numbers by any processor, one after the other.
  void with_plainly(const std::int8_t* rows, std::span<float> out) const;
  /// How far a product divided by the row's length can be from the exact one.
  [[nodiscard]] float error() const { return error_; }

 private:
  std::size_t size_;
  std::vector<std::int16_t> numbers_;  ///< filled with zeros to a multiple of 16
  float step_ = 0;                     ///< what 1 in `numbers_` stands for
  float error_ = 0;
};

/// Of a row of at most 65,536 numbers. By AVX2 where the processor has it.
std::int32_t sum_of_squares(std::span<const std::int8_t> row);

}  // namespace dossier
