// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/dot_products.hpp"
#include "base/system/large_memory.hpp"
#include "index/types.hpp"
#include "index/vectors/coarse_vectors.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dossier {

/// A vector for each passage, with 8 bits a number. Immutable, but for put_vectors(). A passage takes rank() + 4 bytes,
/// and half of it more once cosine_bounds() has been asked for it twice.
class PassageVectors {
 public:
  /// `numbers`: of all passages from 1 to `covered`, `rank` each; zeros for a passage without a vector.
  PassageVectors(std::uint32_t rank, DocId covered, std::span<const std::int8_t> numbers);

  [[nodiscard]] std::uint32_t rank() const { return rank_; }
  /// The last passage that may have a vector.
  [[nodiscard]] DocId covered() const { return covered_; }
  [[nodiscard]] bool has(DocId doc) const { return doc >= 1 && doc <= covered_ && lengths_[doc] > 0; }
  /// Of a passage; empty where it has none.
  [[nodiscard]] std::span<const std::int8_t> vector(DocId doc) const;
  /// From -1 to 1; 0 where the passage has no vector. `direction` is of length 1.
  [[nodiscard]] float cosine(std::span<const float> direction, DocId doc) const;
  /// Of passages from `first` on, as many as `out` is long: each no further than direction.error() from its cosine(); 0
  /// where a passage has no vector. Some 4 ns a passage of 100 numbers.
  void cosines(const DotProducts& direction, DocId first, std::span<float> out) const;

  /// The passages that cosine_bounds() tells of: 64 `block` to 64 `block` + 63.
  static constexpr std::size_t bounded = CoarseRows::rows;
  /// What the cosines of these passages are at most, for which half as much is read as for cosines(); false where that
  /// is not known yet. Of a passage without a vector, something above 0.
  bool cosine_bounds(const CoarseProducts& direction, std::size_t block, std::span<float, bounded> out) const;

  /// Has the processor fetch the passage's vector, which is soon asked for.
  void prefetch(DocId doc) const;

  /// The sum with 8 bits a number, the greatest being 127; zeros for a sum of zeros.
  static std::vector<std::int8_t> rounded(std::span<const float> sum);

 protected:
  /// With vectors that put_vectors() will give: no memory is touched before.
  PassageVectors(std::uint32_t rank, DocId covered);
  /// The vectors of passages from `first` on, which have none yet. Nobody may ask for these before it is done.
  void put_vectors(DocId first, std::span<const std::int8_t> numbers) const;

 private:
  std::uint32_t rank_;
  DocId covered_;
  static std::size_t bytes(std::uint32_t rank, DocId covered) {
    return std::size_t{covered} * rank + DotProducts::overrun;
  }
  struct Free {
    std::size_t bytes;
    template <class T>
    void operator()(T* numbers) const {
      free_large_memory(numbers, bytes);
    }
  };
  /// From passage 1 on, and DotProducts::overrun numbers behind the last. Zeroed by the system, page by page when used.
  std::unique_ptr<std::int8_t[], Free> numbers_;
  mutable LargeVector<float> lengths_;  ///< by passage; 0 for none
  CoarseVectors coarse_;
};

/// Makes a vector one of length 1; false for one of zeros.
bool normalise(std::span<float> vector);

}  // namespace dossier
