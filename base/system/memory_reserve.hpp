// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// Memory that is kept for the moment when there is no other. Destructors allocate too (nlohmann::json's do), and an
/// allocation that fails in one of them ends the program. So one that fails gets memory of the reserve first: the first
/// half serves until the request reaches a point where it can be given up, the second while an exception unwinds it.
namespace dossier::memory_reserve {

inline constexpr std::size_t block_bytes = 256U << 10U;
inline constexpr std::size_t blocks = 128;  // address space only: 32 MiB that are never written to

/// Has failed allocations of the whole process served from the reserve. Once is enough. Where the address space is
/// limited, threads share one heap from here on, since each heap of glibc takes 64 MiB of it.
void install() noexcept;
/// Whether all of the reserve is there.
[[nodiscard]] bool is_full() noexcept;
/// Puts back what was taken, as far as there is memory. At the end of each request.
void refill() noexcept;
/// Blocks that have been given away since.
[[nodiscard]] std::size_t taken() noexcept;

/// Throws std::bad_alloc where an allocation of this thread has failed since begin_request(): for places where a
/// request can be given up. A list of braces whose element throws is none: g++ 12 destroys its elements twice.
void give_up_if_low();
void begin_request() noexcept;

}  // namespace dossier::memory_reserve
