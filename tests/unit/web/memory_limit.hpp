// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DOSSIER_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define DOSSIER_SANITIZED 1
#endif
#endif

/// While in scope, operator new of this thread fails for what would take more than `bytes` beyond what the thread holds
/// at the beginning; blocks that the reserve gives away add to it. Other threads are left alone.
class MemoryLimit {
 public:
#ifdef DOSSIER_SANITIZED
  static constexpr bool works = false;  ///< a sanitizer has an allocator of its own
#else
  static constexpr bool works = true;
#endif

  explicit MemoryLimit(std::size_t bytes);
  ~MemoryLimit();
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

  /// Whether an allocation has failed.
  [[nodiscard]] bool failed() const;
};
