// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/dot_products.hpp"

#include "base/processor.hpp"

#include <algorithm>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dossier {
namespace {

constexpr std::size_t lane = 16;

std::int32_t product(const std::int8_t* row, const std::int16_t* numbers, std::size_t size) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += row[i] * numbers[i];
  return sum;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) std::int32_t sum_of(__m256i sums) {
  auto four = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  four = _mm_add_epi32(four, _mm_shuffle_epi32(four, _MM_SHUFFLE(1, 0, 3, 2)));
  four = _mm_add_epi32(four, _mm_shuffle_epi32(four, _MM_SHUFFLE(2, 3, 0, 1)));
  return _mm_cvtsi128_si32(four);
}

/// Of the first numbers, a multiple of `lane`.
__attribute__((target("avx2"))) std::int32_t squares_avx2(std::span<const std::int8_t> row) {
  auto sums = _mm256_setzero_si256();
  for (std::size_t i = 0; i + lane <= row.size(); i += lane) {
    const auto numbers = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row.data() + i)));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(numbers, numbers));
  }
  return sum_of(sums);
}

__attribute__((target("avx2"))) std::int32_t product_avx2(const std::int8_t* row, const std::int16_t* numbers,
                                                          std::size_t padded) {
  auto sums = _mm256_setzero_si256();
  for (std::size_t i = 0; i < padded; i += lane) {
    // The last of these reads on into the next row, against zeros.
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row + i));
    const auto vector = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(numbers + i));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_cvtepi8_epi16(bytes), vector));
  }
  return sum_of(sums);
}

__attribute__((target("avx2"))) void products_avx2(const std::int8_t* rows, std::size_t size,
                                                   std::span<const std::int16_t> numbers, float step,
                                                   std::span<float> out) {
  for (auto& sum : out) {
    sum = step * static_cast<float>(product_avx2(rows, numbers.data(), numbers.size()));
    rows += size;
  }
}
#endif

}  // namespace

std::int32_t sum_of_squares(std::span<const std::int8_t> row) {
  std::int32_t sum = 0;
#if defined(__x86_64__)
  if (processor::has_avx2()) {
    sum = squares_avx2(row);
    row = row.last(row.size() % lane);
  }
#endif
  for (const auto number : row) sum += number * number;
  return sum;
}

DotProducts::DotProducts(std::span<const float> vector)
    : size_(vector.size()), numbers_((vector.size() + lane - 1) / lane * lane, 0) {
  float most = 0;
  float squares = 0;
  for (const auto number : vector) {
    most = std::max(most, std::abs(number));
    squares += number * number;
  }
  if (most <= 0) return;
  // A sum of products with numbers of 7 bits stays below 2^31.
  const auto highest = std::min(32767.0F, 16777216.0F / static_cast<float>(std::max<std::size_t>(size_, 1)));
  step_ = most / highest;
  std::transform(vector.begin(), vector.end(), numbers_.begin(),
                 [&](float number) { return static_cast<std::int16_t>(std::lround(number / step_)); });
  // By Cauchy and Schwarz at most the length of what rounding took off, and what sums of floats lose.
  const auto size = static_cast<float>(size_);
  error_ = step_ * std::sqrt(size) + size * 1.2e-7F * std::sqrt(squares) * 2;
}

void DotProducts::with(const std::int8_t* rows, std::span<float> out) const {
#if defined(__x86_64__)
  if (processor::has_avx2()) return products_avx2(rows, size_, numbers_, step_, out);
#endif
  with_plainly(rows, out);
}

void DotProducts::with_plainly(const std::int8_t* rows, std::span<float> out) const {
  for (auto& sum : out) {
    sum = step_ * static_cast<float>(product(rows, numbers_.data(), size_));
    rows += size_;
  }
}

}  // namespace dossier
