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
#include <sstream>
#include <system_error>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view title = "dossier-index";
constexpr std::string_view generation_prefix = "generation-";
constexpr std::string_view build_prefix = "build-";

std::string generation_name(std::uint64_t number) { return std::string(generation_prefix) + std::to_string(number); }

}  // namespace

Result<Current> read_current(const fs::path& index) {
  const auto content = read_file(index / "current");
  if (!content) return content.error();
  if (!*content) {
    return Error{ErrorCode::IndexMissing, "there is no index in " + index.string(),
                 "run dossier index PATH… to make one"};
  }
  std::istringstream words(**content);
  std::string name;
  std::string folder;
  Current current;
  words >> name >> current.format >> folder;
  const auto damaged = [&] {
    return Error{ErrorCode::IndexDamaged, (index / "current").string() + " does not name a generation of an index",
                 "run dossier index --rebuild PATH… to rebuild it"};
  };
  if (!words || name != title) return damaged();
  if (current.format != format_version) {
    return Error{ErrorCode::IndexIncompatible,
                 "the index " + index.string() + " has format " + std::to_string(current.format) + ", this program " +
                     std::to_string(format_version),
                 "run dossier index --rebuild PATH… to rebuild it"};
  }
  if (!folder.starts_with(generation_prefix)) return damaged();
  const char* begin = folder.data() + generation_prefix.size();
  const char* end = folder.data() + folder.size();
  if (std::from_chars(begin, end, current.number).ptr != end || begin == end) return damaged();
  current.folder = index / folder;
  return current;
}

Result<std::string> revision_state(const fs::path& database) {
  auto content = read_file(database / "iamglass");
  if (!content) return std::move(content).error();
  return std::move(*content).value_or(std::string());
}

fs::path build_folder(const fs::path& index) {
  return index / (std::string(build_prefix) + std::to_string(::getpid()));
}

Result<void> publish(const fs::path& index, const fs::path& database, std::uint64_t number) {
  const auto names = names_in(database);
  if (!names) return names.error();
  for (const auto& name : *names) {
    if (auto synced = sync_path(database / name); !synced) return synced;
  }
  if (auto written = write_manifest(database); !written) return written;
  if (auto synced = sync_path(database); !synced) return synced;
  const auto folder = index / generation_name(number);
  std::error_code failure;
  fs::remove_all(folder, failure);
  if (failure) return file_error(folder, "write", failure.value());
  if (auto renamed = rename_path(database, folder); !renamed) return renamed;
  if (auto synced = sync_path(index); !synced) return synced;
  const auto pending = index / "current.new";
  std::ostringstream content;
  content << title << ' ' << format_version << '\n' << folder.filename().string() << '\n';
  if (auto written = write_whole(pending, content.str()); !written) return written;
  if (auto renamed = rename_path(pending, index / "current"); !renamed) return renamed;
  if (auto synced = sync_path(index); !synced) return synced;
  remove_leftovers(index);
  return {};
}

void remove_leftovers(const fs::path& index) {
  const auto current = read_current(index);
  // An index of another format keeps its folders until a rebuild has taken its place.
  if (!current && current.error().code != ErrorCode::IndexMissing) return;
  const auto names = names_in(index);
  if (!names) return;
  for (const auto& name : *names) {
    const bool generation = name.starts_with(generation_prefix) && !(current && index / name == current->folder);
    std::error_code ignored;
    if (generation || name.starts_with(build_prefix) || name == "current.new") fs::remove_all(index / name, ignored);
  }
}

Result<WriterLock> WriterLock::take(const fs::path& index) {
  std::error_code failure;
  std::size_t missing = 0;
  for (auto folder = fs::absolute(index, failure); folder.has_relative_path(); folder = folder.parent_path()) {
    const auto there = is_there(folder);
    if (!there) return there.error();
    if (*there) break;
    ++missing;
  }
  const auto made = fs::create_directories(index, failure) ? missing : 0;
  if (failure) return file_error(index, "make the folder", failure.value());
  const auto path = index / "lock";
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file) return file_error(path, "write", errno);
  if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    if (reason != EWOULDBLOCK) return file_error(path, "lock", reason);
    return Error{ErrorCode::IndexLocked, "the index " + index.string() + " is being written by another process",
                 "wait until it has finished, then run the command again"};
  }
  return WriterLock(std::move(file), made);
}

}  // namespace dossier::index
