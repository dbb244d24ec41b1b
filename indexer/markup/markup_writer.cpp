// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/markup_writer.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/text/inline_text.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

/// Whether an entity such as `&nbsp;` begins the text, which a parser has left.
bool begins_entity(std::string_view text) {
  constexpr std::size_t longest = 10;
  const auto end = text.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return is_alpha_ascii(c) || is_digit(c) || c == '#'; });
}

/// Plain text in markup that reads as nothing but itself.
void append_escaped(std::string& raw, std::string_view given) {
  const auto plain = utf8::repaired(given);
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const char c = plain[at];
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      raw += ' ';
    } else if (c == '<') {
      raw += "\\<";
    } else if (c == '&' && !begins_entity(std::string_view(plain).substr(at))) {
      raw += "&amp;";
    } else {
      if (std::string_view("\\*_[]$^`").find(c) != std::string_view::npos) raw += '\\';
      raw += c;
    }
  }
}

std::uint32_t number_of(std::string_view mark) {
  std::uint32_t number = 0;
  for (const char c : mark) {
    if (is_digit(c) && number < 1000) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

}  // namespace

void MarkupWriter::text(std::string_view plain, bool bold) {
  if (plain.empty()) return;
  const bool blank = plain.find_first_not_of(" \t\r\n") == std::string_view::npos;
  if (bold && !blank) raw_ += "<b>";
  append_escaped(raw_, plain);
  if (bold && !blank) raw_ += "</b>";
  empty_ = empty_ && blank;
}

void MarkupWriter::raised(std::string_view plain) {
  if (trim(plain).empty()) return;
  raw_ += "<sup>";
  append_escaped(raw_, plain);
  raw_ += "</sup>";
  empty_ = false;
}

std::string MarkupWriter::take_text() {
  empty_ = true;
  return clean_inline(std::exchange(raw_, {})).text;
}

Block* MarkupWriter::push(BlockKind kind) {
  if (std::exchange(empty_, true)) {
    raw_.clear();
    return nullptr;
  }
  auto clean = clean_inline(std::exchange(raw_, {}));
  if (clean.text.empty()) return nullptr;
  Block block;
  block.kind = kind;
  block.loose = true;
  block.cut_before = std::exchange(page_cut_, false);
  block.text = std::move(clean.text);
  block.note_marks = std::move(clean.note_marks);
  block.bold_lead = clean.bold_lead;
  block.symbols = clean.raised_symbols;
  if (!clean.lead_mark.empty()) {
    block.marker.kind = MarkerKind::Raised;
    block.marker.ordinal = number_of(clean.lead_mark);
  }
  blocks_.push_back(std::move(block));
  return &blocks_.back();
}

void MarkupWriter::heading(int level) {
  if (auto* block = push(BlockKind::Heading)) {
    block->level = static_cast<std::uint8_t>(std::clamp(level, 1, 6));
    block->marker = {};
  }
}

void MarkupWriter::paragraph() {
  auto* block = push(BlockKind::Paragraph);
  if (block == nullptr || block->marker.kind != MarkerKind::None) return;
  // A marker that was typed and not set by the format.
  auto match = match_marker(block->text);
  if (match.size == 0) return;
  block->kind = BlockKind::Item;
  block->marker = std::move(match.marker);
  block->text.erase(0, match.size);
  block->bold_lead -= std::min(block->bold_lead, match.size);
}

void MarkupWriter::item(std::string_view marker) {
  auto* block = push(BlockKind::Item);
  if (block == nullptr) return;
  block->marker = {};
  block->marker.kind = MarkerKind::Bullet;
  if (marker.empty()) return;
  auto match = match_marker(std::string(marker) + " x");
  if (match.size > 0) block->marker = std::move(match.marker);
}

void MarkupWriter::note(std::uint32_t number) {
  auto* block = push(BlockKind::Footnote);
  if (block == nullptr) return;
  block->marker = {};
  block->marker.kind = MarkerKind::Raised;
  block->marker.ordinal = number;
  block->settled = true;
}

void MarkupWriter::reference() {
  if (auto* block = push(BlockKind::Reference)) block->settled = true;
}

void MarkupWriter::table(Cells rows, std::string caption) {
  for (auto& row : rows) {
    while (!row.empty() && row.back().empty()) row.pop_back();
  }
  std::erase_if(rows, [](const auto& row) { return row.empty(); });
  if (rows.empty() && caption.empty()) return;
  Block block;
  block.kind = BlockKind::Table;
  block.loose = true;
  block.rows = std::move(rows);
  block.text = std::move(caption);
  blocks_.push_back(std::move(block));
}

}  // namespace dossier::reading
