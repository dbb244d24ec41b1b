// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/block_view.hpp"

#include "indexer/structure/outline.hpp"

namespace dossier::reading {
namespace {

std::string text_of(const Block& block) {
  auto text = block.printed();
  for (const auto& row : block.rows) {
    if (!text.empty()) text += '\n';
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? " | " : "") + row[i];
  }
  for (const auto& note : block.notes) text += (text.empty() ? "" : "\n") + note;
  return text;
}

}  // namespace

std::vector<BlockView> view_blocks(const std::vector<Block>& blocks) {
  const Outline outline(blocks);
  std::vector<BlockView> views;
  views.reserve(blocks.size());
  std::size_t heading = 0;
  for (const auto& block : blocks) {
    if (block.is(BlockKind::Heading)) ++heading;
    const auto& location = outline.location(heading);
    const bool front = block.is(BlockKind::Front);
    BlockView view;
    view.kind = to_string(block.kind);
    view.section = to_string(front ? Section::Front : location.section);
    if (!front) view.heading = location.path;
    if (block.is(BlockKind::Heading)) view.heading.pop_back();
    view.lines = block.lines;
    view.page = block.page;
    view.text = text_of(block);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace dossier::reading
