// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes and titles that journals print into the text.
#include "indexer/blocks/draft.hpp"
#include "indexer/structure/front_matter.hpp"
#include "indexer/structure/front_zone.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

/// Whether the block at `at` is of a box, or a short line right before one that is.
bool belongs_to_box(const std::vector<Block>& blocks, std::size_t at) {
  const auto& block = blocks[at];
  if (block.settled || !is_line(block) || block.marker.counts()) return false;
  const auto text = block.printed();
  if (box_sort(text) != FrontSort::None) return true;
  if (count_words(text, 9) > 8 || ends_sentence(text) || at + 1 >= blocks.size() || names_section(block)) return false;
  const auto& next = blocks[at + 1];
  return is_line(next) && box_sort(next.text) == FrontSort::Address && looks_like_names(text);
}

}  // namespace

std::vector<Edit> find_front_boxes(const StageInput& input) {
  Draft draft(input.blocks);
  for (std::size_t i = 0; i < input.blocks.size(); ++i) {
    if (belongs_to_box(input.blocks, i)) make_front(draft, i, Box::Correspondence, "begins as such a box does");
  }
  return std::move(draft).edits();
}

std::vector<Edit> drop_repeated_title(const StageInput& input) {
  Draft draft(input.blocks);
  const auto& title = input.title.empty() ? title_of(input.blocks) : input.title;
  const auto key = squeeze(title);
  constexpr std::size_t shortest = 8;  // a shorter one may well be a heading too
  for (std::size_t i = 0; key.size() >= shortest && i < input.blocks.size(); ++i) {
    const auto& block = input.blocks[i];
    if (is_line(block) && block.text.size() <= title.size() * 2 && squeeze(block.text) == key) {
      draft.drop(i, "repeated title");
    }
  }
  return std::move(draft).edits();
}

const std::string& title_of(const std::vector<Block>& blocks) {
  static const std::string none;
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.is(BlockKind::Front) && block.box == Box::Title;
  });
  return found == blocks.end() ? none : found->text;
}

}  // namespace dossier::reading
