// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_block.hpp"

#include <algorithm>
#include <map>

namespace dossier::pdf {
namespace {

/// Blocks by the numbers of notes in them.
std::multimap<std::string, std::size_t> citing_blocks(const Layout& layout, const std::vector<Block>& blocks) {
  std::multimap<std::string, std::size_t> citing;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].is(BlockType::Note)) continue;
    for (const auto line : blocks[i].lines) {
      for (const auto& mark : layout.lines[line].raised) citing.emplace(mark, i);
    }
    for (const auto& mark : blocks[i].cites) citing.emplace(mark, i);
  }
  return citing;
}

/// The text of a heading, without the mark that parts one in a line from its paragraph.
std::string heading_text(const Block& block) {
  auto text = block.text;
  while (block.run_in && !text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ':'))
    text.pop_back();
  return text;
}

void give_headings(std::vector<Block>& blocks) {
  std::vector<std::pair<std::uint8_t, std::string>> stack;
  for (auto& block : blocks) {
    if (block.is(BlockType::Heading)) {
      while (!stack.empty() && stack.back().first >= block.level) stack.pop_back();
      stack.emplace_back(block.level, heading_text(block));
    }
    block.heading.clear();
    if (block.is(BlockType::Front)) continue;
    for (const auto& [level, text] : stack) block.heading.push_back(text);
  }
}

/// Gives footnotes the headings of the last block up to their page that cites them.
void give_notes_headings(const Layout& layout, std::vector<Block>& blocks) {
  const auto citing = citing_blocks(layout, blocks);
  for (auto& note : blocks) {
    if (!note.is(BlockType::Note) || note.mark.empty() || note.endnote) continue;
    const auto [from, to] = citing.equal_range(note.mark);
    const Block* best = nullptr;
    for (auto at = from; at != to; ++at) {
      const auto& block = blocks[at->second];
      if (block.page <= note.page && (best == nullptr || block.last_page >= best->last_page)) best = &block;
    }
    if (best != nullptr) note.heading = best->heading;
  }
}

}  // namespace

void outline(const Layout& layout, std::vector<Block>& blocks) {
  give_headings(blocks);
  give_notes_headings(layout, blocks);
}

}  // namespace dossier::pdf
