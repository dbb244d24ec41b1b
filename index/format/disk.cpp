// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/disk.hpp"

#include "base/system/descriptor.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <memory>
#include <new>
#include <system_error>
#include <utility>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

bool is_missing(int number) { return number == ENOENT || number == ENOTDIR; }

Descriptor open_file(const fs::path& path, int flags) {
  return Descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0666));
}

/// Calls `take` with each piece of a file. 0, or errno.
int read_pieces(const fs::path& path, const std::function<void(std::string_view)>& take) {
  const auto file = open_file(path, O_RDONLY);
  return file ? read_all(file.number(), take) : errno;
}

}  // namespace

Error file_error(const fs::path& path, std::string_view verb, int number) {
  const auto what = std::string(verb) + " " + path.string();
  switch (number) {
    case ENOSPC:
    case EFBIG:
    case EDQUOT:
      return {ErrorCode::DiskFull, "no room left on the device to " + what, "make room and run the command again"};
    case EMFILE:
    case ENFILE:
      return {ErrorCode::NoResources, "cannot " + what + ": too many open files",
              "close other programs, or raise the limit (ulimit -n)"};
    case ENOMEM:
      return {ErrorCode::NoResources, "cannot " + what + ": not enough memory",
              "close other programs, or raise the limit (ulimit -v)"};
    case EACCES:
    case EPERM:
      return {ErrorCode::Unreadable, "cannot " + what + ": " + std::strerror(number),
              "check the permissions of the folder"};
    case ENOENT:
      return {ErrorCode::Unreadable, "cannot " + what + ": " + std::strerror(number),
              "create the folder, or choose another place"};
    case ENOTDIR:
      return {ErrorCode::Unreadable, "cannot " + what + ": " + std::strerror(number), "give the path of a folder"};
    case EROFS:
      return {ErrorCode::Unreadable, "cannot " + what + ": " + std::strerror(number), "the disk is mounted read-only"};
    case EIO:
      return {ErrorCode::Unreadable, "cannot " + what + ": " + std::strerror(number),
              "check the disk, then run the command again"};
    default:
      return {ErrorCode::Unreadable, "cannot " + what + ": " + std::strerror(number), "run the command again"};
  }
}

Error no_memory(const std::string& what) {
  return {ErrorCode::NoResources, "not enough memory to work on the index " + what,
          "close other programs, or raise the limit (ulimit -v)"};
}

Result<std::optional<std::string>> read_file(const fs::path& path) {
  std::string content;
  const int failure = read_pieces(path, [&](std::string_view piece) { content.append(piece); });
  if (is_missing(failure)) return std::optional<std::string>();
  if (failure != 0) return file_error(path, "read", failure);
  return std::optional<std::string>(std::move(content));
}

Result<void> write_whole(const fs::path& path, const std::string& content) {
  auto file = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return file_error(path, "write", errno);
  if (const int failure = write_all(file.number(), content); failure != 0) return file_error(path, "write", failure);
  if (::fsync(file.number()) != 0) return file_error(path, "write", errno);
  if (const int failure = file.close(); failure != 0) return file_error(path, "write", failure);
  return {};
}

Result<void> sync_path(const fs::path& path) {
  const auto file = open_file(path, O_RDONLY);
  if (!file || ::fsync(file.number()) != 0) return file_error(path, "write", errno);
  return {};
}

Result<void> rename_path(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return file_error(to, "write", errno);
  return {};
}

Result<bool> is_there(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return true;
  if (is_missing(errno)) return false;
  return file_error(path, "read", errno);
}

Result<std::vector<std::string>> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure); !failure && at != fs::directory_iterator(); at.increment(failure)) {
    names.push_back(at->path().filename().string());
  }
  if (is_missing(failure.value())) return std::vector<std::string>();
  if (failure) return file_error(folder, "read", failure.value());
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::optional<std::uint64_t>> checksum_of_file(const fs::path& path) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  if (!state) throw std::bad_alloc();
  XXH3_64bits_reset(state.get());
  const int failure =
      read_pieces(path, [&](std::string_view piece) { XXH3_64bits_update(state.get(), piece.data(), piece.size()); });
  if (is_missing(failure)) return std::optional<std::uint64_t>();
  if (failure != 0) return file_error(path, "read", failure);
  return std::optional<std::uint64_t>(XXH3_64bits_digest(state.get()));
}

}  // namespace dossier::index
