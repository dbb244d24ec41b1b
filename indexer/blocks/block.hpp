// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What a reader of a format yields and the stages behind it work on: blocks of clean text in the order of the source.
/// Nothing behind this header knows Markdown; a reader of another format fills the same blocks.
namespace dossier::reading {

enum class BlockKind : std::uint8_t { Paragraph, Heading, Item, Table, Footnote, Reference, Front };

enum class MarkerKind : std::uint8_t { None, Bullet, Number, Bracket, Letter, Roman, Raised };

/// The enumerator that a block was printed with.
struct Marker {
  MarkerKind kind = MarkerKind::None;
  std::uint32_t ordinal = 0;  ///< 1 for 1., a), i. …; 0 where it does not count
  std::string printed;        ///< "1.", "[3]", "(a)"; empty for bullets

  [[nodiscard]] bool counts() const { return kind == MarkerKind::Number || kind == MarkerKind::Bracket; }
};

/// What a note or a running text under the block is to it; see Block::box.
enum class Box : std::uint8_t {
  None,
  Title,
  Authors,         ///< authors, affiliations and addresses, wherever they were printed
  Correspondence,  ///< correspondence, dates, licence, how to cite
  ArticleInfo,     ///< the column beside an abstract
  Keywords,
};

struct Block {
  BlockKind kind = BlockKind::Paragraph;
  Box box = Box::None;  ///< for Front only
  Marker marker;        ///< not part of `text`
  std::string text;     ///< clean, one line; for a table the rows are in `rows`, captions in `text`
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> notes;         ///< lines under a table, or further lines of one item
  std::vector<std::uint32_t> note_marks;  ///< numbers of raised marks that were taken out of `text`
  std::size_t bold_lead = 0;              ///< bytes of `text` from its beginning that are bold
  std::size_t first_line = 0;             ///< bytes of `text` on its first line, near the paper's beginning; else 0
  std::uint8_t level = 0;                 ///< of a heading that the format marks: 1 to 6; 0 elsewhere
  bool italic = false;                    ///< a heading that is set in italics as a whole
  bool symbols = false;                   ///< a raised star or dagger was taken out
  bool loose = false;                     ///< a blank line stands before it (always so where the format has no lines)
  bool indented = false;                  ///< set in, as what belongs to the item before it is
  bool cut_before = false;                ///< a page break or something dropped stands right before it
  bool leads = false;                     ///< exists only to introduce the items behind it
  bool settled = false;                   ///< its kind is known for sure and no later stage changes it
  std::uint32_t page = 0;                 ///< 0 where unknown
  LineRange lines;

  [[nodiscard]] bool bold() const { return bold_lead > 0 && bold_lead >= text.size(); }
  [[nodiscard]] bool is(BlockKind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_text() const { return kind == BlockKind::Paragraph || kind == BlockKind::Item; }
  /// Marker and text as printed.
  [[nodiscard]] std::string printed() const { return marker.printed.empty() ? text : marker.printed + ' ' + text; }
};

/// The account of what was left out and mended, for the ledger.
struct Account {
  std::map<std::string, std::uint32_t> dropped_lines;
  std::map<std::string, std::uint32_t> repairs;
  std::vector<std::string> notes;
  std::vector<std::string>* dropped_texts = nullptr;  ///< where set (by tests), receives every text left out

  /// `lines` is 0 for a piece of a line, of which a repair tells.
  void drop(const std::string& reason, std::string_view text, std::uint32_t lines = 1) {
    if (lines > 0) dropped_lines[reason] += lines;
    if (dropped_texts != nullptr) dropped_texts->emplace_back(text);
  }
  void drop(const std::string& reason, const Block& block) {
    drop(reason, block.printed(), block.lines.last - block.lines.first + 1);
    if (dropped_texts == nullptr) return;
    for (const auto& row : block.rows) dropped_texts->insert(dropped_texts->end(), row.begin(), row.end());
  }
  void repair(const std::string& what) { ++repairs[what]; }
};

/// A paper on its way through the stages.
struct Document {
  std::vector<Block> blocks;
  Paper paper;
  Account account;
  std::vector<std::string> front_lines;  ///< lines of the journal above and below the title, left out of the blocks
};

}  // namespace dossier::reading
