// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/markdown_walk.hpp"
#include "indexer/readers/ruled_table.hpp"
#include "indexer/readers/table_rows.hpp"
#include "indexer/text/text_rules.hpp"

#include <utility>

namespace dossier::reading {

bool MarkdownReader::html_table() {
  if (html_table_begin(line(at_)) == std::string_view::npos) return false;
  if (!html_table_end_known_) {
    html_table_end_known_ = true;
    for (std::size_t i = lines_.size(); i-- > at_ && last_html_table_end_ == 0;) {
      if (contains_ci(lines_[i].text, "</table")) last_html_table_end_ = i + 1;
    }
  }
  if (at_ >= last_html_table_end_) return false;
  std::size_t end = at_;
  std::string html;
  bool closed = false;
  while (!closed) {
    closed = contains_ci(lines_[end].text, "</table");
    html += line(end++);
    html += ' ';
  }
  std::string caption;
  auto rows = html_rows(html, caption);
  if (rows.empty() && caption.empty()) {
    account_.drop("markup", html, static_cast<std::uint32_t>(end - at_));
  } else {
    auto& block = push(BlockKind::Table, at_, end);
    block.rows = std::move(rows);
    block.text = std::move(caption);
  }
  at_ = end;
  return true;
}

bool MarkdownReader::ruled_table() {
  auto table = read_ruled_table(lines_, at_);
  if (!table || table->rows.empty()) return false;
  push(BlockKind::Table, at_, table->end).rows = std::move(table->rows);
  at_ = table->end;
  return true;
}

/// Rows of two or more lines whose cells are parted by as many pipes, without a pipe at their ends.
bool MarkdownReader::is_bare_pipe_table() const {
  const auto pipes = bare_pipes(line(at_));
  return pipes >= 2 && at_ + 1 < lines_.size() &&
         (bare_pipes(line(at_ + 1)) == pipes || row_kind(line(at_ + 1)) == RowKind::Rule);
}

bool MarkdownReader::table() {
  auto kind = row_kind(line(at_));
  if (kind == RowKind::Rule) return false;
  const auto pipes = kind == RowKind::None && is_bare_pipe_table() ? bare_pipes(line(at_)) : 0;
  if (kind == RowKind::None && pipes == 0) return false;
  if (pipes > 0) kind = RowKind::Pipes;
  std::size_t end = at_ + 1;
  const auto kind_of = [&](std::size_t at) {
    const auto own = row_kind(line(at));
    return own == RowKind::None && pipes > 0 && bare_pipes(line(at)) == pipes ? RowKind::Pipes : own;
  };
  const auto belongs = [&](RowKind other) {
    return other == kind || (other == RowKind::Rule && kind != RowKind::Tabs);
  };
  while (end < lines_.size() && belongs(kind_of(end))) ++end;
  std::vector<TableRow> rows;
  for (std::size_t i = at_; i < end; ++i) {
    const auto row = kind_of(i);
    if (row != RowKind::Rule) rows.push_back(split_row(line(i), row));
  }
  const bool one_tab = rows.size() == 1 && rows.front().size() == 2;
  if (kind != RowKind::Pipes && (one_tab || (kind == RowKind::Gaps && rows.size() < 2))) return false;
  push(BlockKind::Table, at_, end).rows = std::move(rows);
  at_ = end;
  return true;
}

}  // namespace dossier::reading
