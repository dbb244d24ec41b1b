// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace dossier {

/// How many bits are set. By the processor's own instruction where it has one, which the build does not count on.
std::uint32_t count_bits(std::span<const std::uint64_t> words);

}  // namespace dossier
