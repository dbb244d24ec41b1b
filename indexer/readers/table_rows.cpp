// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/table_rows.hpp"

#include "indexer/text/characters.hpp"
#include "indexer/text/inline_text.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr std::size_t max_cells = 256;

/// The line without a pipe at its ends.
std::string_view inside_pipes(std::string_view line) {
  line = trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  return line;
}

/// `------ -----------`: the rule of a simple table, at least two runs of dashes.
bool is_dash_rule(std::string_view line) {
  line = trim(line);
  return line.find_first_not_of("- ") == std::string_view::npos && line.find("-- -") != std::string_view::npos;
}

bool is_pipe_rule(std::string_view line) {
  return line.find('-') != std::string_view::npos && line.find_first_not_of("|-:+= \t") == std::string_view::npos &&
         line.find_first_of("|+") != std::string_view::npos;
}

/// Places of the gaps of three blanks or more behind the first text.
std::size_t count_gaps(std::string_view line) {
  std::size_t gaps = 0;
  std::size_t run = 0;
  for (const char c : line.substr(leading_spaces(line))) {
    run = c == ' ' ? run + 1 : 0;
    gaps += run == 3 ? 1 : 0;
  }
  return gaps;
}

template <class Add>
void split_at(std::string_view line, char mark, Add add) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && (line[at] != mark || (mark == '|' && at > 0 && line[at - 1] == '\\'))) continue;
    add(line.substr(begin, at - begin));
    begin = at + 1;
  }
}

void split_gaps(std::string_view line, TableRow& row) {
  line = trim(line);
  while (!line.empty() && row.size() < max_cells) {
    const auto end = std::min(line.find("   "), line.size());
    row.push_back(clean_inline(line.substr(0, end)).text);
    line = trim(line.substr(end));
  }
}

bool is_cell_tag(std::string_view tag) {
  return starts_with_ci(tag, "<td") || (starts_with_ci(tag, "<th") && !starts_with_ci(tag, "<thead"));
}

/// The texts of an HTML table with the inline tags that they hold.
struct RawTable {
  std::vector<std::vector<std::string>> rows;
  std::string caption;
  std::string outside;  // of every cell and the caption
};

RawTable raw_table(std::string_view html) {
  RawTable raw;
  std::string* target = nullptr;  // the open cell or caption
  for (std::size_t at = 0; at < html.size();) {
    const auto open = std::min(html.find('<', at), html.size());
    const auto piece = html.substr(at, open - at);
    (target != nullptr ? *target : raw.outside).append(piece);
    if (open >= html.size()) break;
    const auto close = html.find('>', open);
    const auto end = close == std::string_view::npos ? html.size() : close + 1;
    const auto tag = html.substr(open, end - open);
    at = end;
    if (starts_with_ci(tag, "<tr")) {
      raw.rows.emplace_back();
      target = nullptr;
    } else if (is_cell_tag(tag)) {
      if (raw.rows.empty()) raw.rows.emplace_back();
      target = &raw.rows.back().emplace_back();
    } else if (starts_with_ci(tag, "<caption")) {
      target = &raw.caption;
    } else if (starts_with_ci(tag, "</t") || starts_with_ci(tag, "</caption")) {
      target = nullptr;
    } else if (target != nullptr) {
      target->append(tag);
    }
  }
  return raw;
}

}  // namespace

RowKind row_kind(std::string_view line) {
  const auto start = leading_spaces(line);
  if (start >= line.size()) return RowKind::None;
  if (line[start] == '|') {
    if (is_pipe_rule(line)) return RowKind::Rule;
    return line.find('|', start + 1) == std::string_view::npos ? RowKind::None : RowKind::Pipes;
  }
  const auto tab = line.find('\t', start);
  if (tab != std::string_view::npos) {
    const auto rest = line.find_first_not_of("\t ", tab);
    const auto marker = match_marker(line.substr(start));
    if (rest == std::string_view::npos || marker.size >= rest - start) return RowKind::None;
    // A tab at the beginning is an empty first cell only where more cells follow; else it sets a paragraph in.
    if (tab == start && line.find('\t', rest) == std::string_view::npos) return RowKind::None;
    return RowKind::Tabs;
  }
  if (is_pipe_rule(line) || is_dash_rule(line)) return RowKind::Rule;
  return count_gaps(line) >= 2 ? RowKind::Gaps : RowKind::None;
}

std::size_t bare_pipes(std::string_view line) {
  std::size_t pipes = 0;
  for (auto at = line.find('|', 1); at != std::string_view::npos && at + 1 < line.size(); at = line.find('|', at + 1)) {
    pipes += line[at - 1] == ' ' && line[at + 1] == ' ' ? 1 : 0;
  }
  return pipes;
}

TableRow split_row(std::string_view line, RowKind kind) {
  TableRow row;
  const auto add = [&row](std::string_view cell) {
    if (row.size() < max_cells) {
      row.push_back(clean_inline(cell).text);
    } else {  // nothing of a monstrous row is lost
      row.back() += ' ' + clean_inline(cell).text;
    }
  };
  if (kind == RowKind::Tabs) {
    split_at(line, '\t', add);
  } else if (kind == RowKind::Pipes) {
    split_at(inside_pipes(line), '|', add);
  } else if (kind == RowKind::Gaps) {
    split_gaps(line, row);
  }
  return row;
}

std::vector<TableRow> html_rows(std::string_view html, std::string& caption) {
  const auto raw = raw_table(html);
  std::vector<TableRow> rows;
  for (const auto& cells : raw.rows) {
    TableRow row;
    for (const auto& cell : cells) row.push_back(clean_inline(cell).text);
    if (!row.empty()) rows.push_back(std::move(row));
  }
  caption = clean_inline(raw.caption).text;
  const auto stray = clean_inline(raw.outside).text;
  if (!stray.empty()) caption += (caption.empty() ? "" : " ") + stray;
  return rows;
}

}  // namespace dossier::reading
