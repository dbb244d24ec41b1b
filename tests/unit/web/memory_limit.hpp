// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/system/sanitized.hpp"

#include <cstddef>

/// While in scope, operator new of this thread fails for what would take more than `bytes` beyond what the thread holds
/// at the beginning; blocks that the reserve gives away add to it. Other threads are left alone.
class MemoryLimit {
 public:
  explicit MemoryLimit(std::size_t bytes);
  ~MemoryLimit();
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

  /// Whether an allocation has failed.
  [[nodiscard]] bool failed() const;
};
