// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/tables.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/text/caption.hpp"
#include "indexer/text/characters.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

using Row = std::vector<std::string>;

bool is_empty(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); });
}

/// Whether the second row only goes on with the words of the first: its first cell is empty and it has no figures.
bool goes_on(const Row& header, const Row& row) {
  if (row.empty() || !row.front().empty() || row.size() > header.size() || is_empty(row)) return false;
  std::size_t beside = 0;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i].empty()) continue;
    if (has_digit(row[i]) || header[i].empty()) return false;
    ++beside;
  }
  return beside > 0;
}

bool is_tidy(const std::vector<Row>& rows) {
  return std::none_of(rows.begin(), rows.end(), is_empty) && (rows.size() < 3 || !goes_on(rows[0], rows[1]));
}

void tidy_rows(std::vector<Row>& rows) {
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_empty), rows.end());
  if (rows.size() < 3 || !goes_on(rows[0], rows[1])) return;
  for (std::size_t i = 1; i < rows[1].size(); ++i) {
    if (!rows[1][i].empty()) rows[0][i] += ' ' + rows[1][i];
  }
  rows.erase(rows.begin() + 1);
}

bool is_table_note(const Block& block) {
  if (!block.is(BlockKind::Paragraph) || block.settled || count_words(block.text, 61) > 60) return false;
  if (block.text.starts_with('*') || block.text.starts_with("†")) return true;
  return printed_word(block.text, PrintedWord::TableNote) > 0;
}

bool is_table_caption(std::string_view text) {
  if (starts_with_ci(text, "table:") || text.starts_with(": ")) return true;
  return is_caption(text) && printed_word(text, PrintedWord::Table) > 0;
}

/// Whether the second table goes on with the columns of the first.
bool is_rest(const Block& table, const Block& next) {
  return next.is(BlockKind::Table) && next.text.empty() && !table.rows.empty() && !next.rows.empty() &&
         next.rows.front().size() == table.rows.front().size();
}

/// Without the colon that Pandoc marks a caption with.
std::string caption_text(std::string_view text) {
  if (text.starts_with(": ")) text.remove_prefix(2);
  return std::string(text);
}

class TableSettler {
 public:
  explicit TableSettler(const StageInput& input) : draft_(input.blocks) {}

  std::vector<Edit> run() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.gone(i) || !draft_[i].is(BlockKind::Table)) continue;
      join_cut(i);
      if (!is_tidy(draft_[i].rows)) tidy_rows(draft_.change(i, "a wrapped head or empty rows").rows);
      take_caption(i);
      take_notes(i);
    }
    return std::move(draft_).edits();
  }

 private:
  void join_cut(std::size_t at);
  void take_caption(std::size_t at);
  void take_notes(std::size_t at);

  Draft draft_;
};

void TableSettler::join_cut(std::size_t at) {
  for (auto next = at + 1; next < draft_.size() && is_rest(draft_[at], draft_[next]); ++next) {
    const auto& more = draft_[next].rows;
    auto& table = draft_.join(at, next, "the rest of a table that was cut");
    const bool repeated = more.front() == table.rows.front();
    if (repeated) {
      for (std::size_t i = 0; i < more.front().size(); ++i) {
        draft_.leave_out(at, "repeated table head", more.front()[i], i == 0 ? 1 : 0);
      }
    }
    table.rows.insert(table.rows.end(), more.begin() + (repeated ? 1 : 0), more.end());
    table.lines.last = draft_[next].lines.last;
  }
}

/// Lines above the table from the one that says "Table 2" on; else such lines right below it.
void TableSettler::take_caption(std::size_t at) {
  std::size_t first = at;
  for (std::size_t back = 1; back <= 3 && back <= at && first == at; ++back) {
    const auto& block = draft_[at - back];
    if (draft_.gone(at - back) || block.settled || !(block.is(BlockKind::Paragraph) || block.is(BlockKind::Heading)))
      break;
    if (count_words(block.text, 51) > 50) break;
    if (is_table_caption(block.text)) first = at - back;
  }
  if (first < at) {
    std::string caption;
    for (std::size_t i = first; i < at; ++i) {
      caption += (caption.empty() ? "" : " ") + caption_text(draft_[i].text);
      draft_.absorb(at, i, "its caption above");
    }
    auto& table = draft_.change(at, "its caption above");
    table.text = table.text.empty() ? caption : caption + ' ' + table.text;
    table.lines.first = draft_[first].lines.first;
    return;
  }
  if (!draft_[at].text.empty() || at + 1 >= draft_.size() || draft_.gone(at + 1)) return;
  const auto& below = draft_[at + 1];
  if (below.settled || !below.is(BlockKind::Paragraph) || !is_table_caption(below.text) ||
      count_words(below.text, 51) > 50)
    return;
  if (at + 2 < draft_.size() && draft_[at + 2].is(BlockKind::Table)) return;
  auto& table = draft_.absorb(at, at + 1, "its caption below");
  table.text = caption_text(below.text);
  table.lines.last = below.lines.last;
}

void TableSettler::take_notes(std::size_t at) {
  for (std::size_t i = at + 1; i < draft_.size() && i < at + 8; ++i) {
    if (draft_.gone(i)) continue;
    if (!is_table_note(draft_[i])) return;
    auto& table = draft_.absorb(at, i, "a note under it");
    table.notes.push_back(draft_[i].text);
    table.lines.last = draft_[i].lines.last;
  }
}

}  // namespace

std::vector<Edit> settle_tables(const StageInput& input) { return TableSettler(input).run(); }

}  // namespace dossier::reading
