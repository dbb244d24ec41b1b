// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/account.hpp"
#include "indexer/blocks/block.hpp"
#include "indexer/readers/line_shape.hpp"
#include "indexer/source/line_widths.hpp"
#include "indexer/source/source_lines.hpp"
#include "indexer/text/dehyphenator.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// The walk of read_markdown over the lines of one source. Its parts: marks and headings in markdown_reader.cpp, items,
/// notes and paragraphs in markdown_text.cpp, lines that a
/// converter wrapped in wrapped_text.cpp, tables in markdown_tables.cpp.
class MarkdownReader {
 public:
  MarkdownReader(const std::vector<SourceLine>& lines, const Dehyphenator& words, Account& account)
      : lines_(lines), words_(words), account_(account), widths_(lines) {}

  std::vector<Block> run();

 private:
  [[nodiscard]] std::string_view line(std::size_t at) const {
    const auto text = without_quote_mark(lines_[at].text);
    if (!text.starts_with('<')) return text;
    const auto bare = without_anchors(text);
    return bare.empty() ? text : bare;  // a line of anchors only is accounted for as markup
  }
  [[nodiscard]] bool begins_block(std::size_t at) const;
  [[nodiscard]] bool begins_item(std::size_t at) const;
  bool mark_line();
  bool fenced_code();
  bool heading();
  bool table();
  bool html_table();
  bool ruled_table();
  [[nodiscard]] bool is_bare_pipe_table() const;
  bool note_definition();
  void item();
  void note();
  [[nodiscard]] bool names_section(std::size_t at) const;
  void rest_of_note();
  void paragraphs();
  void line_list(std::size_t limit);
  [[nodiscard]] bool ends_note(std::size_t last, std::size_t limit) const;
  [[nodiscard]] bool opens_abstract(std::size_t at) const;
  [[nodiscard]] std::size_t usual_width(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool are_alike(std::size_t from, std::size_t to, std::size_t other_from, std::size_t other_to) const;
  [[nodiscard]] bool parts_before(std::size_t at, std::size_t limit) const;
  [[nodiscard]] bool ends_paragraph(std::size_t at) const;
  [[nodiscard]] bool is_short_line(std::size_t at) const;
  [[nodiscard]] std::size_t lines_above_opener(std::size_t at, std::size_t limit) const;
  [[nodiscard]] std::size_t lines_above_text(std::size_t at, std::size_t limit) const;
  [[nodiscard]] std::size_t capital_lines(std::size_t at, std::size_t limit) const;
  [[nodiscard]] std::size_t numbered_lines(std::size_t at, std::size_t limit) const;
  [[nodiscard]] bool leaves_references(std::size_t at, std::size_t limit) const;
  [[nodiscard]] std::size_t heading_lines(std::size_t at, std::size_t limit) const;
  void front_lines(std::size_t limit);
  [[nodiscard]] bool is_line_list(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool is_set_in_below_blank(std::size_t at) const;
  [[nodiscard]] bool begins_entry(std::size_t at) const;
  [[nodiscard]] std::size_t text_end(std::size_t from) const;
  std::string joined(std::size_t from, std::size_t to, std::size_t skip);
  Block& push(BlockKind kind, std::size_t from, std::size_t to);
  void push_text(BlockKind kind, std::size_t from, std::size_t to, std::size_t skip, Marker marker);

  const std::vector<SourceLine>& lines_;
  const Dehyphenator& words_;
  Account& account_;
  LineWidths widths_;
  std::vector<Block> blocks_;
  std::size_t at_ = 0;
  std::size_t last_html_table_end_ = 0;  ///< lines before it may still close a table
  bool html_table_end_known_ = false;
  std::array<std::optional<std::size_t>, 2> last_fence_;  ///< the last line with a fence of ` and of ~; 0 for none
  bool gap_ = true;                                       ///< a blank line stands before at_
  bool page_cut_ = false;                                 ///< a page break stands before at_
  std::uint32_t marked_page_ = 0;
  bool body_ = false;         ///< a heading that names a section has come, or a whole paragraph
  bool front_found_ = false;  ///< title and authors have come on lines of one group
  bool references_ = false;   ///< below a heading such as "References", each line may begin an entry
};

}  // namespace dossier::reading
