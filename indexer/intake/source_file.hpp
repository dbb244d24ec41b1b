// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace dossier {

/// A regular file open for reading. Whatever the path has become since it was listed (a FIFO, a device, a socket), it
/// is not waited for and not read. Every error of the system is an error here: a failure is never taken for the end.
class SourceFile {
 public:
  /// `follow_link` false: a symbolic link in the place of the file is refused. Errors: Unreadable.
  static Result<SourceFile> open(const std::filesystem::path& path, bool follow_link = true);

  /// Bytes at the time of opening.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Reads until `size` bytes are there or the file ends; gives how many there are. Errors: Unreadable.
  [[nodiscard]] Result<std::size_t> read(char* bytes, std::size_t size) const;
  /// All that is left, at most `most` bytes. Errors: Unreadable; BadData where there are more.
  [[nodiscard]] Result<std::string> read_all(std::uint64_t most) const;

 private:
  SourceFile(Descriptor file, std::uint64_t size) : file_(std::move(file)), size_(size) {}
  Descriptor file_;
  std::uint64_t size_ = 0;
};

/// `64 MiB` for a number of bytes; whole units, rounded up.
std::string mebibytes(std::uint64_t bytes);

/// Why a file of more bytes than `most` is not read.
Error too_large(std::uint64_t most);

}  // namespace dossier
