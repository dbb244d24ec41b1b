// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/coarse_rows.hpp"
#include "base/system/large_memory.hpp"
#include "index/types.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dossier {

/// The upper 4 bits of the vectors of all passages, by blocks of 64: what tells of most passages that they are not
/// near. A block is made at its second visit, since a process that answers a single query does not get back what that
/// costs (about 5 µs). Takes half as much memory as the vectors. Shared by threads.
class CoarseVectors {
 public:
  CoarseVectors(std::uint32_t rank, DocId covered);

  /// Says that the vectors of passages from `first` on are there from now on; each is said once.
  void add(DocId first, std::size_t count) const;

  /// Whether a block of passages, 64 `block` to 64 `block` + 63, can be asked for. Makes it of `vector(doc)`, the
  /// numbers of a passage, at the second visit since all of them are there.
  template <class Vector>
  [[nodiscard]] bool visit(std::size_t block, Vector&& vector) const {
    auto state = states_[block].load(std::memory_order_acquire);
    if (state == State::Ready) return true;
    if (missing_[block].load(std::memory_order_acquire) > 0) return false;
    if (state == State::New) {
      states_[block].compare_exchange_strong(state, State::Visited, std::memory_order_relaxed);
      return false;
    }
    // Where another thread is making it, this visit does without.
    if (state != State::Visited || !states_[block].compare_exchange_strong(state, State::BeingMade)) return false;
    for (std::size_t row = 0; row < CoarseRows::rows; ++row) {
      put(block, row, vector(static_cast<DocId>(block * CoarseRows::rows + row)));
    }
    states_[block].store(State::Ready, std::memory_order_release);
    return true;
  }
  /// What the cosine of each passage of a block that is ready with a direction of length 1 is at most.
  void bounds(const CoarseProducts& direction, std::size_t block, std::span<float, CoarseRows::rows> out) const;

 private:
  enum class State : std::uint8_t { New, Visited, BeingMade, Ready };
  struct Free {
    std::size_t bytes;
    void operator()(std::uint8_t* memory) const { free_large_memory(memory, bytes); }
  };
  /// No numbers for a passage without a vector.
  void put(std::size_t block, std::size_t row, std::span<const std::int8_t> numbers) const;
  /// What is kept of a block, side by side.
  struct Block {
    std::span<std::uint8_t> bits;
    float* scales;  ///< by row: 1 over the vector's length; 0 without one
    float* lower;   ///< by row: how long the lower bits are, times that
  };
  [[nodiscard]] Block block(std::size_t number) const;

  std::size_t bits_bytes_;  ///< of a block
  std::size_t block_bytes_;
  /// Zeroed by the system, page by page when used.
  std::unique_ptr<std::uint8_t[], Free> memory_;
  mutable std::vector<std::atomic<State>> states_;          ///< by block
  mutable std::vector<std::atomic<std::uint8_t>> missing_;  ///< by block: passages whose vectors are not there yet
};

}  // namespace dossier
