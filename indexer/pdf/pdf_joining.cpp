// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"
#include "indexer/blocks/sign_weights.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <cmath>

namespace dossier::pdf {
namespace {

struct JoinSigns {
  bool hyphen = false;  ///< the first part ends in a hyphen
  bool ends = false;    ///< as a sentence
  bool open = false;    ///< not so
  bool colon = false;
  bool full = false;         ///< its last line is full
  bool short_line = false;   ///< its last line is not full
  bool small = false;        ///< the second part begins with a small letter
  bool capital = false;      ///< or with a capital
  bool indented = false;     ///< its first line is set in, as paragraphs of this paper are
  bool odd_indent = false;   ///< set in, in a paper that sets none in
  bool flush = false;        ///< not set in, in a paper that sets paragraphs in
  bool marker = false;       ///< it is an item
  bool same_column = false;  ///< both stand in one column
  bool uncounted = false;    ///< it has no number, and the paragraphs before and behind it count on
};

constexpr reading::SignWeight<JoinSigns> weights[] = {
    {"hyphen", &JoinSigns::hyphen, 3},
    {"ends", &JoinSigns::ends, -1.4F},
    {"open", &JoinSigns::open, 1.6F},
    {"small letter", &JoinSigns::small, 2.2F},
    {"capital", &JoinSigns::capital, -0.3F},
    {"colon", &JoinSigns::colon, -1.6F},
    {"full line", &JoinSigns::full, 0.6F},
    {"short line", &JoinSigns::short_line, -2},
    {"indented", &JoinSigns::indented, -2.4F},
    {"odd indent", &JoinSigns::odd_indent, -1},
    {"flush", &JoinSigns::flush, 2.2F},
    {"marker", &JoinSigns::marker, -3},
    {"same column", &JoinSigns::same_column, -0.8F},
    {"uncounted", &JoinSigns::uncounted, 2.6F},
};

/// Whether paragraphs of this paper begin with an indented line.
bool paper_indents(const std::vector<Block>& blocks) {
  std::size_t in = 0;
  std::size_t all = 0;
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (!blocks[i].is(BlockType::Paragraph) || !blocks[i - 1].is(BlockType::Paragraph) || blocks[i].lines.size() < 2)
      continue;
    if (blocks[i].column != blocks[i - 1].column) continue;
    ++all;
    in += blocks[i].indented;
  }
  return all > 0 && in * 2 > all;
}

bool is_text(const Block& block) { return block.is(BlockType::Paragraph) || block.is(BlockType::Item); }

bool passes_over(const Block& block) {
  return block.is(BlockType::Furniture) || block.is(BlockType::Debris) || block.is(BlockType::Caption) ||
         block.is(BlockType::Table) || block.is(BlockType::Note);
}

/// A bold lead that fills nearly its whole line ends before the line does.
bool ends_bold(const Line& line) {
  const bool lead_ends = line.lead_bold && line.lead > 0 && line.lead < line.text.size();
  return line.bold > 0.85F && !lead_ends;
}

/// Whether size or weight change from one to the other: then nothing goes on.
bool differ_in_type(const Layout& layout, const Block& first, const Block& second) {
  const auto& last = layout.lines[first.lines.back()];
  const auto& next = layout.lines[second.lines.front()];
  return std::fabs(last.size - next.size) > 0.07F * next.size || ends_bold(last) != (next.bold > 0.85F);
}

JoinSigns signs_of(const Layout& layout, const Block& first, const Block& second, bool indents) {
  JoinSigns signs;
  const auto& last_line = layout.lines[first.lines.back()];
  const auto& next_line = layout.lines[second.lines.front()];
  signs.hyphen = ends_with_hyphen(last_line.text);
  signs.ends = ends_with_stop(last_line.text);
  signs.open = !signs.ends;
  signs.colon = last_line.text.ends_with(':');
  signs.full = first.full_end;
  signs.short_line = !first.full_end;
  signs.small = begins_small(next_line.text);
  signs.capital = begins_capital(next_line.text);
  signs.indented = second.indented && indents;
  signs.odd_indent = second.indented && !indents;
  signs.flush = !second.indented && indents;
  signs.marker = second.is(BlockType::Item);
  signs.same_column = last_line.column == next_line.column;
  return signs;
}

/// The number that a paragraph begins with, as those of judgments and reports do; 0 for none.
long number_of(const Layout& layout, const Block& block) {
  return list_marker(layout.lines[block.lines.front()].text).ordinal;
}

/// Whether the block at `at` stands without a number between paragraphs that have them.
bool is_uncounted(const Layout& layout, const std::vector<Block>& blocks, std::size_t open, std::size_t at) {
  const auto last = number_of(layout, blocks[open]);
  if (last == 0 || number_of(layout, blocks[at]) != 0) return false;
  for (auto i = at + 1; i < blocks.size(); ++i) {
    if (!is_text(blocks[i]) || blocks[i].lines.empty()) continue;
    return number_of(layout, blocks[i]) == last + 1;
  }
  return false;
}

void put_together(const Layout& layout, Block& first, Block& second) {
  first.lines.insert(first.lines.end(), second.lines.begin(), second.lines.end());
  second.lines.clear();
  const bool indented = first.indented;
  look_at(layout, first);
  first.indented = indented;
}

/// Whether the block at `at` goes on with the one that is open, though something stands between them.
bool goes_on(const Layout& layout, const std::vector<Block>& blocks, std::size_t open, std::size_t at, bool indents) {
  const auto& block = blocks[at];
  if (block.page > blocks[open].last_page + 2 || differ_in_type(layout, blocks[open], block)) return false;
  auto signs = signs_of(layout, blocks[open], block, indents);
  signs.uncounted = is_uncounted(layout, blocks, open, at);
  return reading::weighed(-1, weights, signs, layout.without, "joining") > 0;
}

void join_text(const Layout& layout, std::vector<Block>& blocks) {
  const bool indents = paper_indents(blocks);
  std::size_t open = blocks.size();
  bool between = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto& block = blocks[i];
    if (block.lines.empty()) continue;
    if (passes_over(block)) {
      between = true;
      continue;
    }
    // A scrap of other type, behind text that is cut in the middle of a sentence, stands in between.
    if (open < blocks.size() && is_text(block) && block.words < 25 &&
        std::fabs(block.size - blocks[open].size) > 0.07F * layout.body &&
        !ends_with_stop(layout.lines[blocks[open].lines.back()].text)) {
      between = true;
      continue;
    }
    if (!is_text(block)) {
      open = blocks.size();
      continue;
    }
    const bool cut = open < blocks.size() &&
                     (between || blocks[open].column != block.column ||
                      layout.lines[blocks[open].lines.back()].column != layout.lines[block.lines.front()].column);
    if (cut && goes_on(layout, blocks, open, i, indents)) {
      put_together(layout, blocks[open], block);
    } else {
      open = i;
    }
    between = false;
  }
}

