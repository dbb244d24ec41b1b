// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/layout.hpp"

#include "index/format/disk.hpp"
#include "index/format/format.hpp"
#include "index/format/manifest.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <sstream>
#include <vector>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view title = "dossier-index";
constexpr std::string_view generation_prefix = "generation-";
constexpr std::string_view build_prefix = "build-";

std::string generation_name(std::uint64_t number) { return std::string(generation_prefix) + std::to_string(number); }

}  // namespace

Result<Current> read_current(const fs::path& index) {
  std::ifstream file(index / "current", std::ios::binary);
  if (!file) {
    return Error{ErrorCode::IndexMissing, "there is no index in " + index.string(), "dossier index PATH… makes one"};
  }
  std::string name;
  std::string folder;
  Current current;
  file >> name >> current.format >> folder;
  const auto damaged = [&] {
    return Error{ErrorCode::IndexDamaged, (index / "current").string() + " does not name a generation of an index",
                 "dossier index --rebuild PATH… makes the index anew"};
  };
  if (!file || name != title) return damaged();
  if (current.format != format_version) {
    return Error{ErrorCode::IndexIncompatible,
                 "the index " + index.string() + " has format " + std::to_string(current.format) + ", this program " +
                     std::to_string(format_version),
                 "dossier index --rebuild PATH… makes it anew"};
  }
  if (!folder.starts_with(generation_prefix)) return damaged();
  const char* begin = folder.data() + generation_prefix.size();
  const char* end = folder.data() + folder.size();
  if (std::from_chars(begin, end, current.number).ptr != end || begin == end) return damaged();
  current.folder = index / folder;
  return current;
}

fs::path build_folder(const fs::path& index) {
  return index / (std::string(build_prefix) + std::to_string(::getpid()));
}

Result<void> publish(const fs::path& index, const fs::path& database, std::uint64_t number) {
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(database, failure)) {
    if (auto synced = sync_path(entry.path()); !synced) return synced;
  }
  if (auto written = write_manifest(database); !written) return written;
  if (auto synced = sync_path(database); !synced) return synced;
  const auto folder = index / generation_name(number);
  fs::remove_all(folder, failure);
  fs::rename(database, folder, failure);
  if (failure) return file_error(folder, "write", failure.value());
  if (auto synced = sync_path(index); !synced) return synced;
  const auto pending = index / "current.new";
  std::ostringstream content;
  content << title << ' ' << format_version << '\n' << folder.filename().string() << '\n';
  if (auto written = write_whole(pending, content.str()); !written) return written;
  fs::rename(pending, index / "current", failure);
  if (failure) return file_error(index / "current", "write", failure.value());
  if (auto synced = sync_path(index); !synced) return synced;
  remove_leftovers(index);
  return {};
}

void remove_leftovers(const fs::path& index) {
  const auto current = read_current(index);
  // An index of another format keeps its folders until a rebuild has taken its place.
  if (!current && current.error().code != ErrorCode::IndexMissing) return;
  std::error_code failure;
  std::vector<fs::path> leftovers;
  for (const auto& entry : fs::directory_iterator(index, failure)) {
    const auto name = entry.path().filename().string();
    const bool generation = name.starts_with(generation_prefix) && !(current && entry.path() == current->folder);
    if (generation || name.starts_with(build_prefix) || name == "current.new") leftovers.push_back(entry.path());
  }
  for (const auto& path : leftovers) fs::remove_all(path, failure);
}

Result<WriterLock> WriterLock::take(const fs::path& index) {
  std::error_code failure;
  std::size_t missing = 0;
  for (auto folder = fs::absolute(index, failure); !fs::exists(folder, failure) && folder.has_relative_path();
       folder = folder.parent_path()) {
    ++missing;
  }
  const auto made = fs::create_directories(index, failure) ? missing : 0;
  if (failure) return file_error(index, "make the folder", failure.value());
  const auto path = index / "lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return file_error(path, "write", errno);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return Error{ErrorCode::IndexLocked, "the index " + index.string() + " is being written by another process",
                 "wait until it has ended, then run the command again"};
  }
  return WriterLock(file, made);
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(other.file_), made_folders_(other.made_folders_) {
  other.file_ = -1;
}

WriterLock::~WriterLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace dossier::index
