// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace dossier {

/// Memory for a table of many megabytes, all zeros, of large pages where the system has some: giving out a page costs
/// about as much whether it has 4 KiB or 2 MiB. Throws std::bad_alloc.
void* large_memory(std::size_t bytes);
/// `bytes` as they were asked for.
void free_large_memory(void* memory, std::size_t bytes) noexcept;

/// Of a vector that may have many numbers; see large_memory().
template <class T>
struct LargeAllocator {
  using value_type = T;
  LargeAllocator() = default;
  template <class U>
  explicit LargeAllocator(const LargeAllocator<U>&) noexcept {}
  T* allocate(std::size_t count) { return static_cast<T*>(large_memory(count * sizeof(T))); }
  void deallocate(T* memory, std::size_t count) noexcept { free_large_memory(memory, count * sizeof(T)); }
  bool operator==(const LargeAllocator&) const = default;
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace dossier
