// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/ruled_table.hpp"

#include "indexer/text/inline_text.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace dossier::reading {
namespace {

constexpr std::size_t max_head = 8;     // lines
constexpr std::size_t max_lines = 400;  // of a table
constexpr std::size_t min_rule = 20;    // dashes
constexpr std::size_t max_columns = 64;

bool is_whole_rule(std::string_view line) {
  line = trim(line);
  return line.size() >= min_rule && line.find_first_not_of('-') == std::string_view::npos;
}

/// Where each column begins, by the runs of dashes; empty for a line that is no rule with gaps.
std::vector<std::size_t> columns_of(std::string_view line) {
  std::vector<std::size_t> columns;
  if (line.find_first_not_of("- ") != std::string_view::npos) return columns;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '-' && (at == 0 || line[at - 1] == ' ')) columns.push_back(at);
  }
  if (columns.size() < 2 || columns.size() > max_columns) columns.clear();
  return columns;
}

/// The byte at which the character in a column begins; the line's end where it is shorter.
std::size_t byte_at(std::string_view line, std::size_t column) {
  std::size_t at = 0;
  const auto goes_on = [&] { return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U; };
  for (; column > 0 && at < line.size(); --column) {
    ++at;
    while (goes_on()) ++at;
  }
  return at;
}

class Rows {
 public:
  explicit Rows(std::vector<std::size_t> columns) : columns_(std::move(columns)), row_(columns_.size()) {}

  /// Adds the line's piece of each column to the row at hand.
  void add(std::string_view line) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto begin = i == 0 ? 0 : byte_at(line, columns_[i]);
      const auto end = i + 1 < columns_.size() ? byte_at(line, columns_[i + 1]) : line.size();
      const auto piece = trim(line.substr(begin, end - begin));
      if (!piece.empty()) row_[i] += (row_[i].empty() ? "" : " ") + std::string(piece);
    }
  }
  void end_row() {
    const bool any = std::any_of(row_.begin(), row_.end(), [](const std::string& cell) { return !cell.empty(); });
    if (any) {
      for (auto& cell : row_) cell = clean_inline(cell).text;
      rows_.push_back(std::move(row_));
    }
    row_.assign(columns_.size(), {});
  }
  [[nodiscard]] std::vector<TableRow> take() { return std::move(rows_); }

 private:
  std::vector<std::size_t> columns_;
  TableRow row_;
  std::vector<TableRow> rows_;
};

}  // namespace

std::optional<RuledTable> read_ruled_table(const std::vector<SourceLine>& lines, std::size_t at) {
  if (!is_whole_rule(lines[at].text)) return std::nullopt;
  auto ruler = at + 1;
  std::vector<std::size_t> columns;
  for (; ruler < lines.size() && ruler <= at + max_head && columns.empty(); ++ruler) {
    if (lines[ruler].text.empty()) return std::nullopt;
    columns = columns_of(lines[ruler].text);
  }
  if (columns.empty()) return std::nullopt;
  const auto body = ruler;
  auto end = body;
  const auto limit = std::min(lines.size(), at + max_lines);
  while (end < limit && !is_whole_rule(lines[end].text)) ++end;
  if (end >= limit) return std::nullopt;
  Rows rows(std::move(columns));
  for (auto i = at + 1; i + 1 < body; ++i) rows.add(lines[i].text);
  rows.end_row();
  for (auto i = body; i < end; ++i) {
    if (lines[i].text.empty()) {
      rows.end_row();
    } else {
      rows.add(lines[i].text);
    }
  }
  rows.end_row();
  return RuledTable{rows.take(), end + 1};
}

}  // namespace dossier::reading
