// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/ledger.hpp"
#include "index/passage.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Everything that one source file gave.
struct SourceContent {
  FileRecord record;
  std::vector<Paper> papers;
  std::vector<Passage> passages;  ///< with ids and labels, in reading order within each paper
};

/// Writes one index. Nothing is visible to readers before commit(); a writer that goes away without it leaves the index
/// as it was. One writer at a time in all processes: a lock is held from open to the end.
class IndexWriter {
 public:
  /// Makes the index where there is none. Errors: IndexLocked, IndexIncompatible, IndexDamaged, Unreadable, DiskFull.
  static Result<IndexWriter> open(const std::filesystem::path& index);
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

  /// The accounts of all files in the index, by path.
  [[nodiscard]] Result<std::vector<FileRecord>> ledger() const;
  /// Puts a source's content in place of what the index held of it, as a whole.
  Result<void> replace(const SourceContent& source);
  /// Takes a source's passages and papers out; its record stays only if `keep` is given.
  Result<void> remove(std::string_view path, const FileRecord* keep = nullptr);
  /// Makes all changes visible in one step. After a failure the writer is unusable and the index as it was.
  Result<void> commit();

 private:
  struct Impl;
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
