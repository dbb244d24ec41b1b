// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bit_count.hpp"

#include "base/processor.hpp"

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

/// count_bits_of_runs(), inlined where the processor's instruction may be used and where not.
[[gnu::always_inline]] inline void count_runs(std::span<const std::uint64_t> words,
                                              std::span<const std::uint32_t> starts, std::span<std::uint32_t> counts) {
  std::size_t at = 0;
  std::uint32_t before = 0;  // bits in the words before `at`
  std::uint32_t last = 0;    // bits before the run at hand
  for (std::size_t run = 0; run <= starts.size(); ++run) {
    const bool end = run == starts.size();
    const auto word = end ? words.size() : starts[run] / 64;
    for (; at < word; ++at) before += static_cast<std::uint32_t>(__builtin_popcountll(words[at]));
    auto here = before;
    if (!end && starts[run] % 64 != 0) {
      const auto lower = (std::uint64_t{1} << (starts[run] % 64)) - 1;
      here += static_cast<std::uint32_t>(__builtin_popcountll(words[word] & lower));
    }
    if (run > 0) counts[run - 1] = here - last;
    last = here;
  }
}

#if defined(__x86_64__)
__attribute__((target("popcnt"))) void count_runs_by_instruction(std::span<const std::uint64_t> words,
                                                                 std::span<const std::uint32_t> starts,
                                                                 std::span<std::uint32_t> counts) {
  count_runs(words, starts, counts);
}
#endif

}  // namespace

void count_bits_of_runs(std::span<const std::uint64_t> words, std::span<const std::uint32_t> starts,
                        std::span<std::uint32_t> counts) {
#if defined(__x86_64__)
  if (processor::has_popcnt()) return count_runs_by_instruction(words, starts, counts);
#endif
  count_runs(words, starts, counts);
}

std::uint32_t count_bits(std::span<const std::uint64_t> words) {
#if defined(__x86_64__)
  if (processor::has_popcnt()) return count_by_instruction(words);
#endif
  std::uint32_t total = 0;
  for (const auto word : words) total += static_cast<std::uint32_t>(std::popcount(word));
  return total;
}

}  // namespace dossier
