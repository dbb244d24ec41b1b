// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace dossier::index {
namespace fs = std::filesystem;

Error file_error(const fs::path& path, const std::string& verb, int number) {
  if (number == ENOSPC || number == EFBIG || number == EDQUOT) {
    return {ErrorCode::DiskFull, "no room left on the device to " + verb + " " + path.string(),
            "the index is as it was; make room and run the command again"};
  }
  return {ErrorCode::Unreadable, "cannot " + verb + " " + path.string() + ": " + std::strerror(number),
          "check the permissions of the folder"};
}

Result<void> write_whole(const fs::path& path, const std::string& content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return file_error(path, "write", errno);
  const auto written = ::write(file, content.data(), content.size());
  const int failure = errno;
  const bool synced = ::fsync(file) == 0;
  const int sync_failure = errno;
  ::close(file);
  if (written != static_cast<::ssize_t>(content.size()))
    return file_error(path, "write", written < 0 ? failure : ENOSPC);
  if (!synced) return file_error(path, "write", sync_failure);
  return {};
}

Result<void> sync_path(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return file_error(path, "write", errno);
  const bool synced = ::fsync(file) == 0;
  const int failure = errno;
  ::close(file);
  if (!synced) return file_error(path, "write", failure);
  return {};
}

}  // namespace dossier::index
