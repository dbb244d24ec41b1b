// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/file_record.hpp"
#include "index/passage.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Taxonomy;

/// Everything that one source file gave.
struct SourceContent {
  FileRecord record;
  std::vector<Paper> papers;
  std::vector<Passage> passages;  ///< with ids and labels, in reading order within each paper
};

/// How an index is written.
struct WriterOptions {
  unsigned threads = 0;               ///< writing threads; 0: one a core
  std::size_t segment = 16384;        ///< passages that a thread gathers before it writes them
  std::size_t in_place_limit = 2000;  ///< up to so many new passages go into the database that is there
  std::size_t memory =
      512U << 20U;  ///< bytes that writing may take, about: fewer threads or smaller segments if need be
  std::size_t unused_docs = 16384;  ///< DocIds without a passage that an index may have, beside three a passage; with
                                    ///< more the next commit numbers all passages from 1 on
  bool fresh = false;               ///< leave out what the index held; the old one stays until commit()
  std::shared_ptr<const Taxonomy> taxonomy = nullptr;  ///< null: that of the index, else that of the program
};

/// Writes one index. Nothing is visible to readers before commit(); a writer that goes away without it leaves the index
/// as it was. One writer at a time in all processes: a lock is held from open to the end.
class IndexWriter {
 public:
  /// Makes the index where there is none. Errors: IndexLocked, IndexIncompatible (also for an index that was made with
  /// another taxonomy than the one given), IndexDamaged, Unreadable, DiskFull.
  static Result<IndexWriter> open(const std::filesystem::path& index, const WriterOptions& options = {});
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

  /// The accounts of all files in the index, by path.
  [[nodiscard]] Result<std::vector<FileRecord>> file_records() const;
  /// Puts a source's content in place of what the index held of it, as a whole. A path is replaced or removed at most
  /// once between two commits.
  Result<void> replace(SourceContent source);
  /// The same in pieces, for sources that are not held in memory: begin, any number of adds, finish. A paper is given
  /// at the latest with its first passage; one under the same id as its one passage is stored with it.
  Result<void> begin(std::string_view path);
  Result<void> add(std::vector<Paper> papers, std::vector<Passage> passages);
  /// The writer fills the record's papers, paper_count and passages itself and gives the record back.
  Result<FileRecord> finish(const FileRecord& record);
  /// Takes a source's passages and papers out; its record stays only if `keep` is given.
  Result<void> remove(std::string_view path, const FileRecord* keep = nullptr);
  /// Makes all changes visible in one step. After a failure the writer is unusable and the index as it was.
  Result<void> commit();
  /// Whether anything was changed since open().
  [[nodiscard]] bool changed() const;
  /// What passages are to be labelled with.
  [[nodiscard]] const Taxonomy& taxonomy() const;
  /// Whether the index was too damaged to tell its taxonomy, and none was given: taxonomy() is that of the program.
  [[nodiscard]] bool taxonomy_lost() const;
  /// Passages that the index holds after commit().
  [[nodiscard]] std::uint32_t passages() const;

  struct Impl;

 private:
  explicit IndexWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
