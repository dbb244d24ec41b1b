// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/file_record.hpp"
#include "index/passage.hpp"

#include <cstdint>
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

/// Writes one index, on this disk (IndexWriter) or in a cluster. Nothing is visible to readers before commit(); a
/// writer that goes away without it leaves the index as it was. One writer at a time in all processes.
class LibraryWriter {
 public:
  virtual ~LibraryWriter() = default;

  /// The accounts of all files in the index, by path.
  [[nodiscard]] virtual Result<std::vector<FileRecord>> file_records() const = 0;
  /// Puts a source's content in place of what the index held of it, as a whole. A path is replaced or removed at most
  /// once between two commits.
  Result<void> replace(SourceContent source);
  /// The same in pieces, for sources that are not held in memory: begin, any number of adds, finish. A paper is given
  /// at the latest with its first passage; one under the same id as its one passage is stored with it.
  virtual Result<void> begin(std::string_view path) = 0;
  virtual Result<void> add(std::vector<Paper> papers, std::vector<Passage> passages) = 0;
  /// The writer fills the record's papers, paper_count and passages itself and gives the record back.
  virtual Result<FileRecord> finish(const FileRecord& record) = 0;
  /// Takes a source's passages and papers out; its record stays only if `keep` is given.
  virtual Result<void> remove(std::string_view path, const FileRecord* keep) = 0;
  Result<void> remove(std::string_view path) { return remove(path, nullptr); }
  /// Makes all changes visible in one step. After a failure the writer is unusable and the index as it was.
  virtual Result<void> commit() = 0;
  /// Whether anything was changed since the writer was opened.
  [[nodiscard]] virtual bool changed() const = 0;
  /// What passages are to be labelled with.
  [[nodiscard]] virtual const Taxonomy& taxonomy() const = 0;
  /// Whether the index was too damaged to tell its taxonomy, and none was given: taxonomy() is that of the program.
  [[nodiscard]] virtual bool taxonomy_lost() const = 0;
  /// Passages that the index holds after commit().
  [[nodiscard]] virtual std::uint32_t passages() const = 0;

 protected:
  LibraryWriter() = default;
  LibraryWriter(const LibraryWriter&) = default;
  LibraryWriter(LibraryWriter&&) = default;
  LibraryWriter& operator=(const LibraryWriter&) = default;
  LibraryWriter& operator=(LibraryWriter&&) = default;
};

inline Result<void> LibraryWriter::replace(SourceContent source) {
  if (auto begun = begin(source.record.path); !begun) return begun;
  if (auto added = add(std::move(source.papers), std::move(source.passages)); !added) return added;
  if (auto finished = finish(source.record); !finished) return finished.error();
  return {};
}

}  // namespace dossier
