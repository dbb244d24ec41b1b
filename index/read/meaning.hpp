// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/dot_products.hpp"
#include "index/read/meaning_space.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dossier {

/// Directions in which passages that speak of the same things lie close together: latent semantic analysis of the
/// library itself. Immutable. A vector of a passage takes rank() bytes.
class Meaning {
 public:
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  /// `vectors` of all passages from 1 on, space.covered of them.
  Meaning(index::MeaningSpace space, std::vector<std::int8_t> vectors);

  [[nodiscard]] std::uint32_t rank() const { return space_.rank; }
  [[nodiscard]] const index::MeaningSpace& space() const { return space_; }
  [[nodiscard]] DocId covered() const { return space_.covered; }
  /// Number of an English stem; `unknown` for one that has no direction.
  [[nodiscard]] std::uint32_t stem(std::string_view stem) const;
  /// Adds a stem that counts `times` to a sum of directions of rank() numbers.
  void add(std::uint32_t stem, float times, std::span<float> sum) const;
  /// The sum with 8 bits a number, the greatest being 127; zeros for a sum of zeros.
  static std::vector<std::int8_t> rounded(std::span<const float> sum);

  /// Of a passage; empty where it has none: newer than the space, or without a known word.
  [[nodiscard]] std::span<const std::int8_t> vector(DocId doc) const;
  /// From -1 to 1; 0 where the passage has no vector. `direction` is of length 1.
  [[nodiscard]] float cosine(std::span<const float> direction, DocId doc) const;
  /// Of passages from `first` on, as many as `out` is long: each no further than direction.error() from its cosine(); 0
  /// where a passage has no vector. Some 4 ns a passage.
  void cosines(const DotProducts& direction, DocId first, std::span<float> out) const;

 private:
  index::MeaningSpace space_;
  std::vector<std::int8_t> vectors_;  ///< from passage 1 on, and DotProducts::overrun numbers behind the last
  std::vector<float> lengths_;        ///< by passage; 0 for none
};

/// Makes a vector one of length 1; false for one of zeros.
bool normalise(std::span<float> vector);

}  // namespace dossier
