// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/furniture.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/source/pdf_names.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace dossier::reading {
namespace {

constexpr std::size_t max_head_bytes = 160;
constexpr std::size_t opening_blocks = 12;  ///< among these a repeated line may be the title itself

bool is_caption_start(std::string_view text) {
  for (const std::string_view word :
       {"table", "figure", "fig.", "box ", "map ", "chart", "appendix", "chapter", "part "}) {
    if (starts_with_ci(text, word)) return true;
  }
  return false;
}

bool may_be_head(const Block& block) {
  if (starts_lower(block.text) && ends_sentence(block.text)) return false;  // the end of a paragraph
  return (block.is(BlockKind::Paragraph) || block.is(BlockKind::Heading)) && block.text.size() <= max_head_bytes &&
         !ends_with_colon(block.text) && !is_caption_start(block.text) && !pdf::is_part_label(block.text) &&
         count_words(block.text, 19) <= 18;
}

/// Whether the block stands in the middle of a sentence or at a page break.
bool interrupts(const std::vector<Block>& blocks, std::size_t at) {
  if (blocks[at].cut_before || (at + 1 < blocks.size() && blocks[at + 1].cut_before)) return true;
  if (at == 0 || at + 1 >= blocks.size()) return false;
  const auto& before = blocks[at - 1];
  const auto& after = blocks[at + 1];
  return before.is_text() && after.is_text() && ends_open(before.text) && starts_lower(after.text);
}

/// Whether lines that are alike but for their numbers are running heads with page numbers.
bool numbered_by_page(const std::vector<Block>& blocks, const std::vector<std::size_t>& alike) {
  std::vector<long> pages;
  bool leading = false;
  for (const auto i : alike) {
    if (const auto page = page_beside(blocks[i].text)) pages.push_back(*page);
    leading = leading || !digits_only(last_token(blocks[i].text));
  }
  if (pages.size() < 2 || pages.size() * 2 < alike.size()) return false;
  // Headings that are numbered 1, 2, 3 count from the beginning; pages grow, mostly by more than one.
  const bool grows = std::is_sorted(pages.begin(), pages.end(), [](long a, long b) { return a <= b; });
  return grows &&
         !(leading && pages.front() <= 1 && pages.back() - pages.front() + 1 == static_cast<long>(pages.size()));
}

bool are_running_heads(const std::vector<Block>& blocks, const std::vector<std::size_t>& alike) {
  if (alike.size() < 2) return false;
  if (numbered_by_page(blocks, alike)) return true;
  const auto cuts = static_cast<std::size_t>(
      std::count_if(alike.begin(), alike.end(), [&](std::size_t i) { return interrupts(blocks, i); }));
  return alike.size() >= 3 ? cuts * 2 >= alike.size() && cuts >= 2 : cuts == alike.size();
}

/// Whether the lone number is that of the note below it: the next one to come, not at a page break, and its mark is
/// glued to a word not far above.
bool is_note_number(const std::vector<Block>& blocks, std::size_t at, std::size_t expected) {
  const auto& block = blocks[at];
  if (at + 1 >= blocks.size() || block.cut_before || blocks[at + 1].cut_before || blocks[at + 1].page != block.page)
    return false;
  if (block.text != std::to_string(expected) || !blocks[at + 1].is(BlockKind::Paragraph) ||
      starts_lower(blocks[at + 1].text)) {
    return false;
  }
  for (std::size_t back = 1; back <= 8 && back <= at; ++back) {
    const std::string_view text = blocks[at - back].text;
    for (auto offset = text.find(block.text, 1); offset != std::string_view::npos;
         offset = text.find(block.text, offset + 1)) {
      const auto end = offset + block.text.size();
      const char before = text[offset - 1];
      const bool closes = end >= text.size() || text[end] == ' ' || is_punct_ascii(text[end]);
      if (closes && !is_digit(before) && before != ' ' && before != '-' && before != '(' && before != '[') return true;
    }
  }
  return false;
}

/// A year alone on its line below the title: no text stands before it.
bool is_date_of_front(const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::size_t deepest = 12;  // blocks
  constexpr std::size_t digits = 4;
  const auto text = trim(blocks[at].text);
  const bool year = text.size() == digits && find_plain_year(text).has_value();
  return year && at > 0 && at < deepest &&
         std::none_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(at), [](const Block& above) {
           return named_role(above.text).has_value() || (above.is(BlockKind::Paragraph) && ends_sentence(above.text));
         });
}

