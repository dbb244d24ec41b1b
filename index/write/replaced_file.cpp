// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/replaced_file.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <system_error>

namespace dossier {
namespace fs = std::filesystem;

Result<FolderLock> FolderLock::take(const fs::path& folder) {
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) return index::file_error(folder, "read", errno);
  while (::flock(opened.number(), LOCK_EX) != 0) {
    // Some network file systems know no locks: the one who works there alone loses nothing.
    if (errno == ENOLCK || errno == EOPNOTSUPP || errno == EINVAL) break;
    if (errno != EINTR) return index::file_error(folder, "lock", errno);
  }
  return FolderLock(std::move(opened));
}

Result<void> replace_file(const fs::path& file, const std::string& content) {
  std::error_code none;
  auto target = fs::weakly_canonical(fs::absolute(file, none), none);
  if (none) target = fs::absolute(file, none);
  const auto fresh = fs::path(target).concat(".new~");
  auto written = index::write_whole(fresh, content);
  if (written) written = index::rename_path(fresh, target);
  if (!written) {
    fs::remove(fresh, none);
    return written;
  }
  return index::sync_path(target.parent_path());
}

}  // namespace dossier
