// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/memory_reserve.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include <array>
#include <exception>
#include <mutex>
#include <new>

namespace dossier::memory_reserve {
namespace {

constexpr std::size_t kept_for_unwinding = blocks / 2;

std::mutex mutex;
std::array<void*, blocks> held;
std::size_t held_count = 0;
bool installed = false;
thread_local bool low = false;

bool give_one(std::size_t keep) {
  const std::lock_guard lock(mutex);
  if (held_count <= keep) return false;
  ::munmap(held.at(--held_count), block_bytes);
  return true;
}

void on_failed_allocation() {
  low = true;
  // Who called allocates once more after a return.
  if (!give_one(std::uncaught_exceptions() > 0 ? 0 : kept_for_unwinding)) throw std::bad_alloc();
}

void share_one_heap_if_limited() noexcept {
  rlimit limit{};
  if (::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) ::mallopt(M_ARENA_MAX, 1);
}

}  // namespace

void install() noexcept {
  {
    const std::lock_guard lock(mutex);
    if (installed) return;
    installed = true;
  }
  share_one_heap_if_limited();
  refill();
  std::set_new_handler(on_failed_allocation);
}

void refill() noexcept {
  const std::lock_guard lock(mutex);
  while (installed && held_count < blocks) {
    // Private and writable, so that it counts wherever memory is counted.
    void* block = ::mmap(nullptr, block_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) return;
    held.at(held_count++) = block;
  }
}

bool is_full() noexcept {
  const std::lock_guard lock(mutex);
  return held_count == blocks;
}

std::size_t taken() noexcept {
  const std::lock_guard lock(mutex);
  return installed ? blocks - held_count : 0;
}

void give_up_if_low() {
  if (low) throw std::bad_alloc();
}

void begin_request() noexcept { low = false; }

}  // namespace dossier::memory_reserve
