// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/library_writer.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Writes one index on this disk. A lock is held from open to the end.
class IndexWriter final : public LibraryWriter {
 public:
  /// Makes the index where there is none. Errors: IndexLocked, IndexIncompatible (also for an index that was made with
  /// another taxonomy than the one given), IndexDamaged, Unreadable, DiskFull.
  static Result<IndexWriter> open(const std::filesystem::path& index, const WriterOptions& options = {});
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter() override;

  using LibraryWriter::remove;
  [[nodiscard]] Result<std::vector<FileRecord>> file_records() const override;
  Result<void> begin(std::string_view path) override;
  Result<void> add(std::vector<Paper> papers, std::vector<Passage> passages) override;
  Result<FileRecord> finish(const FileRecord& record) override;
  Result<void> remove(std::string_view path, const FileRecord* keep) override;
  Result<void> commit() override;
  [[nodiscard]] bool changed() const override;
  [[nodiscard]] const Taxonomy& taxonomy() const override;
  [[nodiscard]] bool taxonomy_lost() const override;
  [[nodiscard]] std::uint32_t passages() const override;

  struct Impl;

 private:
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
