// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <atomic>
#include <mutex>
#include <utility>

namespace dossier {

/// A value that is made when it is first asked for, by one thread, and kept. Where making it fails, the next call tries
/// again.
template <class T>
class Lazy {
 public:
  /// The value, which `make` returns as a Result<T> where there is none yet. Other threads wait for it.
  template <class Make>
  Result<const T*> get(Make&& make) const {
    if (made_.load(std::memory_order_acquire)) return &value_;
    const std::lock_guard lock(mutex_);
    if (made_.load(std::memory_order_relaxed)) return &value_;
    Result<T> made = std::forward<Make>(make)();
    if (!made) return std::move(made).error();
    value_ = *std::move(made);
    made_.store(true, std::memory_order_release);
    return &value_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::atomic<bool> made_ = false;
  mutable T value_{};
};

}  // namespace dossier
