// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

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
    if (block.words > 40 && ends_with_stop(block.text) && imprint_phrases(block.text) == 0) ++prose;
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

/// The name or the number of a section, however large: the title is something else.
bool is_section_heading(const Block& block) {
  return is_named(Name::Section, block.text) || is_named(Name::Abstract, block.text) ||
         is_named(Name::References, block.text) || is_named(Name::Contents, block.text) || is_part_label(block.text);
}

std::size_t find_title(const Layout& layout, const std::vector<Block>& blocks, std::uint32_t page) {
  std::size_t best = blocks.size();
  for (std::size_t i = 0; i < blocks.size() && blocks[i].page <= page; ++i) {
    const auto& block = blocks[i];
    if (block.page < page || block.is(BlockType::Furniture) || block.is(BlockType::Note)) continue;
    if (block.letters < 4 || count_letters(block.text).letters < 4 || is_section_heading(block)) continue;
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

/// How many later short blocks are set in the same style: then all are headings.
std::ptrdiff_t twins_of(const std::vector<Block>& blocks, std::size_t at) {
  return std::count_if(blocks.begin() + static_cast<std::ptrdiff_t>(at) + 1, blocks.end(), [&](const Block& other) {
    return other.words <= 15 && std::fabs(other.size - blocks[at].size) < 0.2F &&
           (other.bold > 0.85F) == (blocks[at].bold > 0.85F) && (other.caps > 0.8F) == (blocks[at].caps > 0.8F);
  });
}

/// A sentence of the text that is too short for prose; not an affiliation, whose words have capitals.
bool is_short_prose(const Layout& layout, const Block& block) {
  constexpr std::uint32_t fewest = 12;                             // words
  constexpr std::size_t for_a_capital = 16;                        // small letters
  const char last = block.text.empty() ? ' ' : block.text.back();  // a preamble has clauses
  if (block.words < fewest || block.centred || !(ends_with_stop(block.text) || last == ';')) return false;
  if (block.size < 0.9F * layout.body || block.size > 1.1F * layout.body || imprint_phrases(block.text) > 0)
    return false;
  const auto counts = count_letters(block.text);
  return begins_capital(block.text) && counts.capitals * for_a_capital < counts.small;
}

bool opens_text(const Layout& layout, const Block& block) {
  return is_prose(layout, block) || is_short_prose(layout, block) || is_part_label(block.text) ||
         is_named(Name::Abstract, block.text) || begins_with_name(Name::Abstract, block.text) ||
         is_named(Name::Section, block.text) || is_named(Name::Contents, block.text) ||
         (numbering_of(block.text).size > 0 && block.words < 10);
}

void mark_cover(std::vector<Block>& blocks) {
  for (auto& block : blocks) {
    if (block.page == 0) block.type = BlockType::Furniture;
  }
}

/// The publisher's small print: dates, licence, addresses.
void mark_small_print(const Layout& layout, std::vector<Block>& blocks, std::uint32_t page) {
  for (auto& block : blocks) {
    if (block.page == page && !block.is(BlockType::Furniture) && block.size < 0.95F * layout.body &&
        imprint_phrases(block.text) >= 2 && !block.is(BlockType::Reference)) {
      block.type = BlockType::Furniture;
    }
  }
}

bool continues_title(const Layout& layout, const Block& head, const Block& block) {
  return block.page == head.page && block.size > 0.98F * head.size && block.size < 1.02F * head.size &&
         block.above < 0.8F && block.column == head.column && block.bold > head.bold - 0.3F &&
         !opens_text(layout, block);
}

/// Puts a title together that was cut, though its lines are of one size; returns the place behind it.
std::size_t join_title(const Layout& layout, std::vector<Block>& blocks, std::size_t title) {
  auto& head = blocks[title];
  head.type = BlockType::Front;
  head.title = true;
  auto next = title + 1;
  const auto is_heading = [&](std::size_t at) { return blocks[at].above > 0.5F && twins_of(blocks, at) > 1; };
  for (; next < blocks.size() && continues_title(layout, head, blocks[next]) && !is_heading(next); ++next) {
    head.lines.insert(head.lines.end(), blocks[next].lines.begin(), blocks[next].lines.end());
    blocks[next].type = BlockType::Furniture;
    blocks[next].lines.resize(1);
  }
  return next;
}

/// A rubric or a journal's name over the title.
void mark_above_title(std::vector<Block>& blocks, std::size_t title) {
  for (std::size_t i = 0; i < title; ++i) {
    auto& block = blocks[i];
    if (block.page == blocks[title].page && block.words < 20 && !block.is(BlockType::Note))
      block.type = BlockType::Furniture;
  }
}

/// The heading of the first letter or telegram of several, in larger type, over the line of its place and date.
bool heads_document(const Layout& layout, const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::uint32_t most_words = 25;
  constexpr std::uint32_t most_in_date = 12;
  constexpr std::ptrdiff_t fewest = 2;
  const auto& block = blocks[at];
  return block.size > 1.04F * layout.body && block.words <= most_words && at + 2 < blocks.size() &&
         blocks[at + 1].words <= most_in_date && is_prose(layout, blocks[at + 2]) && twins_of(blocks, at) >= fewest;
}

/// A styled line right over the text, behind the authors, is its first heading.
bool is_first_heading(const Layout& layout, const std::vector<Block>& blocks, std::size_t at, bool behind_authors) {
  const auto& block = blocks[at];
  const bool styled = block.size > 1.04F * layout.body || block.bold > 0.85F || block.caps > 0.8F;
  return styled && (behind_authors || twins_of(blocks, at) > 0) && block.words <= 10 && at + 1 < blocks.size() &&
         is_prose(layout, blocks[at + 1]) && block.text.find(',') == std::string::npos;
}

/// Authors and affiliations, from `first` to where the text begins.
void mark_authors(const Layout& layout, std::vector<Block>& blocks, std::size_t first, std::uint32_t page) {
  for (auto i = first; i < blocks.size() && blocks[i].page == page; ++i) {
    auto& block = blocks[i];
    if (opens_text(layout, block) || is_first_heading(layout, blocks, i, i > first) ||
        heads_document(layout, blocks, i))
      break;
    if (block.is(BlockType::Paragraph) || block.is(BlockType::Debris)) block.type = BlockType::Front;
  }
}

void mark_keywords(std::vector<Block>& blocks, std::uint32_t page) {
  for (auto& block : blocks) {
    if (block.page <= page + 1 && block.is(BlockType::Paragraph) && begins_with_name(Name::Keywords, block.text))
      block.type = BlockType::Front;
  }
}

/// What stands in each of the columns of lines whose cells stand below each other.
class SideBySide {
 public:
  explicit SideBySide(const Line& first) {
    for (std::size_t i = 0; i < first.cells.size(); ++i) {
      columns_.push_back({first.cells[i].start, first.cells[i].end, {text_of(first, i)}});
    }
  }

  /// Adds a line whose cells each stand below one column; gives false where one does not.
  bool add(const Line& line) {
    const std::vector<Cell> whole = {{line.core.x0, line.core.x1, 0}};
    const auto& cells = line.cells.empty() ? whole : line.cells;
    std::vector<std::size_t> places;
    for (const auto& cell : cells) {
      std::vector<std::size_t> under;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (cell.start < columns_[i].end && cell.end > columns_[i].start) under.push_back(i);
      }
      if (under.size() != 1) return false;
      places.push_back(under.front());
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      auto& column = columns_[places[i]];
      column.start = std::min(column.start, cells[i].start);
      column.end = std::max(column.end, cells[i].end);
      column.texts.push_back(text_of(line, i));
    }
    return true;
  }

  void move_to(std::vector<std::string>& out) {
    for (auto& column : columns_) std::ranges::move(column.texts, std::back_inserter(out));
  }

 private:
  struct Stack {
    float start = 0;
    float end = 0;
    std::vector<std::string> texts;
  };

  static std::string text_of(const Line& line, std::size_t cell) {
    if (line.cells.empty()) return line.text;
    const auto begin = std::min(line.cells[cell].at, line.text.size());
    const auto end =
        cell + 1 < line.cells.size() ? std::min(line.cells[cell + 1].at, line.text.size()) : line.text.size();
    const auto text = line.text.substr(begin, end - begin);
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
  }

  std::vector<Stack> columns_;
};

/// Whether a text goes on in the line below: it has no room for the next word, or its end or the next begin says so.
bool goes_on(const Layout& layout, const Line& line, const Line& next) {
  if (begins_small(next.text) || (line.words == 1 && begins_small(line.text))) return true;
  const auto last = line.text.empty() ? ' ' : line.text.back();
  if (last == ',' || last == ';' || last == '&' || last == '-') return true;
  if (line.page != next.page || line.column != next.column) return false;
  return line.core.width() + 0.3F * line.size + next.first_width > 0.97F * layout.columns[line.column].width();
}

struct FrontLine {
  const Line* line = nullptr;
  bool begins = false;  ///< a block
};

void add_texts(const Layout& layout, const std::vector<FrontLine>& lines, std::vector<std::string>& texts) {
  const Line* above = nullptr;  // of the last text, where it may go on
  for (std::size_t i = 0; i < lines.size();) {
    const auto& line = *lines[i].line;
    if (line.cells.size() >= 2) {
      SideBySide columns(line);
      for (++i; i < lines.size() && columns.add(*lines[i].line);) ++i;
      columns.move_to(texts);
      above = nullptr;
      continue;
    }
    if (above != nullptr && !lines[i].begins && goes_on(layout, *above, line)) {
      const bool cut = texts.back().ends_with('-') && begins_small(line.text);
      if (cut) texts.back().pop_back();
      texts.back() += (cut ? "" : " ") + line.text;
    } else {
      texts.push_back(line.text);
    }
    above = &line;
    ++i;
  }
}

}  // namespace

std::vector<std::string> front_texts(const Layout& layout, const std::vector<const Block*>& blocks) {
  std::vector<std::string> texts;
  std::vector<FrontLine> lines;
  for (const auto* block : blocks) {
    const bool whole =
        block->run_in || block->skip > 0 || layout.right_to_left || begins_with_name(Name::Keywords, block->text);
    if (whole) {
      add_texts(layout, lines, texts);
      lines.clear();
      texts.push_back(block->text);
      continue;
    }
    for (const auto at : block->lines) lines.push_back({&layout.lines[at], at == block->lines.front()});
  }
  add_texts(layout, lines, texts);
  for (auto& text : texts) text = cleaned(text);
  return texts;
}

void mark_front(const Layout& layout, std::vector<Block>& blocks) {
  const bool cover = has_cover(layout, blocks);
  if (cover) mark_cover(blocks);
  const std::uint32_t page = cover ? 1 : 0;
  const auto title = find_title(layout, blocks, page);
  mark_small_print(layout, blocks, page);
  if (title >= blocks.size()) return;
  const auto behind = join_title(layout, blocks, title);
  mark_above_title(blocks, title);
  mark_authors(layout, blocks, behind, page);
  mark_keywords(blocks, page);
}

}  // namespace dossier::pdf
