// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

// The file of an index that holds vectors which a program of the user's has made (docs/vectors.md). It is beside the
// database, by what a vector was made of, so that it outlasts every change of the database; the database tells which
// passage has which of them (index/vectors/vector_keys.hpp).
namespace dossier::index {

/// Which program made them.
struct VectorHead {
  std::string model;               ///< its name
  std::vector<std::int8_t> probe;  ///< the vector of a fixed text, by which another model shows; as long as all others

  [[nodiscard]] std::size_t dimension() const { return probe.size(); }
  /// Tells heads apart.
  [[nodiscard]] std::uint64_t digest() const;
  bool operator==(const VectorHead&) const = default;
};

/// Most numbers of a vector.
inline constexpr std::size_t most_dimension = 4096;

/// A vector, and the key of what it was made of.
struct VectorRow {
  std::uint64_t key = 0;
  std::vector<std::int8_t> numbers;
};

/// What a file holds. Rows whose checksum does not hold are left out, as is a last one that was cut off.
struct StoredVectors {
  VectorHead head;
  std::vector<std::uint64_t> keys;
  std::vector<std::int8_t> numbers;  ///< by row
  std::size_t damaged = 0;           ///< rows left out, but for one that was cut off
  std::size_t sound_size = 0;        ///< bytes up to the end of the last whole row

  [[nodiscard]] std::span<const std::int8_t> row(std::size_t n) const {
    return std::span(numbers).subspan(n * head.dimension(), head.dimension());
  }
};

std::filesystem::path vector_file(const std::filesystem::path& index);
/// Where vectors of another model are gathered until they take the place of those there are.
std::filesystem::path next_vector_file(const std::filesystem::path& index);

/// Nothing where there is no such file, or not yet a whole head. Errors: IndexDamaged for a head that cannot be read,
/// NoResources, Unreadable.
Result<std::optional<StoredVectors>> read_vectors(const std::filesystem::path& file);

/// Appends to a file of vectors. For the holder of a VectorLock.
class VectorLog {
 public:
  /// Goes on where the file stopped; begins it where there is none, where it is of another head, or damaged. Errors:
  /// Unreadable, DiskFull, NoResources.
  static Result<VectorLog> open(const std::filesystem::path& file, const VectorHead& head);

  [[nodiscard]] bool has(std::uint64_t key) const { return keys_.contains(key); }
  [[nodiscard]] std::size_t rows() const { return keys_.size(); }
  /// Writes them, and forces them to the disk. Errors: Unreadable, DiskFull; rows before them are not lost.
  Result<void> append(std::span<const VectorRow> rows);

 private:
  VectorLog(std::filesystem::path path, Descriptor file, std::unordered_set<std::uint64_t> keys)
      : path_(std::move(path)), file_(std::move(file)), keys_(std::move(keys)) {}
  std::filesystem::path path_;
  Descriptor file_;
  std::unordered_set<std::uint64_t> keys_;
};

/// Writes the rows with these keys alone anew. Errors: those of reading and writing; the file is as it was then.
Result<void> keep_vectors(const std::filesystem::path& file, const std::unordered_set<std::uint64_t>& keys);

/// Keeps a second process from making vectors for the same index.
class VectorLock {
 public:
  /// Errors: IndexLocked, Unreadable.
  static Result<VectorLock> take(const std::filesystem::path& index);

 private:
  explicit VectorLock(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

}  // namespace dossier::index
