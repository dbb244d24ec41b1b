// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_note_lines.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <cmath>
#include <string>

namespace dossier::pdf {
namespace {

/// Entries of a section of notes, to its end.
void mark_endnotes(const Layout& layout, std::vector<Block>& blocks) {
  bool open = false;
  for (auto& block : blocks) {
    if (block.is(BlockType::Heading)) {
      open = is_named(Name::Notes, block.text);
      continue;
    }
    if (!open || !(block.is(BlockType::Paragraph) || block.is(BlockType::Debris))) continue;
    block.type = BlockType::Note;
    block.endnote = true;
    block.mark = note_number(layout.lines[block.lines.front()]);
  }
}

bool opens_quote(std::string_view text) {
  return text.starts_with("“") || text.starts_with("«") || text.starts_with("„") || text.starts_with('"');
}

bool closes_quote(std::string_view text) {
  return text.ends_with("”") || text.ends_with("»") || text.ends_with("“") || text.ends_with('"');
}

bool may_be_quote(const Layout& layout, const Block& block) {
  if (!block.is(BlockType::Paragraph) && !block.is(BlockType::Heading)) return false;
  if (block.words < 5 || block.words > 80) return false;
  return block.size > 1.06F * layout.body || block.italic > 0.8F || block.bold > 0.8F;
}

/// A sentence of the text printed once more in large type.
void mark_pull_quotes(const Layout& layout, std::vector<Block>& blocks) {
  std::string all;
  for (const auto& block : blocks) {
    if (block.is(BlockType::Paragraph) && std::fabs(block.size - layout.body) < 0.05F * layout.body)
      all += skeleton(block.text, false) + '\n';
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    auto& block = blocks[i];
    if (!may_be_quote(layout, block)) continue;
    // A column's end may have cut it.
    const bool cut = opens_quote(block.text) && !closes_quote(block.text) && i + 1 < blocks.size() &&
                     closes_quote(blocks[i + 1].text) && std::fabs(blocks[i + 1].size - block.size) < 0.3F;
    const auto text = cut ? block.text + ' ' + blocks[i + 1].text : block.text;
    const bool whole = (opens_quote(text) && closes_quote(text)) || (ends_with_stop(text) && !text.ends_with('?'));
    const auto bones = skeleton(text, false);
    if (!whole || bones.size() < 20) continue;
    const auto at = all.find(bones);
    if (at == std::string::npos) continue;
    // It may be among the paragraphs itself, once.
    const bool own = block.is(BlockType::Paragraph) && std::fabs(block.size - layout.body) < 0.05F * layout.body;
    if (own && all.find(bones, at + 1) == std::string::npos) continue;
    block.type = BlockType::Furniture;
    if (cut) blocks[i + 1].type = BlockType::Furniture;
  }
}

bool continues_list(const std::vector<Block>& blocks, std::size_t at) {
  const auto marker = list_marker(blocks[at].text);
  if (marker.bullet || marker.ordinal == 1) return true;
  for (auto before = at; before-- > 0 && at - before < 6;) {
    if (blocks[before].is(BlockType::Heading)) return false;
    if (blocks[before].is(BlockType::Item)) return true;
  }
  return false;
}

/// A list whose items are paragraphs, most of them, is no one passage.
void mark_long_lists(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size();) {
    if (!blocks[i].is(BlockType::Item)) {
      ++i;
      continue;
    }
    auto end = i;
    std::size_t words = 0;
    while (end < blocks.size() && blocks[end].is(BlockType::Item)) words += blocks[end++].words;
    const bool whole = words >= 32 * (end - i);
    for (; i < end; ++i) blocks[i].own_passage = whole;
  }
}

}  // namespace

void mark_zones(const Layout& layout, std::vector<Block>& blocks) {
  mark_endnotes(layout, blocks);
  mark_pull_quotes(layout, blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].is(BlockType::Paragraph) && list_marker(blocks[i].text).size > 0 && continues_list(blocks, i))
      blocks[i].type = BlockType::Item;
  }
  mark_long_lists(blocks);
}

}  // namespace dossier::pdf
