// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <cstdint>
#include <istream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Taxonomy;

/// Some whole lines of a JSONL file.
struct JsonLines {
  std::string bytes;
  std::uint64_t first_line = 1;
};

/// Cuts a stream into pieces of whole lines, of about a megabyte each (a longer line is one piece).
class JsonLineSplitter {
 public:
  explicit JsonLineSplitter(std::istream& in) : in_(in) {}
  /// False at the end of the stream.
  bool next(JsonLines& lines);

 private:
  std::istream& in_;
  std::string rest_;
  std::uint64_t line_ = 1;
};

/// What is said about the lines of a file as a whole; sums are the same however the file was cut.
struct JsonLinesAccount {
  std::uint64_t bad_lines = 0;
  std::vector<std::string> notes;                      ///< of the first bad lines, with their numbers
  std::map<std::string, std::uint64_t> long_values;    ///< field → records whose value was too long for a facet
  std::map<std::string, std::uint64_t> nested_values;  ///< field → records whose value was an object
  std::uint64_t repaired_lines = 0;                    ///< with bytes that were no UTF-8

  void add(const JsonLinesAccount& other);
  /// Sentences for the ledger.
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
