// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dossier {

/// What became of one source file at the last indexing that looked at it.
enum class FileOutcome : std::uint8_t { Indexed, Unchanged, Skipped, Removed };

/// The account of one source file: nothing of it is lost in silence. Counts are of the file as it stands in the index,
/// so an unchanged file keeps the account of the run that read it.
struct FileRecord {
  std::string path;  ///< as given, UTF-8, the key of the record
  FileOutcome outcome = FileOutcome::Indexed;
  std::string content_hash;  ///< hex; behind a `+` what the file was read with; decides "unchanged"
  std::uint64_t bytes = 0;
  std::vector<std::string>
      papers;  ///< ids of the papers that it gave (many for a JSONL file: then empty, see paper_count)
  std::uint32_t paper_count = 0;
  std::array<std::uint32_t, passage_kind_names.size()> passages{};  ///< by kind
  std::map<std::string, std::uint32_t> dropped_lines;  ///< reason (`running head`, `page number`, …) → lines
  std::map<std::string, std::uint32_t> repairs;        ///< `joined`, `de-hyphenated`, `re-encoded`, … → times
  std::vector<std::string> notes;                      ///< sentences for the user: encoding guessed, bytes repaired …
  std::string skipped_because;                         ///< for Skipped: reason and remedy in one sentence
  std::string read_instead;   ///< for Skipped: path of the file that holds the same paper and is indexed; else empty
  std::uint32_t quality = 0;  ///< share of paragraphs that were probably read right, in hundredths; 0: no estimate
  std::string badly_read_because;  ///< reason and remedy in one sentence, where `quality` is low
  bool operator==(const FileRecord&) const = default;
};

/// FileRecord::content_hash without what stands behind the `+`.
inline std::string plain_hash(const std::string& content_hash) {
  return content_hash.substr(0, content_hash.find('+'));
}

/// Files that are not read because another one is (copies, further names, other forms of a paper), by the path of that.
using OtherFiles = std::map<std::string, std::vector<std::string>>;

/// Of all records of an index. A copy of another form counts for the file that is read instead of that.
OtherFiles other_files(const std::vector<FileRecord>& records);

}  // namespace dossier
