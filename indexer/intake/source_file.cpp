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

Error unreadable(int number) {
  if (number == ENAMETOOLONG) {
    return {ErrorCode::Unreadable, "it cannot be read: its path is too long",
            "give a folder further up a shorter name"};
  }
  return unreadable(std::string(std::strerror(number)));
}

}  // namespace

Result<SourceFile> SourceFile::open(const std::filesystem::path& path, bool follow_link) {
  const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (follow_link ? 0 : O_NOFOLLOW);
  Descriptor file;
  do {
    file = Descriptor(::open(path.c_str(), flags));
  } while (!file && errno == EINTR);
  if (!file) return unreadable(errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) return unreadable("it is not a regular file");
  return SourceFile(std::move(file), static_cast<std::uint64_t>(status.st_size));
}

Result<std::size_t> SourceFile::read(char* bytes, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const auto count = ::read(file_.number(), bytes + done, size - done);
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
