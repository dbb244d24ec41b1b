// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/vectors/passage_vectors.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {

PassageVectors::PassageVectors(std::uint32_t rank, DocId covered)
    : rank_(rank),
      covered_(covered),
      numbers_(static_cast<std::int8_t*>(large_memory(bytes(rank, covered))), Free{bytes(rank, covered)}),
      lengths_(covered + std::size_t{1}, 0.0F),
      coarse_(rank, covered) {}

PassageVectors::PassageVectors(std::uint32_t rank, DocId covered, std::span<const std::int8_t> numbers)
    : PassageVectors(rank, covered) {
  put_vectors(1, numbers);
}

void PassageVectors::put_vectors(DocId first, std::span<const std::int8_t> numbers) const {
  if (rank_ == 0 || numbers.empty()) return;
  auto* vector = numbers_.get() + (first - 1) * std::size_t{rank_};
  std::copy(numbers.begin(), numbers.end(), vector);
  const auto end = first + static_cast<DocId>(numbers.size() / rank_);
  for (auto doc = first; doc < end; ++doc, vector += rank_) {
    lengths_[doc] = std::sqrt(static_cast<float>(sum_of_squares({vector, rank_})));
  }
  coarse_.add(first, end - first);
}

std::vector<std::int8_t> PassageVectors::rounded(std::span<const float> sum) {
  std::vector<std::int8_t> out(sum.size(), 0);
  float most = 0;
  for (const auto value : sum) most = std::max(most, std::abs(value));
  if (most <= 0) return out;
  std::transform(sum.begin(), sum.end(), out.begin(),
                 [&](float value) { return static_cast<std::int8_t>(std::lround(127 * value / most)); });
  return out;
}

std::span<const std::int8_t> PassageVectors::vector(DocId doc) const {
  if (!has(doc)) return {};
  return {numbers_.get() + (doc - 1) * std::size_t{rank_}, rank_};
}

float PassageVectors::cosine(std::span<const float> direction, DocId doc) const {
  if (!has(doc)) return 0;
  const auto* vector = numbers_.get() + (doc - 1) * std::size_t{rank_};
  float sum = 0;
  for (std::size_t i = 0; i < rank_; ++i) sum += direction[i] * static_cast<float>(vector[i]);
  return sum / lengths_[doc];
}

void PassageVectors::cosines(const DotProducts& direction, DocId first, std::span<float> out) const {
  if (first == 0 && !out.empty()) {
    out.front() = 0;
    return cosines(direction, 1, out.subspan(1));
  }
  const auto has = first > covered_ ? 0 : std::min<std::size_t>(out.size(), covered_ + 1 - first);
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(has), out.end(), 0.0F);
  if (has == 0) return;
  direction.with(numbers_.get() + (first - 1) * std::size_t{rank_}, out.first(has));
  // A passage without a vector has a row of zeros.
  for (std::size_t i = 0; i < has; ++i) out[i] /= std::max(1.0F, lengths_[first + i]);
}

void PassageVectors::prefetch(DocId doc) const {
  constexpr std::size_t line = 64;
  if (doc < 1 || doc > covered_) return;
  const auto* vector = numbers_.get() + (doc - 1) * std::size_t{rank_};
  for (std::size_t at = 0; at < rank_; at += line) __builtin_prefetch(vector + at);
}

bool PassageVectors::cosine_bounds(const CoarseProducts& direction, std::size_t block,
                                   std::span<float, bounded> out) const {
  if (block * bounded > covered_) return false;
  if (!coarse_.visit(block, [&](DocId doc) { return vector(doc); })) return false;
  coarse_.bounds(direction, block, out);
  return true;
}

bool normalise(std::span<float> vector) {
  float sum = 0;
  for (const auto value : vector) sum += value * value;
  if (sum <= 0) return false;
  for (auto& value : vector) value /= std::sqrt(sum);
  return true;
}

}  // namespace dossier
