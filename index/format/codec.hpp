// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::index {

/// Appends numbers (LEB128 varints) and texts (size, then bytes) to a string of bytes.
class ByteWriter {
 public:
  void number(std::uint64_t value) {
    while (value > 0x7F) {
      bytes_.push_back(static_cast<char>(value | 0x80U));
      value >>= 7U;
    }
    bytes_.push_back(static_cast<char>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }
  /// Bits of an IEEE 754 single, little end first.
  void real(float value);

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote. Damaged input never reads outside the bytes: from the first fault on every read gives
/// zero or nothing, and failed() is true.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  /// A number that must fit 32 bits.
  std::uint32_t small() {
    const auto value = number();
    return static_cast<std::uint32_t>(value <= 0xFFFFFFFFU ? value : fail());
  }
  /// A count of items that take at least one byte each: more than the bytes left is a fault.
  std::size_t count() {
    const auto value = number();
    return value <= left() ? value : fail();
  }
  std::string_view text() { return raw(count()); }
  std::string_view raw(std::size_t size) {
    if (size > left()) size = fail();
    const auto piece = bytes_.substr(at_, size);
    at_ += size;
    return piece;
  }
  float real();

  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
  [[nodiscard]] bool failed() const { return failed_; }
  /// Whether all bytes have been read, without a fault.
  [[nodiscard]] bool complete() const { return !failed_ && at_ == bytes_.size(); }

 private:
  std::size_t fail() {
    failed_ = true;
    at_ = bytes_.size();
    return 0;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// The bytes with a checksum (the low 32 bits of XXH3) behind them.
std::string with_checksum(std::string bytes);
/// The bytes that were checksummed; nothing where the checksum does not hold.
std::optional<std::string_view> without_checksum(std::string_view bytes);

/// Zstandard, level 3; the size of the raw bytes stands in the frame.
std::string compressed(std::string_view bytes);
/// Nothing for bytes that are no frame, or one that claims more than `limit` bytes.
std::optional<std::string> decompressed(std::string_view frame, std::size_t limit = std::size_t{1} << 30U);

}  // namespace dossier::index
