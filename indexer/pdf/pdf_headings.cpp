// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_names.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace dossier::pdf {
namespace {

/// What a heading looks like; two of one style have one level.
struct Style {
  int size = 0;  // half points
  bool bold = false;
  bool slanted = false;
  bool caps = false;
  std::size_t depth = 0;  // parts of its number

  auto operator<=>(const Style&) const = default;
};

bool in_capitals(const Block& block) {
  const auto counts = count_letters(block.text);
  return block.caps > 0.8F || (counts.small == 0 && counts.capitals >= 4);
}

Style style_of(const Block& block) {
  Style style;
  style.size = static_cast<int>(std::lround(block.size * 2));
  style.bold = block.bold > 0.6F;
  style.slanted = block.slanted > 0.6F;
  style.caps = in_capitals(block);
  style.depth = numbering_of(block.text).depth;
  return style;
}

struct HeadingSigns {
  float larger = 0;  ///< of the body's size, over 1
  bool bold = false, caps = false, slanted = false, numbered = false, named = false, centred = false;
  bool white_above = false, sentence = false, small = false, comma = false, wordy = false, tall = false, full = false;
  bool numbers = false, math = false, text_below = false, colon = false;
  bool inner_end = false;  ///< a sentence ends inside of it
  bool goes_on = false;    ///< what follows begins with a small letter
  bool alone = false;      ///< one short line over a paragraph that begins afresh
};

HeadingSigns signs_of(const Layout& layout, const std::vector<Block>& blocks, std::size_t at) {
  const auto& block = blocks[at];
  HeadingSigns signs;
  signs.larger = block.size / layout.body - 1;
  signs.bold = block.bold > 0.8F;
  signs.caps = in_capitals(block);
  signs.slanted = block.slanted > 0.85F;
  signs.numbered = numbering_of(block.text).size > 0;
  signs.named = is_named(Name::Section, block.text) || is_named(Name::References, block.text) ||
                is_named(Name::Abstract, block.text) || is_named(Name::Notes, block.text) ||
                is_named(Name::After, block.text);
  signs.centred = block.centred;
  signs.white_above = block.above > 0.25F;
  const char last = block.text.empty() ? ' ' : block.text.back();
  signs.sentence = ends_as_sentence(block.text) && last != '?' && block.words > 2;
  signs.small = begins_small(block.text);
  signs.comma = last == ',' || last == ';';
  signs.colon = last == ':';
  const auto end = block.text.find(". ", numbering_of(block.text).size);
  signs.inner_end =
      end != std::string::npos && end > 12 && end + 2 < block.text.size() && begins_capital(block.text.substr(end + 2));
  signs.wordy = block.words > 16;
  signs.tall = block.lines.size() > 3;
  signs.full = block.full_end && block.width > 0.9F && block.lines.size() == 1;
  signs.numbers = block.digits > 0.4F;
  signs.math = block.math > 0.3F || block.mono > 0.7F;
  for (auto next = at + 1; next < blocks.size() && next < at + 4; ++next) {
    if (blocks[next].is(BlockType::Note) || blocks[next].is(BlockType::Caption) || blocks[next].is(BlockType::Debris))
      continue;
    signs.text_below = blocks[next].words > 5;
    signs.goes_on = begins_small(blocks[next].text);
    signs.alone = block.lines.size() == 1 && block.width < 0.75F && !block.full_end && blocks[next].words > 12 &&
                  !begins_small(blocks[next].text);
    break;
  }
  return signs;
}

float heading_score(const HeadingSigns& signs) {
  float score = -2;
  if (signs.larger > 0.15F)
    score += 2.4F;
  else if (signs.larger > 0.04F)
    score += 1.4F;
  else if (signs.larger < -0.06F)
    score -= 1.5F;
  if (signs.bold) score += 1.6F;
  if (signs.caps) score += 1.3F;
  if (signs.slanted) score += 1.2F;
  if (signs.alone && (signs.slanted || signs.bold || signs.caps)) score += 0.6F;
  if (signs.numbered) score += 0.7F;
  if (signs.named) score += 1.8F;
  if (signs.centred) score += 0.4F;
  if (signs.white_above) score += 0.7F;
  if (signs.text_below) score += 0.3F;
  if (signs.sentence) score -= 1.4F;
  if (signs.small) score -= 2;
  if (signs.comma) score -= 2;
  if (signs.colon) score -= 0.6F;
  if (signs.inner_end && signs.full) score -= 1.5F;
  if (signs.goes_on) score -= 1;
  if (signs.wordy) score -= 1.2F;
  if (signs.tall) score -= 1.5F;
  if (signs.full) score -= 0.5F;
  if (signs.numbers) score -= 1.5F;
  if (signs.math) score -= 2;
  return score;
}

bool may_be_heading(const Block& block) {
  if (!block.is(BlockType::Paragraph) && !block.is(BlockType::Item)) return false;
  return block.words <= 40 && block.lines.size() <= 5 && count_letters(block.text).letters >= 2;
}

/// Ranks of the styles: by the parts of the number where there is one, by size, weight, capitals, slant.
std::map<Style, std::uint8_t> levels_of(const std::vector<Block>& blocks) {
  std::vector<Style> order;
  for (const auto& block : blocks) {
    if (!block.is(BlockType::Heading)) continue;
    auto style = style_of(block);
    if (std::find(order.begin(), order.end(), style) == order.end()) order.push_back(style);
  }
  std::stable_sort(order.begin(), order.end(), [](const Style& a, const Style& b) {
    const auto weight = [](const Style& style) {
      return style.size * 4 + (style.bold ? 2 : 0) + (style.caps ? 3 : 0) - (style.slanted ? 1 : 0);
    };
    if (a.depth > 0 && b.depth > 0 && a.depth != b.depth) return a.depth < b.depth;
    return weight(a) > weight(b);
  });
  std::map<Style, std::uint8_t> levels;
  std::uint8_t level = 0;
  const Style* last = nullptr;
  for (const auto& style : order) {
    const bool same = last != nullptr && last->size == style.size && last->bold == style.bold &&
                      last->caps == style.caps && last->slanted == style.slanted &&
                      (last->depth == style.depth || last->depth == 0 || style.depth == 0);
    if (!same && level < 6) ++level;
    levels[style] = std::max<std::uint8_t>(level, 1);
    last = &style;
  }
  return levels;
}

}  // namespace

