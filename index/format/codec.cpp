// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/codec.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <array>
#include <bit>
#include <memory>
#include <new>

namespace dossier::index {
namespace {

/// The result of a Zstandard call that fails for nothing but too little memory.
std::size_t must(std::size_t size) {
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  return size;
}

template <class T>
T* made(T* context) {
  if (context == nullptr) throw std::bad_alloc();
  return context;
}

constexpr std::size_t checksum_size = 4;

std::array<char, checksum_size> checksum_of(std::string_view bytes) {
  const auto hash = XXH3_64bits(bytes.data(), bytes.size());
  std::array<char, checksum_size> checksum{};
  for (std::size_t i = 0; i < checksum_size; ++i) checksum.at(i) = static_cast<char>(hash >> (8 * i));
  return checksum;
}

ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(made(ZSTD_createCCtx()),
                                                                                  &ZSTD_freeCCtx);
  return context.get();
}

ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(made(ZSTD_createDCtx()),
                                                                                  &ZSTD_freeDCtx);
  return context.get();
}

}  // namespace

void ByteWriter::real(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  for (unsigned shift = 0; shift < 32; shift += 8) bytes_.push_back(static_cast<char>(bits >> shift));
}

float ByteReader::real() {
  std::uint32_t bits = 0;
  unsigned shift = 0;
  for (const char byte : raw(sizeof bits)) {
    bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << shift;
    shift += 8;
  }
  return std::bit_cast<float>(bits);
}

std::string with_checksum(std::string bytes) {
  const auto checksum = checksum_of(bytes);
  bytes.append(checksum.data(), checksum.size());
  return bytes;
}

std::optional<std::string_view> without_checksum(std::string_view bytes) {
  if (bytes.size() < checksum_size) return std::nullopt;
  const auto content = bytes.substr(0, bytes.size() - checksum_size);
  const auto checksum = checksum_of(content);
  if (bytes.substr(content.size()) != std::string_view(checksum.data(), checksum.size())) return std::nullopt;
  return content;
}

std::string compressed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(must(ZSTD_compressCCtx(compressor(), out.data(), out.size(), bytes.data(), bytes.size(), 3)));
  return out;
}

std::optional<std::string> decompressed(std::string_view frame, std::size_t limit) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit) return std::nullopt;
  std::string out(size, '\0');
  const auto got = ZSTD_decompressDCtx(decompressor(), out.data(), out.size(), frame.data(), frame.size());
  if (ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  if (ZSTD_isError(got) != 0 || got != size) return std::nullopt;
  return out;
}

}  // namespace dossier::index
