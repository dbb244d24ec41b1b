// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

/// A running 128-bit digest of bytes: two lanes of FNV-1a mixed at the end (SplitMix64's finaliser). Tells contents
/// apart, on every platform alike; no protection against somebody who wants a collision. About 800 MB/s.
class Digest {
 public:
  Digest& add(std::string_view bytes);
  /// 32 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;
  /// The first 64 bits.
  [[nodiscard]] std::uint64_t value() const;

 private:
  std::uint64_t low_ = 0xCBF29CE484222325ULL;
  std::uint64_t high_ = 0x84222325CBF29CE4ULL;
  std::uint64_t size_ = 0;
};

/// Hex digest of one piece of bytes.
std::string digest_hex(std::string_view bytes);

}  // namespace dossier
