// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ordered_pool.hpp"
#include "index/write/index_writer.hpp"
#include "indexer/build.hpp"
#include "indexer/intake/build_plan.hpp"
#include "indexer/intake/paper_ids.hpp"
#include "indexer/jsonl_reader.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier {

class Taxonomy;

/// What came of reading one paper.
struct ReadPaper {
  SourceContent content;
  std::optional<Error> failure;
};

/// Reads files by several threads and hands them to the writer in their order, so that the index does not depend on the
/// number of threads.
class BuildRun {
 public:
  BuildRun(const BuildOptions& options, IndexWriter& writer, CitationKeys& keys, BuildReport& report);
  Result<void> read(const std::vector<PlannedFile>& files);
  void tell_merging();

 private:
  Result<void> read_papers(const std::vector<const PlannedFile*>& files);
  Result<void> write_paper(const PlannedFile& planned, ReadPaper read);
  Result<void> read_json_file(const PlannedFile& planned);
  Result<void> write_records(const PlannedFile& planned, JsonRecords&& read);
  Result<void> skip(const PlannedFile& planned, const Error& failure, const std::string& hash);
  [[nodiscard]] bool cancelled() const;
  void tell(const FoundFile& file);

  const BuildOptions& options_;
  IndexWriter& writer_;
  CitationKeys& keys_;
  BuildReport& report_;
  const Taxonomy& taxonomy_;
  unsigned threads_;
  BuildProgress progress_;

  // Of the JSON file at hand.
  struct SharedPaper {
    Paper paper;
    std::uint32_t passages = 0;
  };
  JsonLinesAccount account_;
  std::unordered_map<std::string, SharedPaper> shared_papers_;
  std::unordered_map<std::string, std::uint32_t> ids_;  ///< id → times that it came
};

}  // namespace dossier
