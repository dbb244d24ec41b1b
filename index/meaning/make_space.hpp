// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/meaning/library_words.hpp"
#include "index/read/meaning_space.hpp"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace dossier::index {

/// How a space is made.
struct SpaceParams {
  std::uint32_t rank = 100;
  std::size_t stems = 40000;    ///< most stems that have a direction
  std::size_t sample = 100000;  ///< most passages that it is made of, at equal distances
  std::uint32_t rounds = 4;     ///< of the iteration
  std::uint32_t spare = 10;     ///< directions more than wanted while it runs
  unsigned threads = 1;         ///< any number gives the same space
  /// Called by the calling thread before each step of so many; false ends the making.
  std::function<bool(std::uint32_t step, std::uint32_t steps)> go_on = nullptr;

  [[nodiscard]] std::uint32_t steps() const { return rounds + 4; }
  [[nodiscard]] bool begins(std::uint32_t step) const { return !go_on || go_on(step, steps()); }
};

/// The frequencies of stems in passages, row by row, weighted and each of length 1.
struct WeightedRows {
  std::vector<std::size_t> starts{0};
  std::vector<std::pair<std::uint32_t, float>> cells;
  std::uint32_t columns = 0;
};

/// Orthonormal directions, rows.columns of `rank` numbers each, in which the rows vary most: truncated singular value
/// decomposition by subspace iteration from fixed numbers (Halko, Martinsson, Tropp 2011). The same rows give the same
/// numbers. Empty where it was ended. Takes 4 bytes · columns · 2 · rank; 4 · cells · rank operations a round.
std::vector<float> principal_directions(const WeightedRows& rows, std::uint32_t rank, const SpaceParams& params);

/// A space for the passages `docs` of the reader, without vectors of them. Rank is less for few passages. Errors:
/// those of the index; Cancelled.
Result<MeaningSpace> make_space(const IndexReader& reader, const std::vector<DocId>& docs, const SpaceParams& params);

}  // namespace dossier::index