void mark_headings(const Layout& layout, std::vector<Block>& blocks) {
  std::map<Style, std::size_t> sure;
  std::vector<float> scores(blocks.size(), -9);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!may_be_heading(blocks[i])) continue;
    scores[i] = heading_score(signs_of(layout, blocks, i));
    if (scores[i] > 0.5F) ++sure[style_of(blocks[i])];
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (scores[i] < -5) continue;
    const auto found = sure.find(style_of(blocks[i]));
    const float habit = found == sure.end() ? 0 : found->second > 2 ? 0.8F : 0.4F;
    if (scores[i] + habit > 0) blocks[i].type = BlockType::Heading;
  }
  // Two pieces of one style right below each other are one heading on two lines.
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    auto& block = blocks[i];
    auto& next = blocks[i + 1];
    if (!block.is(BlockType::Heading) || !next.is(BlockType::Heading) || block.column != next.column ||
        next.above > 0.25F)
      continue;
    auto style = style_of(block);
    auto below = style_of(next);
    if (below.depth > 0) continue;
    style.depth = below.depth = 0;
    if (style != below || is_named(Name::Section, block.text)) continue;
    // A first line that had room for more is a heading of its own.
    const auto& last = layout.lines[block.lines.back()];
    const float room = layout.columns[block.column].width() - last.core.width();
    if (room > layout.lines[next.lines.front()].first_width + 3 * last.size) continue;
    block.lines.insert(block.lines.end(), next.lines.begin(), next.lines.end());
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    look_at(layout, blocks[i]);
    --i;
  }
  const auto levels = levels_of(blocks);
  for (auto& block : blocks) {
    if (block.is(BlockType::Heading)) block.level = levels.at(style_of(block));
  }
}

}  // namespace dossier::pdf
