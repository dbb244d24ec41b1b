// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/furniture.hpp"

#include "indexer/structure/tables.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace dossier::reading {
namespace {

constexpr std::size_t max_head_bytes = 160;
constexpr std::size_t opening_blocks = 12;  ///< among these a repeated line may be the title itself

constexpr auto badges = std::to_array<std::string_view>(
    {"checkforupdates", "clickforupdates", "crossmark", "openaccess", "openaccessarticle", "viewpublicationstats",
     "submityourarticletothisjournal", "viewrelatedarticles", "viewcrossmarkdata", "articleviews",
     "fulltermsconditions", "seediscussionsstatsandauthorprofilesforthispublicationat", "scanqrcode", "readonline"});

bool is_caption_start(std::string_view text) {
  for (const std::string_view word :
       {"table", "figure", "fig.", "box ", "map ", "chart", "appendix", "chapter", "part "}) {
    if (starts_with_ci(text, word)) return true;
  }
  return false;
}

bool may_be_head(const Block& block) {
  return (block.is(BlockKind::Paragraph) || block.is(BlockKind::Heading)) && block.text.size() <= max_head_bytes &&
         !ends_with_colon(block.text) && !is_caption_start(block.text) && count_words(block.text, 19) <= 18;
}

bool digits_only(std::string_view token) { return !token.empty() && std::all_of(token.begin(), token.end(), is_digit); }

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
    for (auto place = text.find(block.text, 1); place != std::string_view::npos;
         place = text.find(block.text, place + 1)) {
      const auto end = place + block.text.size();
      const char before = text[place - 1];
      const bool closes = end >= text.size() || text[end] == ' ' || is_punct_ascii(text[end]);
      if (closes && !is_digit(before) && before != ' ' && before != '-' && before != '(' && before != '[') return true;
    }
  }
  return false;
}

void mark_page_numbers(Document& document, std::vector<bool>& dropped) {
  auto& blocks = document.blocks;
  std::size_t expected_note = 1;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    if (!block.is(BlockKind::Paragraph) && !block.is(BlockKind::Heading)) continue;
    const bool number = is_page_number(block.text);
    if (!number && !is_badge(block.text)) continue;
    // Several numbers in a row are the cells of a table that a converter took apart.
    const bool beside =
        (i > 0 && is_page_number(blocks[i - 1].text)) || (i + 1 < blocks.size() && is_page_number(blocks[i + 1].text));
    if (number && beside && !block.cut_before) continue;
    if (number && is_note_number(blocks, i, expected_note)) {
      ++expected_note;
      continue;
    }
    dropped[i] = true;
    if (i + 1 < blocks.size()) blocks[i + 1].cut_before = true;
    document.account.drop(number ? "page number" : "badge", block);
  }
}

void mark_running_heads(Document& document, std::vector<bool>& dropped) {
  const auto& blocks = document.blocks;
  std::unordered_map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (dropped[i] || !may_be_head(blocks[i])) continue;
    auto key = squeeze_letters(blocks[i].text);
    if (key.size() >= 4) groups[std::move(key)].push_back(i);
  }
  for (const auto& [key, alike] : groups) {
    if (!are_running_heads(blocks, alike)) continue;
    const bool paged = numbered_by_page(blocks, alike);
    for (const auto i : alike) {
      // The first one may be the title, or the journal's name above it, where nothing shows that it is a head.
      if (i == alike.front() && i < opening_blocks && !paged && !interrupts(blocks, i)) continue;
      dropped[i] = true;
      document.account.drop("running head", blocks[i]);
    }
  }
}

/// The heading of a table of contents, and below it the table or the lines that end in page numbers.
void mark_contents(Document& document, std::vector<bool>& dropped) {
  constexpr std::size_t near_front = 80;
  constexpr std::size_t longest_line = 24;
  const auto& blocks = document.blocks;
  for (std::size_t i = 0; i < std::min(blocks.size(), near_front); ++i) {
    if (blocks[i].text.size() > longest_line || !(blocks[i].is(BlockKind::Heading) || blocks[i].is_text())) continue;
    const auto key = squeeze(blocks[i].text);
    if (key != "contents" && key != "tableofcontents" && key != "listoftables" && key != "listoffigures") continue;
    for (auto line = i + 1; line <= blocks.size(); ++line) {
      const bool entry =
          line < blocks.size() && (blocks[line].is(BlockKind::Table) ? line == i + 1
                                                                     : blocks[line].text.size() <= max_head_bytes &&
                                                                           digits_only(last_token(blocks[line].text)) &&
                                                                           count_words(blocks[line].text, 3) >= 2);
      if (entry) continue;
      for (auto at = i; at < line; ++at) {
        dropped[at] = true;
        document.account.drop("table of contents", blocks[at]);
      }
      i = line - 1;
      break;
    }
  }
}

void mark_empty_tables(Document& document, std::vector<bool>& dropped) {
  const auto& blocks = document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (dropped[i] || !is_empty_table(blocks[i])) continue;
    dropped[i] = true;
    document.account.drop("empty table", blocks[i]);
  }
}

}  // namespace

std::optional<long> page_beside(std::string_view text) {
  for (const auto token : {last_token(text), first_token(text)}) {
    if (digits_only(token) && token.size() <= 4 && token.size() < text.size()) return std::stol(std::string(token));
  }
  return std::nullopt;
}

bool is_page_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 24) return false;
  std::string plain;
  for (const char c : text) {
    if (c != ' ') plain += lower_ascii(c);
  }
  std::string_view core = plain;
  const auto strip = [&core](std::string_view word) {
    if (core.starts_with(word)) core.remove_prefix(word.size());
    if (core.ends_with(word)) core.remove_suffix(word.size());
  };
  for (const std::string_view word : {"-", "–", "—", "|", "page", "|", "p."}) strip(word);
  if (digits_only(core)) return core.size() <= 4;
  const auto of = core.find_first_of("/o");
  if (of != std::string_view::npos && core.size() < plain.size() + 1) {
    const auto rest = core.substr(core.substr(of).starts_with("of") ? of + 2 : of + 1);
    if (digits_only(core.substr(0, of)) && digits_only(rest) && rest.size() <= 4 && of <= 4) {
      return core[of] == 'o' || plain.size() > core.size();
    }
  }
  return plain.size() <= 5 && core.find_first_not_of("ivx") == std::string_view::npos &&
         text.find(' ') == std::string_view::npos && is_lower_ascii(text.front());
}

bool is_badge(std::string_view text) {
  if (text.size() > 80) return false;
  const auto key = squeeze(text);
  return std::find(badges.begin(), badges.end(), key) != badges.end();
}

void drop_furniture(Document& document) {
  std::vector<bool> dropped(document.blocks.size(), false);
  mark_contents(document, dropped);
  mark_empty_tables(document, dropped);
  mark_page_numbers(document, dropped);
  mark_running_heads(document, dropped);
  erase_blocks(document.blocks, [&dropped](std::size_t i) { return dropped[i]; });
}

}  // namespace dossier::reading
