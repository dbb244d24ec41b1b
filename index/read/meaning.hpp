// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/meaning_space.hpp"
#include "index/vectors/passage_vectors.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dossier {

/// Directions in which passages that speak of the same things lie close together: latent semantic analysis of the
/// library itself, with the vectors of its passages. Immutable.
class Meaning : public PassageVectors {
 public:
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  /// `vectors` of all passages from 1 on, space.covered of them.
  Meaning(index::MeaningSpace space, std::vector<std::int8_t> vectors);

  [[nodiscard]] const index::MeaningSpace& space() const { return space_; }
  /// Number of an English stem; `unknown` for one that has no direction.
  [[nodiscard]] std::uint32_t stem(std::string_view stem) const;
  /// Adds a stem that counts `times` to a sum of directions of rank() numbers.
  void add(std::uint32_t stem, float times, std::span<float> sum) const;

 private:
  index::MeaningSpace space_;
};

}  // namespace dossier
