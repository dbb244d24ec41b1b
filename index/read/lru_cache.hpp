// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace dossier::index {

/// Keeps the values that were used last, up to a size in bytes; shared by threads. What a caller got stays whole when
/// the cache lets go of it. `Value` has `bytes()`, its size in memory.
template <class Key, class Value>
class LruCache {
 public:
  using Pointer = std::shared_ptr<const Value>;

  explicit LruCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The value of a key, from `make()` (a Result<Pointer>) where it is not kept; never null. Making happens outside the
  /// lock: two threads that ask for the same at the same time may both make it. What could not be made is not kept.
  template <class Make>
  Result<Pointer> get(const Key& key, Make&& make) {
    if (auto known = find(key)) return known;
    Result<Pointer> made = std::forward<Make>(make)();
    if (made) keep(key, *made);
    return made;
  }

  [[nodiscard]] std::size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
  }

 private:
  struct Entry {
    Key key;
    Pointer value;
  };
  using Entries = std::list<Entry>;

  Pointer find(const Key& key) {
    const std::lock_guard lock(mutex_);
    const auto known = by_key_.find(key);
    if (known == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, known->second);
    return known->second->value;
  }

  void keep(const Key& key, const Pointer& value) {
    const std::lock_guard lock(mutex_);
    if (by_key_.count(key) != 0 || value->bytes() > most_bytes_) return;
    entries_.push_front({key, value});
    by_key_.emplace(key, entries_.begin());
    bytes_ += value->bytes();
    while (bytes_ > most_bytes_) {
      bytes_ -= entries_.back().value->bytes();
      by_key_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  Entries entries_;  ///< the one used last in front
  std::unordered_map<Key, typename Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace dossier::index
