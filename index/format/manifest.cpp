// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/manifest.hpp"

#include "index/format/codec.hpp"
#include "index/format/disk.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view manifest_name = "manifest";
constexpr std::string_view before_name = "manifest.before";

/// What changes whenever a file is written, or another one takes its place: a file with the stamp that it had when its
/// checksum was made still has that checksum, as far as its file system tells.
struct Stamp {
  std::uint64_t inode = 0;
  std::uint64_t modified = 0;  ///< nanoseconds
  std::uint64_t changed = 0;   ///< nanoseconds; no program can set it
  bool operator==(const Stamp&) const = default;
};

struct FileSum {
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;
  Stamp stamp;
};
using Manifest = std::map<std::string, FileSum>;

std::uint64_t nanoseconds(const timespec& time) {
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(time.tv_nsec);
}

/// Size and stamp of a file; nothing where there is no such file.
Result<std::optional<std::pair<std::uint64_t, Stamp>>> status_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) {
    return std::optional(std::pair(static_cast<std::uint64_t>(status.st_size),
                                   Stamp{status.st_ino, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)}));
  }
  if (errno == ENOENT) return std::optional<std::pair<std::uint64_t, Stamp>>();
  return file_error(path, "read", errno);
}

/// Reads a file of the database anew for the manifest.
Result<FileSum> sum_of(const fs::path& path) {
  const auto status = status_of(path);  // before the file is read: what comes later shows
  if (!status) return status.error();
  const auto checksum = checksum_of_file(path);
  if (!checksum) return checksum.error();
  if (!*status || !*checksum) return file_error(path, "read", ENOENT);
  return FileSum{(*status)->first, **checksum, (*status)->second};
}

/// The files of a database; the lock of Xapian's writer and the manifest itself are none.
Result<Manifest> sums_of(const fs::path& generation) {
  const auto names = names_in(generation);
  if (!names) return names.error();
  Manifest sums;
  for (const auto& name : *names) {
    if (!name.ends_with("glass")) continue;
    auto sum = sum_of(generation / name);
    if (!sum) return sum.error();
    sums.emplace(name, *sum);
  }
  // A database without this file is none, whatever the folder's listing says.
  if (!sums.contains("iamglass")) return file_error(generation / "iamglass", "read", ENOENT);
  return sums;
}

std::optional<Manifest> read_manifest(const std::string& bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  Manifest manifest;
  for (auto left = in.count(); left > 0; --left) {
    const std::string name(in.text());
    auto& sum = manifest[name];
    sum.size = in.number();
    sum.checksum = in.number();
  }
  for (auto& [name, sum] : manifest) {
    // Manifests had no stamps at first.
    if (in.left() > 0) sum.stamp = {in.number(), in.number(), in.number()};
  }
  if (!in.complete()) return std::nullopt;
  return manifest;
}

/// The first file that is not as the manifest says; empty where all are. With more than `limit` bytes in all, files
/// that nobody has written since are taken to be as they were.
Result<std::string> first_broken(const fs::path& generation, const Manifest& manifest, std::uint64_t limit) {
  std::map<std::string, Stamp> stamps;
  std::uint64_t total = 0;
  for (const auto& [name, sum] : manifest) {
    const auto status = status_of(generation / name);
    if (!status) return status.error();
    if (!*status || (*status)->first != sum.size) return name;
    stamps[name] = (*status)->second;
    total += sum.size;
  }
  for (const auto& [name, sum] : manifest) {
    if (total > limit && sum.stamp == stamps[name]) continue;
    const auto checksum = checksum_of_file(generation / name);
    if (!checksum) return checksum.error();
    if (*checksum != sum.checksum) return name;
  }
  return std::string();
}

Result<ManifestCheck> without_manifest(const fs::path& generation) {
  const auto changing = is_there(generation / before_name);
  if (!changing) return changing.error();
  return ManifestCheck{*changing ? ManifestState::Changing : ManifestState::Absent, ""};
}

}  // namespace

Result<void> write_manifest(const fs::path& generation) {
  const auto sums = sums_of(generation);
  if (!sums) return sums.error();
  ByteWriter out;
  out.number(sums->size());
  for (const auto& [name, sum] : *sums) {
    out.text(name);
    out.number(sum.size);
    out.number(sum.checksum);
  }
  for (const auto& [name, sum] : *sums) {
    for (const auto number : {sum.stamp.inode, sum.stamp.modified, sum.stamp.changed}) out.number(number);
  }
  const auto pending = generation / "manifest.new";
  if (auto written = write_whole(pending, with_checksum(out.take())); !written) return written;
  return rename_path(pending, generation / manifest_name);
}

Result<void> begin_change(const fs::path& generation) {
  if (auto renamed = rename_path(generation / manifest_name, generation / before_name); !renamed) return renamed;
  auto synced = sync_path(generation);
  if (!synced) (void)rename_path(generation / before_name, generation / manifest_name);
  return synced;
}

Result<void> end_change(const fs::path& generation) {
  if (auto written = write_manifest(generation); !written) return written;
  std::error_code ignored;  // beside a manifest the other one means nothing
  fs::remove(generation / before_name, ignored);
  return {};
}

Result<ManifestCheck> verify_manifest(const fs::path& generation, std::uint64_t limit) {
  constexpr int attempts = 3;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto bytes = read_file(generation / manifest_name);
    if (!bytes) return bytes.error();
    if (!*bytes) return without_manifest(generation);
    const auto manifest = read_manifest(**bytes);
    const auto broken = manifest ? first_broken(generation, *manifest, limit) : std::string(manifest_name);
    if (broken && broken->empty()) return ManifestCheck{ManifestState::Holds, ""};
    // A writer may have been at work: then the manifest is gone or another one.
    const auto now = read_file(generation / manifest_name);
    if (!now) return now.error();
    if (*now != *bytes) continue;
    if (!broken) return broken.error();
    return ManifestCheck{ManifestState::Broken, *broken};
  }
  return ManifestCheck{ManifestState::Changing, ""};
}

}  // namespace dossier::index
