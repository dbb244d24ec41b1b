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
    : block_bytes_(CoarseRows::bytes(rank)),
      memory_(static_cast<std::uint8_t*>(large_memory(blocks_of(covered) * block_bytes_)),
              Free{blocks_of(covered) * block_bytes_}),
      states_(blocks_of(covered)),
      missing_(blocks_of(covered)),
      scales_(blocks_of(covered) * CoarseRows::rows, 0.0F),
      lower_(blocks_of(covered) * CoarseRows::rows, 0.0F) {
  for_each_block(1, covered, [&](std::size_t block, std::uint8_t count) { missing_[block] = count; });
}

void CoarseVectors::add(DocId first, std::size_t count) const {
  for_each_block(first, count, [&](std::size_t block, std::uint8_t more) {
    missing_[block].fetch_sub(more, std::memory_order_release);
  });
}

void CoarseVectors::put(std::size_t block, std::size_t row, std::span<const std::int8_t> numbers) const {
  if (numbers.empty()) return;
  const auto passage = block * CoarseRows::rows + row;
  scales_[passage] = 1 / std::sqrt(static_cast<float>(sum_of_squares(numbers)));
  lower_[passage] = CoarseRows::put(this->block(block), row, numbers) * scales_[passage];
}

void CoarseVectors::bounds(const CoarseProducts& direction, std::size_t block,
                           std::span<float, CoarseRows::rows> out) const {
  direction.with(this->block(block), out);
  const auto* scales = scales_.data() + block * CoarseRows::rows;
  const auto* lower = lower_.data() + block * CoarseRows::rows;
  for (std::size_t row = 0; row < out.size(); ++row) out[row] = out[row] * scales[row] + direction.error(1, lower[row]);
}

}  // namespace dossier
