// SPDX-License-Identifier: GPL-3.0-or-later
// Replaces operator new and delete of the test program; inactive unless a MemoryLimit is in scope.
#include "tests/unit/web/memory_limit.hpp"

#include "base/system/memory_reserve.hpp"

#include <malloc.h>

#include <cstdlib>
#include <new>

namespace {

thread_local bool limited = false;
thread_local std::ptrdiff_t held = 0;
thread_local std::size_t limit = 0;
thread_local bool has_failed = false;

#ifndef DOSSIER_SANITIZED
bool fits(std::size_t size) {
  namespace reserve = dossier::memory_reserve;
  return held + static_cast<std::ptrdiff_t>(size) <=
         static_cast<std::ptrdiff_t>(limit + reserve::taken() * reserve::block_bytes);
}

void* allocate(std::size_t size) {
  while (true) {
    if (limited && !fits(size)) {
      has_failed = true;
    } else if (void* memory = std::malloc(size == 0 ? 1 : size)) {
      if (limited) held += static_cast<std::ptrdiff_t>(::malloc_usable_size(memory));
      return memory;
    }
    const auto handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void release(void* memory) {
  if (limited && memory != nullptr) held -= static_cast<std::ptrdiff_t>(::malloc_usable_size(memory));
  std::free(memory);
}
#endif

}  // namespace

MemoryLimit::MemoryLimit(std::size_t bytes) {
  held = 0;
  limit = bytes;
  has_failed = false;
  limited = true;
}

MemoryLimit::~MemoryLimit() { limited = false; }

bool MemoryLimit::failed() const { return has_failed; }

#ifndef DOSSIER_SANITIZED
// The other forms of the library call these.
void* operator new(std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { release(memory); }
#endif
