// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ordered_pool.hpp"
#include "index/library_writer.hpp"
#include "indexer/build.hpp"
#include "indexer/intake/build_plan.hpp"
#include "indexer/intake/id_registry.hpp"
#include "indexer/intake/paper_ids.hpp"
#include "indexer/labels/corrections.hpp"
#include "indexer/read_files.hpp"
#include "indexer/readers/jsonl_reader.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier {

namespace bibliography {
class Identities;
}
class ContentHash;
class SourceFile;
class Taxonomy;

/// Reads files by several threads and hands them to the writer in their order, so that the index does not depend on the
/// number of threads.
class BuildRun {
 public:
  BuildRun(const BuildOptions& options, LibraryWriter& writer, CitationKeys& keys, IdRegistry& ids,
           const bibliography::Identities& identities, const Corrections& corrections, std::set<std::string> present,
           BuildReport& report);
  /// Stops without an error where a file failed after part of it had been written: see broken_file().
  Result<void> read(const std::vector<PlannedFile>& files);
  void tell_merging();
  /// A file of JSON lines that could not be read to its end. What was written is not to be committed then.
  [[nodiscard]] const std::optional<FileRecord>& broken_file() const { return broken_file_; }
  /// Files that were not begun, as reading was stopped before.
  [[nodiscard]] std::size_t left() const { return left_; }
  /// Names of files that the index has and that could not be read.
  [[nodiscard]] const std::vector<std::string>& unread() const { return unread_; }
  /// Accounts of files that the index has papers of and that were skipped for what is in them now.
  [[nodiscard]] const std::vector<FileRecord>& lost() const { return lost_; }
  /// Papers that were written, with what their records were completed by.
  [[nodiscard]] const std::map<std::string, std::string>& identity_of_paper() const { return identity_of_paper_; }
  /// Files with the same bytes are told of each other: this one is in the index already.
  void note_content(const FileRecord& record);

 private:
  Result<void> read_papers(const std::vector<const PlannedFile*>& files);
  Result<void> write_group(std::vector<ReadPaper> files);
  Result<void> write_paper(const PlannedFile& planned, SourceContent content);
  Result<void> read_json_file(const PlannedFile& planned);
  Result<void> write_records(const PlannedFile& planned, JsonRecords&& read);
  Result<void> read_json_lines_of(const PlannedFile& planned, const SourceFile& file, ContentHash& hash);
  Result<void> finish_json_file(const PlannedFile& planned, FileRecord record);
  /// `ids`: of the papers that other files of its group give now.
  Result<void> skip(const PlannedFile& planned, const Error& failure, const std::string& hash,
                    const std::set<std::string>& ids);
  /// Takes out a file that another one is read instead of.
  Result<void> give_up(const ReadPaper& file, const std::set<std::string>& ids);
  /// Makes ids of passages unique; notes go on marking the passages that they marked.
  void settle_ids(std::vector<Passage>& passages);
  /// What is to be said of the ids of the file at hand, and of its bytes.
  void note_ids(FileRecord& record);
  void note_corrections(std::size_t passages, const PlannedFile& planned, FileRecord& record) const;
  static FileRecord skipped_record(const PlannedFile& planned, const Error& failure, const std::string& hash,
                                   bool kept);
  [[nodiscard]] bool cancelled() const;
  void tell(const FoundFile& file);

  const BuildOptions& options_;
  LibraryWriter& writer_;
  CitationKeys& keys_;
  IdRegistry& ids_;
  const bibliography::Identities& identities_;
  const Corrections& corrections_;
  std::set<std::string> present_;  // ids of papers that stay or are read now, as far as they are known
  BuildReport& report_;
  const Taxonomy& taxonomy_;
  unsigned threads_;
  BuildProgress progress_;
  std::optional<FileRecord> broken_file_;
  std::size_t left_ = 0;
  std::vector<std::string> unread_;
  std::vector<FileRecord> lost_;
  std::map<std::string, std::string> file_by_hash_;
  std::map<std::string, std::string> identity_of_paper_;  ///< Paper::identity by id

  // Of the JSON file at hand.
  struct SharedPaper {
    Paper paper;
    std::uint32_t passages = 0;
  };
  JsonLinesAccount account_;
  std::size_t corrected_ = 0;  // passages
  std::unordered_map<std::string, SharedPaper> shared_papers_;
};

/// Of a run that was stopped and commits nothing.
Error stopped_error();

/// The mark of a file's content hash (see marked_hash): what it is read with, and the user's corrections to it.
std::string file_mark(const Corrections& corrections, std::string_view file, const BuildOptions& options);

}  // namespace dossier
