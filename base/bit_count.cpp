// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bit_count.hpp"

#include <bit>

namespace dossier {
namespace {

#if defined(__x86_64__)
__attribute__((target("popcnt"))) std::uint32_t count_by_instruction(std::span<const std::uint64_t> words) {
  std::uint32_t total = 0;
  for (const auto word : words) total += static_cast<std::uint32_t>(__builtin_popcountll(word));
  return total;
}
#endif

}  // namespace

std::uint32_t count_bits(std::span<const std::uint64_t> words) {
#if defined(__x86_64__)
  static const bool has_instruction = __builtin_cpu_supports("popcnt") != 0;
  if (has_instruction) return count_by_instruction(words);
#endif
  std::uint32_t total = 0;
  for (const auto word : words) total += static_cast<std::uint32_t>(std::popcount(word));
  return total;
}

}  // namespace dossier
