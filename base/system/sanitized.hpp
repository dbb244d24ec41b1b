// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

/// Whether this build has an allocator of its own, that of AddressSanitizer or ThreadSanitizer: it takes more address
/// space than any limit leaves, cannot be replaced, and does not survive a fork in a program of several threads.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DOSSIER_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define DOSSIER_SANITIZED 1
#endif
#endif

#ifdef DOSSIER_SANITIZED
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace dossier
