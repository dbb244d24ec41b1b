// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/pdf/pdf_end_matter.hpp"
#include "indexer/pdf/pdf_note_lines.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace dossier::pdf {
namespace {

class Cutter {
 public:
  explicit Cutter(Layout& layout) : layout_(layout), zones_(zones_of(layout)) {}

  std::vector<Block> run() {
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      mark_note_lines(layout_, layout_.columns[c], zones_);
      column(c);
    }
    return std::move(blocks_);
  }

 private:
  void column(std::size_t c) {
    const auto& column = layout_.columns[c];
    std::vector<std::size_t> entries;
    std::size_t above = column.last;
    for (auto i = column.first; i < column.last; ++i) {
      const auto& line = layout_.lines[i];
      if (line.role == LineRole::Furniture || line.text.empty()) continue;
      if (line.role == LineRole::Note) {
        above = column.last;
        note(i, c);
        continue;
      }
      const bool entry = zones_[i] == Zone::References || zones_[i] == Zone::Notes;
      if (!entries.empty() && (!entry || zones_[entries.front()] != zones_[i])) {
        cut_entries(entries, c);
        above = column.last;
      }
      if (entry) {
        entries.push_back(i);
        continue;
      }
      const bool first = above == column.last || zones_[i] == Zone::Opening || zones_[above] == Zone::Opening;
      if (first || break_score(layout_, signs_between(layout_, column, above, i)) > 0) {
        begin(i, c, zones_[i] == Zone::Opening ? BlockType::Heading : BlockType::Paragraph);
      } else {
        blocks_.back().lines.push_back(i);
      }
      above = i;
    }
    cut_entries(entries, c);
  }

  void note(std::size_t i, std::size_t c) {
    if (begins_note(layout_, layout_.columns[c], i) || blocks_.empty() || !blocks_.back().is(BlockType::Note) ||
        blocks_.back().column != c) {
      begin(i, c, BlockType::Note);
      blocks_.back().mark = note_number(layout_.lines[i]);
    } else {
      blocks_.back().lines.push_back(i);
    }
  }

  void begin(std::size_t line, std::size_t column, BlockType type) {
    auto& block = blocks_.emplace_back();
    block.type = type;
    block.column = static_cast<std::uint32_t>(column);
    block.lines = {line};
  }

  bool begins_entry(const std::vector<std::size_t>& lines, std::size_t k, EntryHabit habit, float left, std::size_t c) {
    const auto& column = layout_.columns[c];
    const auto& line = layout_.lines[lines[k]];
    const auto signs = signs_between(layout_, column, lines[k - 1], lines[k]);
    if (signs.gap > 2.2F || signs.other_size) return true;
    if (habit == EntryHabit::Numbered)
      return has_label(line) &&
             (!line.mark.empty() || signs.ends || signs.short_above || signs.gap > 1.1F || !signs.indented);
    if (habit == EntryHabit::Hanging) return start_of(layout_, column, line) - left < 0.5F * layout_.body;
    return break_score(layout_, signs) > 0 || (signs.short_above && signs.ends);
  }

  void cut_entries(std::vector<std::size_t>& lines, std::size_t c) {
    if (lines.empty()) return;
    const auto& column = layout_.columns[c];
    const bool notes = zones_[lines.front()] == Zone::Notes;
    float left = 0;
    const auto habit = entry_habit(layout_, lines, left);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const auto& line = layout_.lines[lines[k]];
      if (k > 0 && !begins_entry(lines, k, habit, left, c)) {
        blocks_.back().lines.push_back(lines[k]);
        continue;
      }
      begin(lines[k], c, notes ? BlockType::Note : BlockType::Reference);
      auto& block = blocks_.back();
      block.endnote = notes;
      if (notes) block.mark = note_number(line);
      if (k > 0) continue;
      // What goes on from the column before begins inside an entry.
      if (habit == EntryHabit::Hanging) block.indented = start_of(layout_, column, line) - left > 0.5F * layout_.body;
      if (habit == EntryHabit::Numbered) block.indented = !has_label(line);
    }
    lines.clear();
  }

  Layout& layout_;
  std::vector<Zone> zones_;
  std::vector<Block> blocks_;
};

}  // namespace

void look_at(const Layout& layout, Block& block) {
  const auto& column = layout.columns[block.column];
  const auto& first = layout.lines[block.lines.front()];
  const auto& last = layout.lines[block.lines.back()];
  block.page = first.page;
  block.last_page = last.page;
  block.letters = block.words = 0;
  float gaps = 0;
  float rows = 0;
  std::map<int, float> sizes;
  block.bold = block.italic = block.caps = block.mono = block.math = block.digits = block.width = 0;
  for (const auto at : block.lines) {
    const auto& line = layout.lines[at];
    const auto letters = static_cast<float>(line.letters);
    block.letters += line.letters;
    block.words += line.words;
    gaps += static_cast<float>(line.gaps);
    rows += line.table_row ? 1 : 0;
    sizes[static_cast<int>(std::lround(line.size * 10))] += letters;
    block.bold += line.bold * letters;
    block.italic += line.italic * letters;
    block.caps += line.caps * letters;
    block.mono += line.mono * letters;
    block.math += line.math * letters;
    block.digits += line.digits * letters;
    block.width = std::max(block.width, line.core.width() / std::max(1.0F, column.width()));
  }
  const float all = std::max(1.0F, static_cast<float>(block.letters));
  for (float* share : {&block.bold, &block.italic, &block.caps, &block.mono, &block.math, &block.digits}) *share /= all;
  block.gaps = gaps / static_cast<float>(block.lines.size());
  block.table_rows = rows / static_cast<float>(block.lines.size());
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  block.size = static_cast<float>(most->first) / 10;
  const float start = start_of(layout, column, first);
  block.indented = block.is(BlockType::Reference)
                       ? block.indented
                       : start > 0.7F * first.size && start < 6 * first.size && !first.dropped_capital;
  block.full_end = slack_of(layout, layout.columns[last.column], block.lines.back()) < 2 * last.size;
  const float right = column.width() - start - first.core.width();
  block.centred = start > 1.5F * first.size && std::fabs(start - right) < 1.5F * first.size + 0.06F * column.width();
}

std::vector<Block> blocks_of(Layout& layout) {
  auto blocks = Cutter(layout).run();
  for (auto& block : blocks) look_at(layout, block);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& first = layout.lines[blocks[i].lines.front()];
    float white = 2;
    if (i > 0 && blocks[i - 1].column == blocks[i].column) {
      const auto& above = layout.lines[blocks[i - 1].lines.back()];
      white = (first.core.middle() - above.core.middle()) / layout.line_spacing(std::max(first.size, above.size)) - 1;
      blocks[i - 1].below = white;
    }
    blocks[i].above = white;
    blocks[i].below = 2;
  }
  return blocks;
}

}  // namespace dossier::pdf
