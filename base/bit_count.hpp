// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace dossier {

/// How many bits are set. By the processor's own instruction where it has one, which the build does not count on.
std::uint32_t count_bits(std::span<const std::uint64_t> words);

/// How many bits are set from each of `starts` up to the next, the last one up to the end. `starts` are ascending and
/// within the words; `counts` is as long. Linear in both.
void count_bits_of_runs(std::span<const std::uint64_t> words, std::span<const std::uint32_t> starts,
                        std::span<std::uint32_t> counts);

}  // namespace dossier
