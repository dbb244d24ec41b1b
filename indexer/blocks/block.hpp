// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/text/marker.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a reader of a format yields and the stages behind it work on: blocks of clean text in the order of the source.
/// Nothing behind this header knows Markdown; a reader of another format fills the same blocks.
namespace dossier::reading {

enum class BlockKind : std::uint8_t { Paragraph, Heading, Item, Table, Footnote, Reference, Front };

/// What a front block is.
enum class Box : std::uint8_t {
  None,
  Title,
  Authors,         ///< authors, affiliations and addresses, wherever they were printed
  Correspondence,  ///< correspondence, dates, licence, how to cite
  ArticleInfo,     ///< the column beside an abstract
  Keywords,
};

/// What a reader saw: text, place and looks. Only a stage that changes the text itself (joins, splits, takes a mark
/// out) changes these with it.
struct Seen {
  Marker marker;     ///< not part of `text`
  std::string text;  ///< clean, one line; for a table the rows are in `rows`, captions in `text`
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> notes;         ///< lines under a table
  std::vector<std::uint32_t> note_marks;  ///< numbers of raised marks that were taken out of `text`
  float size = 1;                         ///< of its type, relative to the paper's running text; 1 where unknown
  std::size_t bold_lead = 0;              ///< bytes of `text` from its beginning that are bold
  std::size_t first_line = 0;             ///< bytes of `text` on its first line, near the paper's beginning; else 0
  bool italic = false;                    ///< set in italics as a whole
  bool symbols = false;                   ///< a raised star or dagger was taken out
  bool loose = false;                     ///< a blank line stands before it (always so where the format has no lines)
  bool short_line = false;                ///< ends before the end of its last line, above text that fills its lines
  bool indented = false;                  ///< set in, as what belongs to the item before it is
  bool cut_before = false;                ///< a page break or something dropped stands right before it
  std::uint32_t page = 0;                 ///< 0 where unknown
  LineRange lines;

  [[nodiscard]] bool bold() const { return bold_lead > 0 && bold_lead >= text.size(); }
  /// Marker and text as printed.
  [[nodiscard]] std::string printed() const { return marker.printed.empty() ? text : marker.printed + ' ' + text; }
};

/// What was seen, and what it is taken for: by the format where `settled`, else by the stages.
struct Block : Seen {
  BlockKind kind = BlockKind::Paragraph;
  std::uint8_t level = 0;  ///< of a heading that the format marks: 1 to 6; 0 elsewhere
  Box box = Box::None;     ///< of a front block
  std::string box_name;    ///< what is printed above a front block: "ARTICLE INFO"
  bool leads = false;      ///< exists only to introduce the items behind it
  bool settled = false;    ///< its kind is known for sure and no later stage changes it

  [[nodiscard]] bool is(BlockKind wanted) const { return kind == wanted; }
  [[nodiscard]] bool is_text() const { return kind == BlockKind::Paragraph || kind == BlockKind::Item; }
  /// A table without a word: the frame of an image or of a badge.
  [[nodiscard]] bool is_empty_table() const;
};

[[nodiscard]] std::string_view to_string(BlockKind kind);

}  // namespace dossier::reading
