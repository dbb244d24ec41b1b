// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/source_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace dossier {
namespace {

Error unreadable(const std::string& why) {
  return {ErrorCode::Unreadable, "it cannot be read: " + why, "check that it is still there and its permissions"};
}

Error unreadable(int number) { return unreadable(std::string(std::strerror(number))); }

}  // namespace

Result<SourceFile> SourceFile::open(const std::filesystem::path& path, bool follow_link) {
  const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (follow_link ? 0 : O_NOFOLLOW);
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), flags);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) return unreadable(errno);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) {
    const int number = errno;
    ::close(descriptor);
    return unreadable(number);
  }
  if (!S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return unreadable("it is not a regular file");
  }
  return SourceFile(descriptor, static_cast<std::uint64_t>(status.st_size));
}

SourceFile::SourceFile(SourceFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

SourceFile& SourceFile::operator=(SourceFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

SourceFile::~SourceFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> SourceFile::read(char* bytes, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const auto count = ::read(descriptor_, bytes + done, size - done);
    if (count == 0) break;
    if (count < 0) {
      if (errno == EINTR) continue;
      return unreadable(errno);
    }
    done += static_cast<std::size_t>(count);
  }
  return done;
}

Result<std::string> SourceFile::read_all(std::uint64_t most) const {
  if (size_ > most) return too_large(most);
  std::string bytes(size_ + 1, '\0');  // one more than there are, to meet the end
  std::size_t size = 0;
  for (;;) {
    const auto count = read(bytes.data() + size, bytes.size() - size);
    if (!count) return count.error();
    size += *count;
    if (size < bytes.size()) break;
    if (size > most) return too_large(most);
    bytes.resize(bytes.size() * 2);
  }
  bytes.resize(size);
  return bytes;
}

std::string mebibytes(std::uint64_t bytes) {
  constexpr std::uint64_t one = 1ULL << 20U;
  return std::to_string((bytes + one - 1) / one) + " MiB";
}

Error too_large(std::uint64_t most) {
  return {ErrorCode::BadData, "the file is larger than " + mebibytes(most),
          "split it, or raise the limit with --max-file-size"};
}

}  // namespace dossier
