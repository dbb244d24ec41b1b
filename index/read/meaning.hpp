// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/read/meaning_space.hpp"
#include "index/vectors/passage_vectors.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

class IndexReader;

/// Directions in which passages that speak of the same things lie close together: latent semantic analysis of the
/// library itself, with the vectors of its passages. Immutable, but for the vectors that are read when they are needed.
class Meaning : public PassageVectors {
 public:
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  /// `vectors` of all passages from 1 on, space.covered of them.
  Meaning(index::MeaningSpace space, std::span<const std::int8_t> vectors);
  /// Without vectors: need() gets them.
  explicit Meaning(index::MeaningSpace space);

  [[nodiscard]] const index::MeaningSpace& space() const { return space_; }
  /// Number of an English stem; `unknown` for one that has no direction.
  [[nodiscard]] std::uint32_t stem(std::string_view stem) const;
  /// Adds a stem that counts `times` to a sum of directions of rank() numbers.
  void add(std::uint32_t stem, float times, std::span<float> sum) const;

  /// Blocks of passages (index::meaning_block) whose vectors are read at once.
  [[nodiscard]] std::size_t blocks() const { return present_.size(); }
  /// Has the vectors of a block read, once, by whichever thread comes first. `read` gives what is
  /// stored under index::meaning_passages_key(). False where that is damaged.
  template <class Read>
  bool need(std::size_t block, Read&& read) const {
    if (present_[block].load(std::memory_order_acquire)) return true;
    const std::lock_guard lock(mutex_);
    if (present_[block].load(std::memory_order_relaxed)) return true;
    return put_block(block, std::forward<Read>(read)());
  }

 private:
  /// False where the bytes are damaged.
  bool put_block(std::size_t block, const std::string& bytes) const;

  index::MeaningSpace space_;
  mutable std::mutex mutex_;
  mutable std::vector<std::atomic<bool>> present_;  ///< by block
};

// Errors: those of the index.
/// As IndexReader::meaning(), without reading vectors of passages. None may be asked for but those of need_vectors().
Result<const Meaning*> meaning_without_vectors(const IndexReader& reader);
/// Has the vectors of these passages read, as far as the index has a meaning: about 20 µs for a block of 512.
Result<void> need_vectors(const IndexReader& reader, std::span<const DocId> docs);

}  // namespace dossier
