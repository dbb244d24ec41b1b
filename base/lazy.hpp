// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <atomic>
#include <mutex>
#include <utility>

namespace dossier {

/// Something that is made once, at first use, by whichever thread comes first; a failed making is tried again.
template <class T>
class Lazy {
 public:
  /// `make` gives a Result<T>.
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
