// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/front_zone.hpp"

#include "indexer/text/caption.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr std::size_t max_zone = 60;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// A numbered heading such as `1 Origins` or `2.1 Setting`, not the first of a list of affiliations.
bool opens_with_number(const Block& block) {
  if (!block.is(BlockKind::Heading) && !block.is(BlockKind::Paragraph)) return false;
  const auto number = heading_number(block.text);
  return number.style == HeadingNumber::Style::Decimal && number.first == 1 && count_words(block.text, 15) <= 14 &&
         !ends_sentence(block.text) && front_sort(block.text) == FrontSort::None;
}

bool is_running_text(const Block& block, bool after_title) {
  if (!block.is(BlockKind::Paragraph) || front_sort(block.text) != FrontSort::None) return false;
  if (looks_like_names(block.text)) return false;
  const auto words = count_words(block.text, 61);
  return words >= 60 || (after_title && words >= 25 && ends_sentence(block.text));
}

/// A paragraph of whole sentences, however short: of the text where nothing says that it is of the front.
bool is_sentence(const Block& block) {
  constexpr std::size_t least_words = 5;
  constexpr std::size_t least_bytes = 40;
  constexpr std::size_t least_uncased = 24;  // of a script without spaces
  return block.is(BlockKind::Paragraph) && ends_sentence(block.text) && front_sort(block.text) == FrontSort::None &&
         !looks_like_names(block.text) &&
         (count_words(block.text, least_words) >= least_words ||
          block.text.size() >= (starts_uncased(block.text) ? least_uncased : least_bytes));
}

/// A paragraph that introduces a list.
bool introduces_items(const std::vector<Block>& blocks, std::size_t at) {
  return blocks[at].is(BlockKind::Paragraph) && ends_with_colon(blocks[at].text) &&
         count_words(blocks[at].text, 5) >= 5 && at + 1 < blocks.size() && blocks[at + 1].is(BlockKind::Item);
}

/// The line of the authors above a block, with lines such as their place and the date between.
std::size_t authors_above(const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::size_t reach = 4;  // lines
  for (auto i = at; i > 0 && i + reach > at; --i) {
    if (looks_like_names(blocks[i - 1].text) || is_wide_name(blocks[i - 1].text)) return i - 1;
    if (is_sentence(blocks[i - 1])) break;
  }
  return nowhere;
}

/// Whether a sentence tells of the authors: has a word of their names, or begins as such a note does.
bool tells_of_authors(std::string_view text, std::string_view names) {
  constexpr std::size_t shortest = 3;  // letters of a name
  for (const std::string_view opening : {"he ", "she ", "they ", "the author", "i ", "we thank"}) {
    if (starts_with_ci(text, opening)) return true;
  }
  while (!names.empty()) {
    const auto token = first_token(names);
    names = trim(names.substr(token.size()));
    const auto name = token.substr(0, token.find_last_not_of(".,;*") + 1);
    if (name.size() >= shortest && text.find(name) != std::string_view::npos) return true;
  }
  return false;
}

/// A first paragraph of a sentence or two below the authors, above a longer one.
bool opens_text(const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::size_t most_short = 4;  // short paragraphs before a longer one
  const auto names = authors_above(blocks, at);
  if (names == nowhere || !is_sentence(blocks[at]) || tells_of_authors(blocks[at].text, blocks[names].text))
    return false;
  for (auto i = at; i < std::min(blocks.size(), at + most_short + 1); ++i) {
    if (i > at && is_running_text(blocks[i], true)) return true;
    if (!is_sentence(blocks[i]) || blocks[i].bold()) return false;
  }
  return false;
}

}  // namespace

bool is_line(const Block& block) {
  return block.is(BlockKind::Paragraph) || block.is(BlockKind::Heading) || block.is(BlockKind::Item);
}

bool names_section(const Block& block) {
  if (!is_line(block) || block.marker.kind == MarkerKind::Raised) return false;
  const auto text = block.printed();
  if (count_words(text, 10) > 9 || (ends_sentence(text) && !block.is(BlockKind::Heading))) return false;
  return named_role(text).has_value() && front_sort(text) == FrontSort::None;
}

bool may_be_title(const Block& block) {
  if (!is_line(block) || block.is(BlockKind::Item) || is_caption(block.text)) return false;
  if (!block.is(BlockKind::Heading) && ends_sentence(block.text) && several_sentences(block.text)) return false;
  const auto words = count_words(block.text, 41);
  const auto sort = front_sort(block.text);
  const bool fits =
      sort == FrontSort::None || (sort == FrontSort::Affiliation && block.level > 0 && block.note_marks.empty());
  const bool lone = words == 1 && block.is(BlockKind::Heading) && block.level == 1;  // "# Détente"
  return (words >= 2 || lone) && words <= 40 && fits && !is_badge(block.text) && !ends_with_colon(block.text) &&
         block.text.find('@') == std::string::npos;
}

std::size_t front_zone(const std::vector<Block>& blocks, bool after_title) {
  const auto limit = std::min(blocks.size(), max_zone);
  for (std::size_t i = 0; i < limit; ++i) {
    const auto& block = blocks[i];
    if (block.settled || block.is(BlockKind::Table) || block.is(BlockKind::Footnote)) return i;
    if (names_section(block) || opens_with_number(block) || is_running_text(block, after_title)) return i;
    const bool abstract = run_in_name(block.text, block.bold_lead).sort == RunIn::Sort::Abstract;
    if (abstract || (after_title && opens_text(blocks, i))) return i;
    // A second heading with text under it is the paper's first section.
    const bool heading = block.is(BlockKind::Heading) && front_sort(block.text) == FrontSort::None;
    if (heading && after_title && i + 1 < blocks.size() &&
        (is_sentence(blocks[i + 1]) || introduces_items(blocks, i + 1)))
      return i;
    // Text that begins in the middle of a work has no front matter.
    if (!after_title && is_sentence(block) && several_sentences(block.text) && !block.bold()) return i;
    after_title = after_title || (heading && may_be_title(block)) || (block.bold() && may_be_title(block));
  }
  if (blocks.size() > max_zone) return 0;
  // Nothing but short texts: a note, of which only the head is front matter.
  const auto text = std::find_if(blocks.begin(), blocks.end(), is_sentence);
  return static_cast<std::size_t>(text - blocks.begin());
}

}  // namespace dossier::reading
