// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_names.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::pdf {
namespace {

/// A first page that the publisher or an archive put before the paper.
bool has_cover(const Layout& layout, const std::vector<Block>& blocks) {
  if (layout.page_heights.size() < 3) return false;
  std::string text;
  std::size_t prose = 0;
  for (const auto& block : blocks) {
    if (block.page > 0) break;
    text += block.text + '\n';
    if (block.words > 40 && ends_as_sentence(block.text) && imprint_phrases(block.text) == 0) ++prose;
  }
  std::size_t body = 0;
  for (const auto& line : layout.lines)
    body += line.page == 0 && line.size > 0.97F * layout.body && line.size < 1.03F * layout.body;
  return cover_phrases(text) >= 3 && prose == 0 && body < 12;
}

bool is_prose(const Layout& layout, const Block& block) {
  return block.words >= 30 && block.size > 0.8F * layout.body && block.size < 1.25F * layout.body &&
         imprint_phrases(block.text) < 3;
}

std::size_t find_title(const Layout& layout, const std::vector<Block>& blocks, std::uint32_t page) {
  std::size_t best = blocks.size();
  for (std::size_t i = 0; i < blocks.size() && blocks[i].page <= page; ++i) {
    const auto& block = blocks[i];
    if (block.page < page || block.is(BlockType::Furniture) || block.is(BlockType::Note)) continue;
    if (block.letters < 4 || count_letters(block.text).letters < 4) continue;
    const auto& line = layout.lines[block.lines.front()];
    if (line.box.middle() > 0.65F * layout.page_heights[page]) continue;
    if (block.size < 1.06F * layout.body || block.words > 60) continue;
    if (best == blocks.size() || block.size > blocks[best].size + 0.4F) best = i;
  }
  if (best < blocks.size()) return best;
  // None is larger: a first block in bold or capitals, centred.
  for (std::size_t i = 0; i < blocks.size() && i < 4; ++i) {
    const auto& block = blocks[i];
    if (block.page == page && (block.bold > 0.85F || block.centred) && block.words > 2 && block.words < 40 &&
        block.lines.size() < 5)
      return i;
  }
  return best;
}

/// Whether a later short block is set in the same style: then both are headings.
bool has_twin(const std::vector<Block>& blocks, std::size_t at) {
  return std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(at) + 1, blocks.end(), [&](const Block& other) {
    return other.words <= 15 && std::fabs(other.size - blocks[at].size) < 0.2F &&
           (other.bold > 0.85F) == (blocks[at].bold > 0.85F) && (other.caps > 0.8F) == (blocks[at].caps > 0.8F);
  });
}

bool opens_text(const Layout& layout, const Block& block) {
  return is_prose(layout, block) || is_named(Name::Abstract, block.text) ||
         begins_with_name(Name::Abstract, block.text) || is_named(Name::Section, block.text) ||
         is_named(Name::Contents, block.text) || (numbering_of(block.text).size > 0 && block.words < 10);
}

}  // namespace

void mark_front(const Layout& layout, std::vector<Block>& blocks) {
  std::uint32_t page = 0;
  if (has_cover(layout, blocks)) {
    for (auto& block : blocks) {
      if (block.page == 0) block.type = BlockType::Furniture;
    }
    page = 1;
  }
  const auto title = find_title(layout, blocks, page);
  for (auto& block : blocks) {
    if (block.page == page && !block.is(BlockType::Furniture) && block.size < 0.95F * layout.body &&
        imprint_phrases(block.text) >= 2 && !block.is(BlockType::Reference)) {
      block.type = BlockType::Furniture;
    }
  }
  if (title >= blocks.size()) return;
  auto& head = blocks[title];
  head.type = BlockType::Front;
  head.title = true;
  std::size_t next = title + 1;
  // A title of several lines of one size may have been cut.
  while (next < blocks.size() && blocks[next].page == page && blocks[next].size > 0.98F * head.size &&
         blocks[next].size < 1.02F * head.size && blocks[next].above < 0.8F && blocks[next].column == head.column &&
         blocks[next].bold > head.bold - 0.3F && !opens_text(layout, blocks[next])) {
    head.lines.insert(head.lines.end(), blocks[next].lines.begin(), blocks[next].lines.end());
    blocks[next].type = BlockType::Furniture;
    blocks[next].lines.resize(1);
    ++next;
  }
  for (std::size_t i = 0; i < title; ++i) {
    if (blocks[i].page == page && blocks[i].words < 20 && !blocks[i].is(BlockType::Note))
      blocks[i].type = BlockType::Furniture;
  }
  const auto first = next;
  for (; next < blocks.size() && blocks[next].page == page; ++next) {
    if (opens_text(layout, blocks[next])) break;
    // A styled line right over the text, behind the authors, is its first heading.
    const auto& block = blocks[next];
    const bool styled = block.size > 1.04F * layout.body || block.bold > 0.85F || block.caps > 0.8F;
    if (styled && (next > first || has_twin(blocks, next)) && block.words <= 10 && next + 1 < blocks.size() &&
        is_prose(layout, blocks[next + 1]) && block.text.find(',') == std::string::npos) {
      break;
    }
    if (blocks[next].is(BlockType::Paragraph) || blocks[next].is(BlockType::Debris))
      blocks[next].type = BlockType::Front;
  }
  for (auto& block : blocks) {
    if (block.page <= page + 1 && block.is(BlockType::Paragraph) && begins_with_name(Name::Keywords, block.text))
      block.type = BlockType::Front;
  }
}

}  // namespace dossier::pdf
