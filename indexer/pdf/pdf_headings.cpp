// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"
#include "indexer/blocks/sign_weights.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

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
  bool italic = false;
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
  style.italic = block.italic > 0.6F;
  style.caps = in_capitals(block);
  style.depth = numbering_of(block.text).depth;
  return style;
}

struct HeadingSigns {
  bool much_larger = false;  ///< by 15 % than the body's type
  bool larger = false;       ///< by 4 to 15 %
  bool smaller = false;      ///< by 6 %
  bool bold = false, caps = false, italic = false, numbered = false, named = false;
  bool white_above = false, sentence = false, small = false, wordy = false, full = false;
  bool numbers = false, math = false, text_below = false, colon = false;
  bool inner_end = false;  ///< a sentence ends inside of it, and it fills its line
  bool goes_on = false;    ///< what follows begins with a small letter
  bool leads = false;      ///< a name of a section in plain type, with a colon, above a list
  bool alone = false;      ///< one short styled line over a paragraph that begins afresh
};

HeadingSigns signs_of(const Layout& layout, const std::vector<Block>& blocks, std::size_t at) {
  const auto& block = blocks[at];
  HeadingSigns signs;
  const float size = block.size / layout.body;
  signs.much_larger = size > 1.15F;
  signs.larger = size > 1.04F && !signs.much_larger;
  signs.smaller = size < 0.94F;
  signs.bold = block.bold > 0.8F;
  signs.caps = in_capitals(block);
  signs.italic = block.italic > 0.85F;
  signs.numbered = numbering_of(block.text).size > 0;
  signs.named = is_named(Name::Section, block.text) || is_named(Name::References, block.text) ||
                is_named(Name::Abstract, block.text) || is_named(Name::Notes, block.text) ||
                is_named(Name::After, block.text) || is_part_label(block.text);
  signs.white_above = block.above > 0.25F;
  const char last = block.text.empty() ? ' ' : block.text.back();
  signs.sentence = ends_with_stop(block.text) && last != '?' && block.words > 2;
  signs.small = begins_small(block.text);
  signs.colon = last == ':';
  const auto end = block.text.find(". ", numbering_of(block.text).size);
  const bool inner_end =
      end != std::string::npos && end > 12 && end + 2 < block.text.size() && begins_capital(block.text.substr(end + 2));
  signs.wordy = block.words > 16;
  signs.full = block.full_end && block.width > 0.9F && block.lines.size() == 1;
  signs.inner_end = inner_end && signs.full;
  signs.numbers = block.digits > 0.4F;
  signs.math = block.math > 0.3F || block.mono > 0.7F;
  for (auto next = at + 1; next < blocks.size() && next < at + 4; ++next) {
    if (blocks[next].is(BlockType::Note) || blocks[next].is(BlockType::Caption) || blocks[next].is(BlockType::Debris))
      continue;
    signs.text_below = blocks[next].words > 5;
    signs.goes_on = begins_small(blocks[next].text);
    const bool plain = !signs.italic && !signs.bold && !signs.caps && size <= 1.04F;
    signs.leads = plain && signs.named && signs.colon && list_marker(blocks[next].text).size > 0;
    const bool styled = signs.italic || signs.bold || signs.caps;
    signs.alone = styled && block.lines.size() == 1 && block.width < 0.75F && !block.full_end &&
                  blocks[next].words > 12 && !begins_small(blocks[next].text);
    break;
  }
  return signs;
}

constexpr reading::SignWeight<HeadingSigns> weights[] = {
    {"much larger", &HeadingSigns::much_larger, 2.4F},
    {"larger", &HeadingSigns::larger, 1.4F},
    {"smaller", &HeadingSigns::smaller, -1.5F},
    {"bold", &HeadingSigns::bold, 1.6F},
    {"capitals", &HeadingSigns::caps, 1.3F},
    {"italic", &HeadingSigns::italic, 1.2F},
    {"alone", &HeadingSigns::alone, 0.6F},
    {"numbered", &HeadingSigns::numbered, 0.7F},
    {"named", &HeadingSigns::named, 1.8F},
    {"white above", &HeadingSigns::white_above, 0.7F},
    {"text below", &HeadingSigns::text_below, 0.3F},
    {"sentence", &HeadingSigns::sentence, -1.4F},
    {"small letter", &HeadingSigns::small, -2},
    {"inner end", &HeadingSigns::inner_end, -1.5F},
    {"goes on", &HeadingSigns::goes_on, -1},
    {"wordy", &HeadingSigns::wordy, -1.2F},
    {"full line", &HeadingSigns::full, -0.5F},
    {"numbers", &HeadingSigns::numbers, -1.5F},
    {"formula or code", &HeadingSigns::math, -2},
    {"leads", &HeadingSigns::leads, -2},
};

