// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/coarse_rows.hpp"

#include "base/processor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A block is a list of groups of 8 numbers. Within a group each row has 4 bytes; byte j holds number j in its lower
// half and number 4 + j in its upper half.

namespace dossier {
namespace {

constexpr std::size_t group = 8;              // numbers
constexpr std::size_t row_bytes = group / 2;  // of a row in a group
constexpr std::size_t group_bytes = row_bytes * CoarseRows::rows;
// 4 bits n stand for the numbers from 16 n - 128 on, and for the one in their middle.
constexpr int step = 16;
constexpr float first_middle = -128 + (step - 1) / 2.0F;

using Sums = std::array<std::int32_t, CoarseRows::rows>;

unsigned upper_bits(std::int8_t number) { return static_cast<unsigned>((number + 128) / step); }

Sums sums_plainly(const std::uint8_t* block, std::span<const std::int8_t> numbers) {
  Sums sums{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto* bytes = block + i / group * group_bytes + i % row_bytes;
    const auto shift = i % group < row_bytes ? 0U : 4U;
    for (std::size_t row = 0; row < sums.size(); ++row) {
      sums[row] += numbers[i] * static_cast<std::int32_t>(bytes[row * row_bytes] >> shift & 15U);
    }
  }
  return sums;
}

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512bw,avx512vnni"))) Sums sums_vnni(const std::uint8_t* block,
                                                                      std::span<const std::int8_t> numbers) {
  constexpr std::size_t vectors = group_bytes / sizeof(__m512i);
  const auto lower = _mm512_set1_epi8(15);
  __m512i totals[vectors] = {};  // NOLINT(modernize-avoid-c-arrays): a template argument would lose its alignment
  for (std::size_t at = 0; at < numbers.size(); at += group) {
    std::array<std::int32_t, 2> fours{};
    std::memcpy(fours.data(), numbers.data() + at, sizeof(fours));
    const auto first = _mm512_set1_epi32(fours[0]);
    const auto second = _mm512_set1_epi32(fours[1]);
    for (auto& total : totals) {
      const auto both = _mm512_loadu_si512(block);
      total = _mm512_dpbusd_epi32(total, _mm512_and_si512(both, lower), first);
      total = _mm512_dpbusd_epi32(total, _mm512_and_si512(_mm512_srli_epi16(both, 4), lower), second);
      block += sizeof(both);
    }
  }
  Sums sums;
  for (std::size_t vector = 0; vector < vectors; ++vector) {
    _mm512_storeu_si512(sums.data() + vector * sizeof(__m512i) / sizeof(sums[0]), totals[vector]);
  }
  return sums;
}

/// Four numbers, again and again.
__attribute__((target("avx2"))) __m256i repeated(const std::int8_t* numbers) {
  std::int32_t four = 0;
  std::memcpy(&four, numbers, sizeof(four));
  return _mm256_set1_epi32(four);
}

__attribute__((target("avx2"))) Sums sums_avx2(const std::uint8_t* block, std::span<const std::int8_t> numbers) {
  constexpr std::size_t vectors = group_bytes / sizeof(__m256i);
  constexpr std::size_t together = 4;  // groups whose sums stay below 2^15: 4 groups of 4 products up to 15 * 127
  const auto lower = _mm256_set1_epi8(15);
  const auto ones = _mm256_set1_epi16(1);
  const auto groups = numbers.size() / group;
  Sums sums;
  for (std::size_t vector = 0; vector < vectors; ++vector) {
    auto total = _mm256_setzero_si256();
    for (std::size_t begin = 0; begin < groups; begin += together) {
      auto pairs = _mm256_setzero_si256();
      for (auto at = begin; at < std::min(begin + together, groups); ++at) {
        const auto* bytes = block + at * group_bytes + vector * sizeof(__m256i);
        const auto both = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
        const auto first = _mm256_and_si256(both, lower);
        const auto second = _mm256_and_si256(_mm256_srli_epi16(both, 4), lower);
        const auto* of_group = numbers.data() + at * group;
        pairs = _mm256_add_epi16(pairs, _mm256_maddubs_epi16(first, repeated(of_group)));
        pairs = _mm256_add_epi16(pairs, _mm256_maddubs_epi16(second, repeated(of_group + row_bytes)));
      }
      total = _mm256_add_epi32(total, _mm256_madd_epi16(pairs, ones));
    }
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums.data()) + vector, total);
  }
  return sums;
}
#endif

}  // namespace

float CoarseRows::put(std::span<std::uint8_t> block, std::size_t row, std::span<const std::int8_t> numbers) {
  float squares = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto bits = upper_bits(numbers[i]);
    auto& byte = block[i / group * group_bytes + row * row_bytes + i % row_bytes];
    byte = static_cast<std::uint8_t>(i % group < row_bytes ? (byte & 0xF0U) | bits : (byte & 0x0FU) | bits << 4U);
    const auto lower =
        static_cast<float>(numbers[i]) - (first_middle + static_cast<float>(step) * static_cast<float>(bits));
    squares += lower * lower;
  }
  return std::sqrt(squares);
}

CoarseProducts::CoarseProducts(std::span<const float> vector)
    : numbers_((vector.size() + group - 1) / group * group, 0) {
  constexpr float highest = 127;
  float most = 0;
  float squares = 0;
  for (const auto number : vector) {
    most = std::max(most, std::abs(number));
    squares += number * number;
  }
  if (most <= 0) return;
  step_ = most / highest;
  float taken_off = 0;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    numbers_[i] = static_cast<std::int8_t>(std::lround(vector[i] / step_));
    sum_ += numbers_[i];
    const auto difference = vector[i] - step_ * static_cast<float>(numbers_[i]);
    taken_off += difference * difference;
  }
  // By Cauchy and Schwarz, and what sums of floats lose.
  constexpr float more = 1.0001F;
  constexpr float lost = 1.2e-7F;
  length_ = std::sqrt(squares) * more;
  rounding_ = std::sqrt(taken_off) * more + static_cast<float>(vector.size() + group) * lost * length_;
}

std::vector<CoarseProducts::Way> CoarseProducts::ways() {
  std::vector<Way> ways{Way::Plain};
#if defined(__x86_64__)
  if (processor::has_avx2()) ways.push_back(Way::Avx2);
  if (processor::has_avx512_vnni()) ways.push_back(Way::Avx512Vnni);
#endif
  return ways;
}

void CoarseProducts::with(std::span<const std::uint8_t> block, std::span<float, CoarseRows::rows> out) const {
  static const auto fastest = ways().back();
  with(block, out, fastest);
}

void CoarseProducts::with(std::span<const std::uint8_t> block, std::span<float, CoarseRows::rows> out, Way way) const {
  auto* sums_of = sums_plainly;
#if defined(__x86_64__)
  if (way == Way::Avx2) sums_of = sums_avx2;
  if (way == Way::Avx512Vnni) sums_of = sums_vnni;
#endif
  const auto sums = sums_of(block.data(), numbers_);
  const auto middles = first_middle * static_cast<float>(sum_);
  for (std::size_t row = 0; row < sums.size(); ++row) {
    out[row] = step_ * (static_cast<float>(step * sums[row]) + middles);
  }
}

}  // namespace dossier