void join_notes(const Layout& layout, std::vector<Block>& blocks) {
  for (const auto type : {BlockType::Note, BlockType::Reference}) {
    std::size_t open = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      auto& block = blocks[i];
      if (block.lines.empty() || !block.is(type)) continue;
      const bool goes_on = type == BlockType::Note ? block.mark.empty() : block.indented;
      if (open < blocks.size() && goes_on)
        put_together(layout, blocks[open], block);
      else
        open = i;
    }
  }
}

/// Captions cut by the end of a column. What stands below the rows of a table, in its type, is its note.
void join_captions(const Layout& layout, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!blocks[i].is(BlockType::Caption)) continue;
    bool rows = false;
    for (auto next = i + 1; next < blocks.size() && next < i + 4; ++next) {
      rows = rows || blocks[next].table_rows > 0.5F;
      if (blocks[next].lines.empty() || !blocks[next].is(BlockType::Paragraph)) continue;
      const auto& last = layout.lines[blocks[i].lines.back()];
      const auto& line = layout.lines[blocks[next].lines.front()];
      if (ends_with_stop(last.text) || std::fabs(last.size - line.size) > 0.06F * line.size ||
          line.size > 0.97F * layout.body)
        break;
      if (rows) {
        blocks[next].type = BlockType::Caption;
      } else {
        put_together(layout, blocks[i], blocks[next]);
      }
      break;
    }
  }
}

}  // namespace

void join_blocks(const Layout& layout, std::vector<Block>& blocks) {
  join_captions(layout, blocks);
  join_text(layout, blocks);
  join_notes(layout, blocks);
  std::erase_if(blocks, [](const Block& block) { return block.lines.empty(); });
}

}  // namespace dossier::pdf
