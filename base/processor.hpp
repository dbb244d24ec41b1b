// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier::processor {

// What this machine's processor can do beyond what the program was compiled for; found out once.
#if defined(__x86_64__)
inline bool has_popcnt() {
  static const bool has = __builtin_cpu_supports("popcnt") != 0;
  return has;
}
inline bool has_avx2() {
  static const bool has = __builtin_cpu_supports("avx2") != 0;
  return has;
}
inline bool has_avx512_vnni() {
  static const bool has = __builtin_cpu_supports("avx512vnni") != 0 && __builtin_cpu_supports("avx512bw") != 0;
  return has;
}
#endif

}  // namespace dossier::processor
