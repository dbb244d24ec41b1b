// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/manifest.hpp"

#include "index/format/codec.hpp"
#include "index/format/disk.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <vector>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view manifest_name = "manifest";

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

Stamp stamp_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_ino, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The files of a database; the lock of Xapian's writer and the manifest itself are none.
std::map<std::string, std::uint64_t> sizes_of(const fs::path& generation) {
  std::map<std::string, std::uint64_t> sizes;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(generation, failure)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with("glass")) sizes[name] = entry.file_size(failure);
  }
  return sizes;
}

std::optional<Manifest> read_manifest(const std::string& bytes) {
  const auto content = unsealed(bytes);
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
std::string first_broken(const fs::path& generation, const Manifest& manifest, std::uint64_t limit) {
  const auto sizes = sizes_of(generation);
  std::uint64_t total = 0;
  for (const auto& [name, sum] : manifest) {
    const auto known = sizes.find(name);
    if (known == sizes.end() || known->second != sum.size) return name;
    total += sum.size;
  }
  for (const auto& [name, sum] : manifest) {
    if (total > limit && sum.stamp == stamp_of(generation / name)) continue;
    if (checksum_of_file(generation / name) != sum.checksum) return name;
  }
  return {};
}

}  // namespace

Result<void> write_manifest(const fs::path& generation) {
  const auto sizes = sizes_of(generation);
  ByteWriter out;
  out.number(sizes.size());
  std::vector<Stamp> stamps;
  for (const auto& [name, size] : sizes) {
    stamps.push_back(stamp_of(generation / name));  // before the file is read: what comes later shows
    out.text(name);
    out.number(size);
    out.number(checksum_of_file(generation / name));
  }
  for (const auto& stamp : stamps) {
    for (const auto number : {stamp.inode, stamp.modified, stamp.changed}) out.number(number);
  }
  const auto pending = generation / "manifest.new";
  if (auto written = write_whole(pending, sealed(out.take())); !written) return written;
  std::error_code failure;
  fs::rename(pending, generation / manifest_name, failure);
  if (failure) return Error{ErrorCode::Unreadable, "cannot write " + (generation / manifest_name).string(), ""};
  return {};
}

Result<void> remove_manifest(const fs::path& generation) {
  std::error_code failure;
  if (!fs::remove(generation / manifest_name, failure) && !failure) return {};
  if (failure) {
    return Error{ErrorCode::Unreadable, "cannot change the index " + generation.string() + ": " + failure.message(),
                 "check the permissions of the folder"};
  }
  return sync_path(generation);
}

ManifestCheck verify_manifest(const fs::path& generation, std::uint64_t limit) {
  constexpr int attempts = 3;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto bytes = bytes_of(generation / manifest_name);
    if (bytes.empty()) return {};
    const auto manifest = read_manifest(bytes);
    const auto broken = manifest ? first_broken(generation, *manifest, limit) : std::string(manifest_name);
    if (broken.empty()) return {ManifestState::Holds, ""};
    // A writer may have been at work: then the manifest is gone or another one.
    if (bytes_of(generation / manifest_name) == bytes) return {ManifestState::Broken, broken};
  }
  return {};
}

}  // namespace dossier::index