bool may_be_furniture(const std::vector<Block>& blocks, std::size_t at) {
  const auto& block = blocks[at];
  if (!block.is(BlockKind::Paragraph) && !block.is(BlockKind::Heading)) return false;
  return (is_page_number(block.text) || is_badge(block.text)) && !is_date_of_front(blocks, at);
}

}  // namespace

std::vector<Edit> drop_page_numbers(const StageInput& input) {
  const auto& blocks = input.blocks;
  Draft draft(blocks);
  std::size_t expected_note = 1;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    if (!may_be_furniture(blocks, i)) continue;
    const bool number = is_page_number(block.text);
    const bool at_break = block.cut_before || (i > 0 && draft.gone(i - 1));
    // Several numbers in a row are the cells of a table that a converter took apart.
    const bool beside =
        (i > 0 && is_page_number(blocks[i - 1].text)) || (i + 1 < blocks.size() && is_page_number(blocks[i + 1].text));
    if (number && beside && !at_break) continue;
    if (number && !at_break && is_note_number(blocks, i, expected_note)) {
      ++expected_note;
      continue;
    }
    if (number) {
      draft.drop(i, "page number", at_break ? "a lone number at a page break" : "a lone number");
    } else {
      draft.drop(i, "badge", "a badge of the publisher", Confidence::Certain);
    }
  }
  return std::move(draft).edits();
}

std::vector<Edit> drop_running_heads(const StageInput& input) {
  const auto& blocks = input.blocks;
  Draft draft(blocks);
  std::unordered_map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!may_be_head(blocks[i])) continue;
    auto key = squeeze_letters(blocks[i].text);
    if (key.size() >= 4) groups[std::move(key)].push_back(i);
  }
  for (const auto& [key, alike] : groups) {
    if (!are_running_heads(blocks, alike)) continue;
    const bool paged = numbered_by_page(blocks, alike);
    for (const auto i : alike) {
      // The first one may be the title, or the journal's name above it, where nothing shows that it is a head.
      if (i == alike.front() && i < opening_blocks && !paged && !interrupts(blocks, i)) continue;
      draft.drop(i, "running head", paged ? "repeats with growing numbers" : "repeats and interrupts the text");
    }
  }
  return std::move(draft).edits();
}

std::vector<Edit> drop_contents(const StageInput& input) {
  constexpr std::size_t near_front = 80;
  constexpr std::size_t longest_line = 24;
  const auto& blocks = input.blocks;
  Draft draft(blocks);
  const auto is_entry = [&](std::size_t heading, std::size_t at) {
    if (blocks[at].is(BlockKind::Table)) return at == heading + 1;
    return blocks[at].text.size() <= max_head_bytes && digits_only(last_token(blocks[at].text)) &&
           count_words(blocks[at].text, 3) >= 2;
  };
  for (std::size_t i = 0; i < std::min(blocks.size(), near_front); ++i) {
    if (blocks[i].text.size() > longest_line || !(blocks[i].is(BlockKind::Heading) || blocks[i].is_text())) continue;
    const auto key = squeeze(blocks[i].text);
    if (key != "contents" && key != "tableofcontents" && key != "listoftables" && key != "listoffigures") continue;
    auto end = i + 1;
    while (end < blocks.size() && is_entry(i, end)) ++end;
    for (auto at = i; at < end; ++at) draft.drop(at, "table of contents", {}, Confidence::Certain);
    i = end - 1;
  }
  return std::move(draft).edits();
}

std::vector<Edit> drop_empty_tables(const StageInput& input) {
  Draft draft(input.blocks);
  for (std::size_t i = 0; i < input.blocks.size(); ++i) {
    if (input.blocks[i].is_empty_table()) draft.drop(i, "empty table", "a table without a word", Confidence::Certain);
  }
  return std::move(draft).edits();
}

}  // namespace dossier::reading
