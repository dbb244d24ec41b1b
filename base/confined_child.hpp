// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace dossier {

struct ConfinedLimits {
  std::chrono::seconds time{20};                    ///< of the clock; the same of the processor
  std::size_t memory = std::size_t{1} << 29U;       ///< bytes over what this process holds
  std::size_t most_output = std::size_t{1} << 26U;  ///< bytes
};

/// How a child came to its end.
enum class ChildEnd : std::uint8_t { Done, OutOfTime, Crashed, NoProcess };

struct ChildOutput {
  ChildEnd end = ChildEnd::NoProcess;
  std::string bytes;  ///< what `work` gave; empty but for Done
};

/// Runs `work` in a child process that writes no file, keeps none of this one's descriptors, and is killed at its
/// limits: work that crashes, hangs or eats memory harms nothing else. May be called by several threads. Costs a fork,
/// some milliseconds. Where `sanitized` (base/sanitized.hpp) it runs in this process.
ChildOutput run_confined(const ConfinedLimits& limits, const std::function<std::string()>& work);

}  // namespace dossier
