// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/jsonl_reader.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/readers/json_record.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 20U;
constexpr std::size_t most_notes = 20;
constexpr const char* too_long = "it is longer than 16 MiB";
static_assert(longest_json_line == std::size_t{16} << 20U);

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void leave_out(JsonLinesAccount& account, std::uint64_t line, const std::string& fault) {
  ++account.bad_lines;
  if (account.notes.size() < most_notes) {
    account.notes.push_back("line " + std::to_string(line) + " was left out: " + fault);
  }
}

}  // namespace

Result<std::size_t> JsonLineSplitter::read_piece(std::string& piece) {
  const auto before = piece.size();
  piece.resize(before + piece_size);
  const auto count = read_(piece.data() + before, piece_size);
  if (!count) return count.error();
  ended_ = *count < piece_size;
  piece.resize(before + *count);
  const auto last = std::string_view(piece).substr(before).rfind('\n');
  return last == std::string_view::npos ? std::string::npos : before + last;
}

Result<void> JsonLineSplitter::pass_over_line(std::string& piece) {
  for (;;) {
    piece.clear();
    if (ended_) return {};
    if (const auto read = read_piece(piece); !read) return read.error();
    const auto end = piece.find('\n');
    if (end == std::string::npos) continue;
    piece.erase(0, end);
    return {};
  }
}

Result<bool> JsonLineSplitter::next(JsonLines& lines) {
  std::string piece = std::move(rest_);
  rest_.clear();
  lines.too_long.clear();
  auto end = piece.rfind('\n');
  while (end == std::string::npos && !ended_) {
    const auto last = read_piece(piece);
    if (!last) return last.error();
    end = *last;
    if (end != std::string::npos || piece.size() <= longest_line_) continue;
    lines.too_long.push_back(line_);
    if (const auto passed = pass_over_line(piece); !passed) return passed.error();
    end = piece.rfind('\n');
  }
  if (!ended_ && end != std::string::npos) {
    rest_.assign(piece, end + 1);
    piece.resize(end + 1);
  }
  if (piece.empty() && lines.too_long.empty()) return false;
  lines.first_line = line_;
  line_ += static_cast<std::uint64_t>(std::count(piece.begin(), piece.end(), '\n'));
  lines.bytes = std::move(piece);
  return true;
}

void JsonLinesAccount::add(const JsonLinesAccount& other) {
  bad_lines += other.bad_lines;
  repaired_lines += other.repaired_lines;
  unnamed_values += other.unnamed_values;
  for (const auto& note : other.notes) {
    if (notes.size() < most_notes) notes.push_back(note);
  }
  for (const auto& [field, count] : other.long_values) long_values[field] += count;
  for (const auto& [field, count] : other.nested_values) nested_values[field] += count;
  for (const auto& [field, count] : other.further_values) further_values[field] += count;
  for (const auto& [field, count] : other.unused_values) unused_values[field] += count;
}

std::vector<std::string> JsonLinesAccount::sentences() const {
  auto all = notes;
  if (bad_lines > notes.size()) {
    all.push_back("and " + counted(bad_lines - notes.size(), "more line", "more lines") + " that could not be read");
  }
  if (repaired_lines > 0) all.push_back("broken UTF-8 was repaired in " + counted(repaired_lines, "line", "lines"));
  for (const auto& [field, count] : long_values) {
    all.push_back("the field `" + field + "` is not used as a facet where it is longer than " +
                  std::to_string(longest_facet_value) + " characters (" + counted(count, "record", "records") + ")");
  }
  for (const auto& [field, count] : nested_values) {
    all.push_back("the field `" + field + "` holds an object and was left out (" + counted(count, "record", "records") +
                  ")");
  }
  for (const auto& [field, count] : further_values) {
    all.push_back("of the field `" + field + "` only the first value is used (" + counted(count, "record") + ")");
  }
  for (const auto& [field, count] : unused_values) {
    all.push_back("the value of the field `" + field + "` is not valid for this field (" + counted(count, "record") +
                  ")");
  }
  if (unnamed_values > 0) {
    all.push_back(counted(unnamed_values, "value") + " of a field without a name " +
                  (unnamed_values == 1 ? "was" : "were") + " left out");
  }
  return all;
}

JsonRecords read_json_lines(const JsonLines& lines, const Taxonomy& taxonomy) {
  JsonRecords read;
  auto& account = read.account;
  std::string_view bytes = lines.bytes;
  auto number = lines.first_line;
  for (const auto line : lines.too_long) leave_out(account, line, too_long);
  if (number == 1 && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (; !bytes.empty(); ++number) {
    const auto end = bytes.find('\n');
    const auto line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (is_blank(line)) continue;
    if (line.size() > longest_json_line) {
      leave_out(account, number, too_long);
      continue;
    }
    std::string repaired;
    auto whole = line;
    if (!utf8::valid(line)) {
      repaired = utf8::repaired(line);
      whole = repaired;
      ++account.repaired_lines;
    }
    JsonRecord record;
    const auto fault = read_json_record(whole, taxonomy, record, account);
    if (fault.empty()) {
      read.records.push_back(std::move(record));
      continue;
    }
    leave_out(account, number, fault);
  }
  return read;
}

}  // namespace dossier
