// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

class Taxonomy;

/// Some whole lines of a JSONL file.
struct JsonLines {
  std::string bytes;
  std::uint64_t first_line = 1;
  std::vector<std::uint64_t> too_long;  ///< numbers of lines that were too long; they are empty in `bytes`
};

/// Longest line in bytes; a longer one is left out. The file may have any size.
inline constexpr std::size_t longest_json_line = std::size_t{16} << 20U;

/// Gives the next bytes of a file, fewer than asked for at its end only.
using ReadBytes = std::function<Result<std::size_t>(char* bytes, std::size_t size)>;

/// Cuts a file into pieces of whole lines, of about a megabyte each (a longer line is one piece). A line of more than
/// `longest_line` bytes is passed over without being held in memory.
class JsonLineSplitter {
 public:
  explicit JsonLineSplitter(ReadBytes read, std::size_t longest_line = longest_json_line)
      : read_(std::move(read)), longest_line_(longest_line) {}
  /// False at the end of the file. Errors: those of reading; the file has no end then.
  Result<bool> next(JsonLines& lines);

 private:
  /// Reads one piece behind `piece`; the offset of its last line end, npos for none.
  Result<std::size_t> read_piece(std::string& piece);
  /// Passes over the rest of a line that is too long; leaves what is behind it in `piece`.
  Result<void> pass_over_line(std::string& piece);

  ReadBytes read_;
  std::size_t longest_line_;
  bool ended_ = false;
  std::string rest_;
  std::uint64_t line_ = 1;
};

/// What is said about the lines of a file as a whole; sums are the same however the file was cut.
struct JsonLinesAccount {
  std::uint64_t bad_lines = 0;
  std::vector<std::string> notes;                       ///< of the first bad lines, with their numbers
  std::map<std::string, std::uint64_t> long_values;     ///< field → records whose value was too long for a facet
  std::map<std::string, std::uint64_t> nested_values;   ///< field → records whose value was an object
  std::map<std::string, std::uint64_t> further_values;  ///< field → records with several values where one is used
  std::map<std::string, std::uint64_t> unused_values;  ///< field → records whose value is no year, no page, no kind …
  std::uint64_t unnamed_values = 0;                    ///< values whose field has no name
  std::uint64_t repaired_lines = 0;                    ///< with bytes that were no UTF-8

  void add(const JsonLinesAccount& other);
  /// Sentences for the report.
  [[nodiscard]] std::vector<std::string> sentences() const;
};

/// A record: a passage with its id and paper, and what it says of its paper.
struct JsonRecord {
  Passage passage;
  Paper paper;
};

struct JsonRecords {
  std::vector<JsonRecord> records;
  JsonLinesAccount account;
};

/// Longest string, in characters, that is taken for a facet's value.
inline constexpr std::size_t longest_facet_value = 80;

/// Reads records `{"_id","title","text", …}`, one a line, each one passage. `paper`, `section`, `kind`, `heading`,
/// `page`, `year`, `dyad(s)`, `theory` or `theories`, `authors`, `doi`, `url`, `journal`, `language` and `keywords`
/// mean what they mean in a passage or paper; all other strings, numbers, truth values and lists of them, those inside
/// `metadata` too, and `year`, `journal`, `keywords`, `page` besides, become facets. The passage's id is `_id`; its
/// paper is `paper`, else the id. Bad lines are left out and accounted for.
JsonRecords read_json_lines(const JsonLines& lines, const Taxonomy& taxonomy);

}  // namespace dossier
