// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/vectors/coarse_vectors.hpp"

#include "base/dot_products.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

std::size_t blocks_of(DocId covered) { return covered / CoarseRows::rows + 1; }

/// Calls `visit(block, count)` for each block that has some of these passages.
template <class Visit>
void for_each_block(DocId first, std::size_t count, Visit&& visit) {
  const auto end = std::size_t{first} + count;
  for (std::size_t passage = first; passage < end;) {
    const auto next = std::min((passage / CoarseRows::rows + 1) * CoarseRows::rows, end);
    visit(passage / CoarseRows::rows, static_cast<std::uint8_t>(next - passage));
    passage = next;
  }
}

}  // namespace

CoarseVectors::CoarseVectors(std::uint32_t rank, DocId covered)
    : bits_bytes_(CoarseRows::bytes(rank)),
      block_bytes_(bits_bytes_ + 2 * CoarseRows::rows * sizeof(float)),
      memory_(static_cast<std::uint8_t*>(large_memory(blocks_of(covered) * block_bytes_)),
              Free{blocks_of(covered) * block_bytes_}),
      states_(blocks_of(covered)),
      missing_(blocks_of(covered)) {
  for_each_block(1, covered, [&](std::size_t block, std::uint8_t count) { missing_[block] = count; });
}

CoarseVectors::Block CoarseVectors::block(std::size_t number) const {
  auto* bits = memory_.get() + number * block_bytes_;
  auto* floats = reinterpret_cast<float*>(bits + bits_bytes_);
  return {{bits, bits_bytes_}, floats, floats + CoarseRows::rows};
}

void CoarseVectors::add(DocId first, std::size_t count) const {
  for_each_block(first, count, [&](std::size_t block, std::uint8_t more) {
    missing_[block].fetch_sub(more, std::memory_order_release);
  });
}

void CoarseVectors::put(std::size_t number, std::size_t row, std::span<const std::int8_t> numbers) const {
  if (numbers.empty()) return;
  const auto into = block(number);
  into.scales[row] = 1 / std::sqrt(static_cast<float>(sum_of_squares(numbers)));
  into.lower[row] = CoarseRows::put(into.bits, row, numbers) * into.scales[row];
}

void CoarseVectors::bounds(const CoarseProducts& direction, std::size_t number,
                           std::span<float, CoarseRows::rows> out) const {
  const auto from = block(number);
  direction.with(from.bits, out);
  for (std::size_t row = 0; row < out.size(); ++row) {
    out[row] = out[row] * from.scales[row] + direction.error(1, from.lower[row]);
  }
}

}  // namespace dossier
