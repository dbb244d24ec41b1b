// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pdf/pdf_layout.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::pdf {

enum class BlockType : std::uint8_t {
  Paragraph,
  Heading,
  Item,  ///< of a list
  Caption,
  Table,
  Note,
  Reference,
  Front,      ///< title, authors, affiliations, keywords
  Debris,     ///< words of drawings, formulas, cells: no passage
  Furniture,  ///< boxes, stamps, covers, small print of the publisher: no passage
};

/// Lines that belong together, with what was seen of them.
struct Block {
  BlockType type = BlockType::Paragraph;
  std::vector<std::size_t> lines;  ///< indices in Layout::lines, in reading order
  std::string text;                ///< lines joined, hyphens of breaks taken out
  std::string mark;                ///< number of a note
  std::vector<std::string> cites;  ///< numbers of notes that stood in its text like any other figures
  std::uint32_t page = 0;          ///< of its first line, from 0
  std::uint32_t last_page = 0;
  std::uint32_t column = 0;  ///< index in Layout::columns of its first line
  float size = 0;            ///< of its type, in points
  float bold = 0;            ///< shares of its letters
  float italic = 0;
  float caps = 0;
  float mono = 0;
  float math = 0;
  float digits = 0;
  float gaps = 0;        ///< wide gaps a line
  float table_rows = 0;  ///< share of its lines that are rows of a table
  float above = 0;       ///< white above it, in line spacings of its size over the usual
  float below = 0;
  float width = 0;  ///< of its widest line, as a share of its column
  std::uint32_t letters = 0;
  std::uint32_t words = 0;
  bool indented = false;  ///< its first line is set in
  bool run_in = false;    ///< a heading that ends where its paragraph begins, in the middle of a line
  std::size_t skip = 0;   ///< bytes of its text that a run-in heading took
  bool full_end = false;  ///< its last line reaches the right edge
  bool centred = false;
  bool title = false;                ///< of a Front block: the paper's title
  bool own_passage = false;          ///< of an Item: one of a list of whole paragraphs
  bool endnote = false;              ///< of a Note: stands in a section of notes
  std::uint8_t level = 0;            ///< of a heading, from 1
  std::vector<std::string> heading;  ///< above it, outermost first

  [[nodiscard]] bool is(BlockType wanted) const { return type == wanted; }
};

/// Cuts all columns into blocks, leaving furniture out; types are not settled yet but for notes. Lines of the list of
/// references are cut by its own habit.
std::vector<Block> blocks_of(Layout& layout);

/// Fills in all that is seen of a block from its lines; the text is made by texts_of.
void look_at(const Layout& layout, Block& block);

/// Makes the text of all blocks.
void write_texts(const Layout& layout, std::vector<Block>& blocks);

/// Without signs of typesetting: ligatures taken apart, soft hyphens left out.
std::string cleaned(std::string_view text);

/// Settles captions, drawings, formulas, tables.
void mark_debris(const Layout& layout, std::vector<Block>& blocks);

/// Settles the cover page, title, authors, small print of the first page.
void mark_front(const Layout& layout, std::vector<Block>& blocks);

/// Blocks of front matter as their lines say it: what stands side by side (two authors, each above a university) one
/// below the other, and each line a text of its own, unless it goes on in the next.
std::vector<std::string> front_texts(const Layout& layout, const std::vector<const Block*>& blocks);

/// Settles headings and their levels by style over the whole paper.
void mark_headings(const Layout& layout, std::vector<Block>& blocks);

/// Cuts headings off the paragraphs that they begin: `Sample. We asked …` in bold or italics, where the paper does so
/// more than once.
void cut_run_in(const Layout& layout, std::vector<Block>& blocks);

/// Settles list items, the lists of references and of notes, pull quotes.
void mark_zones(const Layout& layout, std::vector<Block>& blocks);

/// Puts together what columns, pages and floats cut.
void join_blocks(const Layout& layout, std::vector<Block>& blocks);

/// Gives each block the headings above it; notes those of the block that cites them.
void outline(const Layout& layout, std::vector<Block>& blocks);

}  // namespace dossier::pdf
