// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/large_memory.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace dossier {
namespace {

constexpr std::size_t page = std::size_t{2} << 20U;

/// Less than this is not worth a page.
constexpr std::size_t least = page / 2;

/// Whole pages, where at least half of the last one is used; else the rest gets small pages.
std::size_t mapped(std::size_t bytes) {
  const auto rest = bytes % page;
  return rest >= least ? bytes - rest + page : bytes;
}

}  // namespace

void* large_memory(std::size_t bytes) {
  if (bytes < least) {
    auto* const small = std::calloc(bytes > 0 ? bytes : 1, 1);
    if (small == nullptr) throw std::bad_alloc();
    return small;
  }
  if (bytes > SIZE_MAX / 2) throw std::bad_alloc();
  const auto size = mapped(bytes);
  auto* const all = ::mmap(nullptr, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) throw std::bad_alloc();
  // Where a large page begins; what lies before and behind goes back.
  auto* const begin = static_cast<char*>(all);
  const auto before = (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;
  if (before > 0) ::munmap(begin, before);
  constexpr std::size_t small_page = 4096;
  const auto end = (size + small_page - 1) / small_page * small_page;
  if (page - before > 0) ::munmap(begin + before + end, page - before);
  ::madvise(begin + before, size, MADV_HUGEPAGE);  // a wish
  return begin + before;
}

void free_large_memory(void* memory, std::size_t bytes) noexcept {
  if (bytes < least) return std::free(memory);
  ::munmap(memory, mapped(bytes));
}

}  // namespace dossier
