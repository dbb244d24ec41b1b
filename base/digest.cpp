// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/digest.hpp"

#include <array>
#include <cstdio>

namespace dossier {
namespace {

std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

}  // namespace

Digest& Digest::add(std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    low_ = (low_ ^ byte) * 0x100000001B3ULL;
    high_ = (high_ ^ (byte + 0x9EU)) * 0x9E3779B97F4A7C15ULL;
    high_ ^= high_ >> 29U;
  }
  size_ += bytes.size();
  return *this;
}

std::uint64_t Digest::value() const { return mixed(low_ ^ mixed(size_)); }

std::string Digest::hex() const {
  std::array<char, 33> out{};
  std::snprintf(out.data(), out.size(), "%016llx%016llx", static_cast<unsigned long long>(value()),
                static_cast<unsigned long long>(mixed(high_ + size_)));
  return {out.data(), 32};
}

std::string digest_hex(std::string_view bytes) { return Digest{}.add(bytes).hex(); }

}  // namespace dossier
