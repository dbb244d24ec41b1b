// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/vectors/vector_file.hpp"

#include "base/digest.hpp"
#include "index/format/codec.hpp"
#include "index/format/disk.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace dossier::index {
namespace fs = std::filesystem;
namespace {

// The file: a line that names it, the size of the head as 8 bytes, the head with its checksum; then a row after
// another: 8 bytes of key, the numbers, 4 bytes of checksum. Numbers of several bytes have their little end first.
constexpr std::string_view title = "dossier-vectors 1\n";
constexpr std::size_t size_bytes = 8;
constexpr std::size_t checksum_bytes = 4;
constexpr std::size_t most_head = 65536;

std::string bytes_of(std::uint64_t number) {
  std::string out(size_bytes, '\0');
  for (std::size_t i = 0; i < size_bytes; ++i) out[i] = static_cast<char>((number >> (8 * i)) & 0xFFU);
  return out;
}

std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size_bytes; ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  return number;
}

std::string_view as_bytes(std::span<const std::int8_t> numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size()};
}

std::string encoded(const VectorHead& head) {
  ByteWriter out;
  out.text(head.model);
  out.text(as_bytes(head.probe));
  return out.take();
}

std::string whole_head(const VectorHead& head) {
  const auto content = with_checksum(encoded(head));
  return std::string(title) + bytes_of(content.size()) + content;
}

std::string encoded(const VectorRow& row) {
  return with_checksum(bytes_of(row.key) + std::string(as_bytes(row.numbers)));
}

std::size_t row_size(const VectorHead& head) { return size_bytes + head.dimension() + checksum_bytes; }

std::optional<VectorHead> decode_head(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  VectorHead head;
  head.model = in.text();
  const auto probe = in.text();
  for (const char c : probe) head.probe.push_back(static_cast<std::int8_t>(c));
  if (!in.complete() || head.probe.empty() || head.dimension() > most_dimension) return std::nullopt;
  return head;
}

Error damaged(const fs::path& file) {
  return {ErrorCode::IndexDamaged, "the vectors in " + file.string() + " cannot be read",
          "run dossier vectors to make them anew"};
}

void read_rows(std::string_view rows, StoredVectors& out) {
  const auto size = row_size(out.head);
  for (; rows.size() >= size; rows.remove_prefix(size)) {
    out.sound_size += size;
    const auto row = without_checksum(rows.substr(0, size));
    if (!row) {
      ++out.damaged;
      continue;
    }
    out.keys.push_back(number_of(*row));
    for (const char c : row->substr(size_bytes)) out.numbers.push_back(static_cast<std::int8_t>(c));
  }
}

Result<void> write_to(const Descriptor& file, std::string_view bytes, const fs::path& path) {
  if (const int failure = write_all(file.number(), bytes); failure != 0) return file_error(path, "write", failure);
  return {};
}

}  // namespace

std::uint64_t VectorHead::digest() const { return Digest().add(encoded(*this)).value(); }

fs::path vector_file(const fs::path& index) { return index / "vectors"; }
fs::path next_vector_file(const fs::path& index) { return index / "vectors.next"; }

Result<std::optional<StoredVectors>> read_vectors(const fs::path& file) {
  const auto content = read_file(file);
  if (!content) return content.error();
  const std::optional<StoredVectors> none;
  if (!*content) return none;
  const std::string_view bytes = **content;
  const auto before = title.size() + size_bytes;
  if (bytes.size() < before && title.starts_with(bytes.substr(0, title.size()))) return none;
  if (bytes.size() < before) return damaged(file);
  const auto head_size = number_of(bytes.substr(title.size()));
  if (!bytes.starts_with(title) || head_size > most_head) return damaged(file);
  if (bytes.size() < before + head_size) return none;
  const auto head = decode_head(bytes.substr(before, head_size));
  if (!head) return damaged(file);
  StoredVectors out;
  out.head = *head;
  out.sound_size = before + head_size;
  const auto rows = (bytes.size() - out.sound_size) / row_size(*head);
  out.keys.reserve(rows);
  out.numbers.reserve(rows * head->dimension());
  read_rows(bytes.substr(out.sound_size), out);
  return std::optional(std::move(out));
}

Result<VectorLog> VectorLog::open(const fs::path& path, const VectorHead& head) {
  auto stored = read_vectors(path);
  if (stored && *stored && (*stored)->damaged > 0) {
    const auto& keys = (*stored)->keys;
    if (auto kept = keep_vectors(path, {keys.begin(), keys.end()}); !kept) return std::move(kept).error();
    stored = read_vectors(path);
  }
  if (!stored && stored.error().code != ErrorCode::IndexDamaged) return stored.error();
  const bool goes_on = stored && *stored && (*stored)->head == head;
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  if (!file) return file_error(path, "write", errno);
  VectorLog log(path, std::move(file), {});
  const auto size = goes_on ? (*stored)->sound_size : std::size_t{0};
  if (::ftruncate(log.file_.number(), static_cast<off_t>(size)) != 0) return file_error(path, "write", errno);
  if (!goes_on) {
    if (auto written = write_to(log.file_, whole_head(head), path); !written) return std::move(written).error();
  } else {
    log.keys_.insert((*stored)->keys.begin(), (*stored)->keys.end());
  }
  return log;
}

Result<void> VectorLog::append(std::span<const VectorRow> rows) {
  std::string bytes;
  for (const auto& row : rows) bytes += encoded(row);
  const auto before = ::lseek(file_.number(), 0, SEEK_END);
  auto written = write_to(file_, bytes, path_);
  if (written && ::fdatasync(file_.number()) != 0) written = file_error(path_, "write", errno);
  if (!written) {
    // Half a row would put all behind it out of step.
    if (before >= 0) (void)!::ftruncate(file_.number(), before);
    return written;
  }
  for (const auto& row : rows) keys_.insert(row.key);
  return {};
}

Result<void> keep_vectors(const fs::path& file, const std::unordered_set<std::uint64_t>& keys) {
  const auto stored = read_vectors(file);
  if (!stored) return stored.error();
  if (!*stored) return {};
  const auto& all = **stored;
  auto bytes = whole_head(all.head);
  std::unordered_set<std::uint64_t> written;
  for (std::size_t i = 0; i < all.keys.size(); ++i) {
    if (!keys.contains(all.keys[i]) || !written.insert(all.keys[i]).second) continue;
    bytes += encoded(VectorRow{all.keys[i], {all.row(i).begin(), all.row(i).end()}});
  }
  auto pending = file;
  pending += ".new";
  if (auto whole = write_whole(pending, bytes); !whole) return whole;
  if (auto renamed = rename_path(pending, file); !renamed) return renamed;
  return sync_path(file.parent_path());
}

Result<VectorLock> VectorLock::take(const fs::path& index) {
  const auto path = index / "vectors.lock";
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file) return file_error(path, "write", errno);
  if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) return VectorLock(std::move(file));
  const int reason = errno;
  if (reason != EWOULDBLOCK) return file_error(path, "lock", reason);
  return Error{ErrorCode::IndexLocked, "another process is making vectors for the index " + index.string(),
               "wait until it has finished, then run the command again"};
}

}  // namespace dossier::index
