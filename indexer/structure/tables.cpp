// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/tables.hpp"

#include "indexer/cleaning/furniture.hpp"
#include "indexer/structure/headings.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

using Row = std::vector<std::string>;

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

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

void tidy_rows(Block& table) {
  auto& rows = table.rows;
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
  for (const std::string_view word :
       {"note:", "notes:", "note.", "notes.", "source:", "sources:", "source.", "quelle:", "anmerkung:"}) {
    if (starts_with_ci(block.text, word)) return true;
  }
  return false;
}

bool is_table_caption(std::string_view text) {
  if (starts_with_ci(text, "table:") || text.starts_with(": ")) return true;
  return is_caption(text) &&
         (starts_with_ci(text, "tab") || starts_with_ci(text, "box") || starts_with_ci(text, "chart"));
}

/// Without the colon that Pandoc marks a caption with.
std::string caption_text(std::string_view text) {
  if (text.starts_with(": ")) text.remove_prefix(2);
  return std::string(text);
}

class TableSettler {
 public:
  explicit TableSettler(Document& document)
      : document_(document), blocks_(document.blocks), dropped_(document.blocks.size(), false) {}

  void run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!blocks_[i].is(BlockKind::Table)) continue;
      join_cut(i);
      tidy_rows(blocks_[i]);
      take_caption(i);
      take_notes(i);
    }
    erase_blocks(blocks_, [this](std::size_t i) { return dropped_[i]; });
  }

 private:
  void join_cut(std::size_t at);
  void take_caption(std::size_t at);
  void take_notes(std::size_t at);
  void absorb(std::size_t at) { dropped_[at] = true; }

  Document& document_;
  std::vector<Block>& blocks_;
  std::vector<bool> dropped_;
};

void TableSettler::join_cut(std::size_t at) {
  auto& table = blocks_[at];
  std::size_t next = at + 1;
  while (next < blocks_.size() && blocks_[next].is(BlockKind::Table) && blocks_[next].text.empty() &&
         !table.rows.empty() && !blocks_[next].rows.empty() &&
         blocks_[next].rows.front().size() == table.rows.front().size()) {
    auto& more = blocks_[next].rows;
    const bool repeated = more.front() == table.rows.front();
    if (repeated) document_.account.drop("repeated table head", more.front().front());
    table.rows.insert(table.rows.end(), std::make_move_iterator(more.begin() + (repeated ? 1 : 0)),
                      std::make_move_iterator(more.end()));
    table.lines.last = blocks_[next].lines.last;
    document_.account.repair("joined");
    absorb(next++);
    blocks_[next - 1].kind = BlockKind::Paragraph;  // so that the walk passes over it
  }
}

/// Lines above the table from the one that says "Table 2" on; else such lines right below it.
void TableSettler::take_caption(std::size_t at) {
  auto& table = blocks_[at];
  std::size_t first = at;
  for (std::size_t back = 1; back <= 3 && back <= at && first == at; ++back) {
    const auto& block = blocks_[at - back];
    if (dropped_[at - back] || block.settled || !(block.is(BlockKind::Paragraph) || block.is(BlockKind::Heading)))
      break;
    if (count_words(block.text, 51) > 50) break;
    if (is_table_caption(block.text)) first = at - back;
  }
  if (first < at) {
    std::string caption;
    for (std::size_t i = first; i < at; ++i) {
      caption += (caption.empty() ? "" : " ") + caption_text(blocks_[i].text);
      absorb(i);
    }
    table.text = table.text.empty() ? caption : caption + ' ' + table.text;
    table.lines.first = blocks_[first].lines.first;
    return;
  }
  if (!table.text.empty() || at + 1 >= blocks_.size()) return;
  const auto& below = blocks_[at + 1];
  if (below.settled || !below.is(BlockKind::Paragraph) || !is_table_caption(below.text) ||
      count_words(below.text, 51) > 50)
    return;
  if (at + 2 < blocks_.size() && blocks_[at + 2].is(BlockKind::Table)) return;
  table.text = caption_text(below.text);
  table.lines.last = below.lines.last;
  absorb(at + 1);
}

void TableSettler::take_notes(std::size_t at) {
  auto& table = blocks_[at];
  for (std::size_t i = at + 1; i < blocks_.size() && i < at + 8; ++i) {
    if (dropped_[i]) continue;
    if (!is_table_note(blocks_[i])) return;
    table.notes.push_back(blocks_[i].text);
    table.lines.last = blocks_[i].lines.last;
    absorb(i);
  }
}

}  // namespace

bool is_empty_table(const Block& block) {
  return block.is(BlockKind::Table) && block.text.empty() && block.notes.empty() &&
         std::all_of(block.rows.begin(), block.rows.end(), is_empty);
}

void settle_tables(Document& document) { TableSettler(document).run(); }

}  // namespace dossier::reading
