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
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view title = "dossier-index";
constexpr std::string_view generation_prefix = "generation-";
constexpr std::string_view build_prefix = "build-";

std::string generation_name(std::uint64_t number) { return std::string(generation_prefix) + std::to_string(number); }

/// The number in the name of a generation's folder.
std::optional<std::uint64_t> number_in(std::string_view folder) {
  if (!folder.starts_with(generation_prefix)) return std::nullopt;
  folder.remove_prefix(generation_prefix.size());
  std::uint64_t number = 0;
  const char* end = folder.data() + folder.size();
  if (folder.empty() || std::from_chars(folder.data(), end, number).ptr != end) return std::nullopt;
  return number;
}

/// What holds where `current` is missing. A generation has its manifest before its name, and its name before it is
/// named in `current`: a first build that was cut off there leaves one that is whole.
Result<Current> without_current(const fs::path& index) {
  const auto names = names_in(index);
  if (!names) return names.error();
  std::vector<Current> generations;
  for (const auto& name : *names) {
    if (const auto number = number_in(name)) generations.push_back({format_version, *number, index / name});
  }
  if (generations.empty()) {
    return Error{ErrorCode::IndexMissing, "there is no index in " + index.string(),
                 "run dossier index PATH… to make one"};
  }
  if (generations.size() == 1) {
    const auto whole = is_there(generations.front().folder / "manifest");
    if (!whole) return whole.error();
    if (*whole) return generations.front();
  }
  return Error{
      ErrorCode::IndexDamaged,
      "the index " + index.string() + " is damaged: its file current is missing, which names the generation that holds",
      "run dossier index --rebuild PATH… to rebuild it"};
}

/// Names a generation in `current`, by an atomic rename.
Result<void> name_current(const fs::path& index, const fs::path& generation) {
  const auto pending = index / "current.new";
  std::ostringstream content;
  content << title << ' ' << format_version << '\n' << generation.filename().string() << '\n';
  if (auto written = write_whole(pending, content.str()); !written) return written;
  if (auto renamed = rename_path(pending, index / "current"); !renamed) return renamed;
  return sync_path(index);
}

}  // namespace

Result<Current> read_current(const fs::path& index) {
  const auto content = read_file(index / "current");
  if (!content) return content.error();
  if (!*content) return without_current(index);
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
  const auto number = number_in(folder);
  if (!number) return damaged();
  current.number = *number;
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
  if (auto named = name_current(index, folder); !named) return named;
  remove_leftovers(index);
  return {};
}

void remove_leftovers(const fs::path& index) {
  const auto current = read_current(index);
  // An index of another format keeps its folders until a rebuild has taken its place.
  if (!current && current.error().code != ErrorCode::IndexMissing) return;
  // The generation that a first build left without a name; where it gets none now, the next writer tries again.
  if (current && !is_there(index / "current").value_or(true)) (void)name_current(index, current->folder);
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
