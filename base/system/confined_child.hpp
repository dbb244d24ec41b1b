// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace dossier {

struct ConfinedLimits {
  std::chrono::seconds time{20};               ///< of the clock; the same of the processor
  std::size_t memory = std::size_t{1} << 29U;  ///< bytes over what this process holds
};

/// How a child came to its end. Done: also where `receive` wanted no more.
enum class ChildEnd : std::uint8_t { Done, OutOfTime, Crashed, NoProcess };

/// What the child calls with bytes for the parent.
using SendBytes = std::function<void(std::string_view)>;

/// Runs `work` in a child process that writes no file, keeps none of this one's descriptors, and is killed at its
/// limits: work that crashes, hangs or eats memory harms nothing else. What it sends goes to `receive` as it comes, in
/// pieces of any size; where that gives false, the child is ended. May be called by several threads. Costs a fork, some
/// milliseconds. Where `sanitized` (base/system/sanitized.hpp) it runs in this process, where the sanitizer sees what
/// it does.
ChildEnd run_confined(const ConfinedLimits& limits, const std::function<void(const SendBytes&)>& work,
                      const std::function<bool(std::string_view)>& receive);

}  // namespace dossier
