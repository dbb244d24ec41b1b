// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/markdown_reader.hpp"

#include "indexer/readers/line_shape.hpp"
#include "indexer/readers/markdown_walk.hpp"
#include "indexer/readers/table_rows.hpp"
#include "indexer/text/inline_text.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <utility>

namespace dossier::reading {

std::vector<Block> MarkdownReader::run() {
  while (at_ < lines_.size()) {
    page_cut_ = page_cut_ || lines_[at_].starts_page;
    if (line(at_).empty()) {
      ++at_;
      gap_ = true;
      continue;
    }
    if (ruled_table() || fenced_code() || mark_line() || heading() || html_table() || table() || note_definition()) {
      gap_ = false;
      continue;
    }
    if (lines_[at_].begins == Begins::Note) {
      note();
    } else if (lines_[at_].begins == Begins::RestOfNote) {
      rest_of_note();
    } else if (begins_item(at_)) {
      item();
    } else {
      paragraphs();
    }
    gap_ = false;
  }
  return std::move(blocks_);
}

/// Whether the line can not belong to the paragraph above it.
bool MarkdownReader::begins_block(std::size_t at) const {
  const auto text = line(at);
  if (text.empty() || lines_[at].begins != Begins::Unknown) return true;
  std::string_view content;
  const char first = trim(text).front();
  if (first == '#' && (atx_level(text, content) > 0 || is_empty_heading(text))) return true;
  if (first == '<' && (html_heading_level(text, content) > 0 || html_table_begin(text) != std::string_view::npos ||
                       is_html_part(trim(text)))) {
    return true;
  }
  if (at > at_ &&
      (text.starts_with("<sup>") || text.starts_with("¹") || text.starts_with("²") || text.starts_with("³"))) {
    return true;  // a note below a note or an affiliation
  }
  if (first == '[' && text.starts_with("[^") && text.find("]:") != std::string_view::npos) return true;
  if (is_rule(text) || page_mark(text) || trim(text).starts_with(":::")) return true;
  if (begins_item(at)) return true;
  const auto kind = row_kind(text);
  if (kind == RowKind::Gaps) return at + 1 < lines_.size() && row_kind(line(at + 1)) == RowKind::Gaps;
  return kind == RowKind::Pipes || kind == RowKind::Tabs;
}

/// Rules, page marks and fences: lines that hold no words of the paper.
bool MarkdownReader::mark_line() {
  const auto text = line(at_);
  if (const auto page = page_mark(text)) {
    account_.drop("page mark", text);
    marked_page_ = *page;
    page_cut_ = true;
    ++at_;
    return true;
  }
  if ((is_html_part(trim(text)) && only_tags(text)) || is_empty_heading(text)) {
    account_.drop("markup", text);
    ++at_;
    return true;
  }
  if (is_rule(text)) {
    account_.drop("rule", text);
    ++at_;
    return true;
  }
  if (trim(text).starts_with("```") || trim(text).starts_with("~~~") || trim(text).starts_with(":::")) {
    account_.drop("markup", text);
    ++at_;
    return true;
  }
  return false;
}

/// Code between fences of ``` or ~~~: one block as it is, whose lines are neither headings nor lists.
bool MarkdownReader::fenced_code() {
  const auto fence = fence_of(line(at_));
  if (fence.empty()) return false;
  auto& last = last_fence_[fence.front() == '`' ? 0 : 1];
  if (!last) {
    last = 0;
    for (auto i = lines_.size(); i-- > at_ && *last == 0;) {
      if (fence_of(lines_[i].text).starts_with(fence.substr(0, 3))) last = i;
    }
  }
  if (*last <= at_) return false;
  auto end = at_ + 1;
  while (end < *last &&
         !(fence_of(line(end)).starts_with(fence) && trim(line(end)).size() == fence_of(line(end)).size()))
    ++end;
  account_.drop("markup", line(at_));
  std::string code;
  for (auto i = at_ + 1; i < end; ++i) {
    const auto text = trim(line(i));
    if (!text.empty()) code += (code.empty() ? "" : " ") + std::string(text);
  }
  if (!code.empty()) {
    auto& block = push(BlockKind::Paragraph, at_, end + 1);
    block.text = std::move(code);
    block.settled = true;
  }
  account_.drop("markup", line(end));
  at_ = end + 1;
  return true;
}

Block& MarkdownReader::push(BlockKind kind, std::size_t from, std::size_t to) {
  Block block;
  block.kind = kind;
  block.loose = gap_;
  block.cut_before = std::exchange(page_cut_, false);
  block.page = lines_[from].page > 0 ? lines_[from].page : marked_page_;
  block.lines = {lines_[from].number, lines_[to - 1].number};
  blocks_.push_back(std::move(block));
  return blocks_.back();
}

bool MarkdownReader::heading() {
  std::string_view content;
  auto level = atx_level(line(at_), content);
  if (level == 0) level = html_heading_level(line(at_), content);
  std::size_t lines = 1;
  if (level == 0 && at_ + 1 < lines_.size() && match_marker(trim(line(at_))).size == 0) {
    level = setext_level(line(at_ + 1));
    content = line(at_);
    lines = 2;
    if (level == 2 && (gap_ == false || row_kind(content) != RowKind::None)) level = 0;
  }
  if (level == 0) return false;
  auto clean = clean_inline(lines == 2 ? without_attributes(content) : content);
  if (clean.text.empty()) {
    account_.drop("markup", line(at_), static_cast<std::uint32_t>(lines));
  } else {
    references_ = named_role(clean.text) == Section::References;
    auto& block = push(BlockKind::Heading, at_, at_ + lines);
    block.level = level;
    block.text = std::move(clean.text);
    block.note_marks = std::move(clean.note_marks);
    block.bold_lead = clean.bold_lead;
    block.symbols = clean.raised_symbols;
    block.italic = is_whole_italic(content);
  }
  at_ += lines;
  return true;
}

std::vector<Block> read_markdown(const std::vector<SourceLine>& lines, const Dehyphenator& words, Account& account) {
  return MarkdownReader(lines, words, account).run();
}

}  // namespace dossier::reading