/// Over 0 for a heading.
float heading_score(const Layout& layout, const HeadingSigns& signs) {
  return reading::weighed(-2, weights, signs, layout.without, "headings");
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
      return style.size * 4 + (style.bold ? 2 : 0) + (style.caps ? 3 : 0) - (style.italic ? 1 : 0);
    };
    if (a.depth > 0 && b.depth > 0 && a.depth != b.depth) return a.depth < b.depth;
    return weight(a) > weight(b);
  });
  std::map<Style, std::uint8_t> levels;
  std::uint8_t level = 0;
  const Style* last = nullptr;
  for (const auto& style : order) {
    const bool same = last != nullptr && last->size == style.size && last->bold == style.bold &&
                      last->caps == style.caps && last->italic == style.italic &&
                      (last->depth == style.depth || last->depth == 0 || style.depth == 0);
    if (!same && level < 6) ++level;
    levels[style] = std::max<std::uint8_t>(level, 1);
    last = &style;
  }
  return levels;
}

/// Marks what looks like a heading; a style that surely is one of headings speaks for the others set in it.
void mark_by_style(const Layout& layout, std::vector<Block>& blocks) {
  std::map<Style, std::size_t> sure;
  std::vector<float> scores(blocks.size(), -9);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!may_be_heading(blocks[i])) continue;
    scores[i] = heading_score(layout, signs_of(layout, blocks, i));
    if (scores[i] > 0.5F) ++sure[style_of(blocks[i])];
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (scores[i] < -5) continue;
    const auto found = sure.find(style_of(blocks[i]));
    const float habit = found == sure.end() ? 0 : found->second > 2 ? 0.8F : 0.4F;
    if (scores[i] + habit > 0) blocks[i].type = BlockType::Heading;
  }
}

/// Whether two headings, one right below the other, are one heading on two lines: of one style, or `Article 4` over its
/// name.
bool are_one_heading(const Layout& layout, const Block& block, const Block& next) {
  if (!block.is(BlockType::Heading) || !next.is(BlockType::Heading)) return false;
  constexpr std::uint32_t most_words = 3;
  const bool one_size = std::fabs(block.size - next.size) < 0.06F * block.size && block.size < 1.15F * layout.body;
  const bool label = block.words <= most_words && is_part_label(block.text);
  if (label && one_size && block.column == next.column && next.above < 1 && !is_part_label(next.text) &&
      numbering_of(next.text).depth == 0)
    return true;
  if (block.column != next.column || next.above > 0.25F) return false;
  auto style = style_of(block);
  const auto below = style_of(next);
  if (below.depth > 0) return false;
  style.depth = 0;
  if (style != below || is_named(Name::Section, block.text)) return false;
  // A first line that had room for more is a heading of its own.
  const auto& last = layout.lines[block.lines.back()];
  const float room = layout.columns[block.column].width() - last.core.width();
  return room <= layout.lines[next.lines.front()].first_width + 3 * last.size;
}

void join_headings(const Layout& layout, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size();) {
    auto& block = blocks[i];
    const auto& next = blocks[i + 1];
    if (!are_one_heading(layout, block, next)) {
      ++i;
      continue;
    }
    block.lines.insert(block.lines.end(), next.lines.begin(), next.lines.end());
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    look_at(layout, block);
  }
}

/// What stands over nothing, at the end of the paper, is no heading: a signature.
void unmark_last(std::vector<Block>& blocks) {
  const auto is_text = [](const Block& block) {
    return !block.is(BlockType::Debris) && !block.is(BlockType::Furniture);
  };
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_text);
  if (last != blocks.rend() && last->is(BlockType::Heading)) last->type = BlockType::Paragraph;
}

}  // namespace

void mark_headings(const Layout& layout, std::vector<Block>& blocks) {
  mark_by_style(layout, blocks);
  join_headings(layout, blocks);
  unmark_last(blocks);
  const auto levels = levels_of(blocks);
  for (auto& block : blocks) {
    if (block.is(BlockType::Heading)) block.level = levels.at(style_of(block));
  }
}

}  // namespace dossier::pdf
