// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// What readers of marked-up formats write a paper into: runs of text, then what they are. The blocks are those that
/// the same paper gives in Markdown, so that all stages behind see the same.
class MarkupWriter {
 public:
  using Cells = std::vector<std::vector<std::string>>;

  /// A run of plain text. Runs of blanks become one; entities that the format left are decoded.
  void text(std::string_view plain, bool bold = false);
  /// A raised run: a mark of a note where it looks like one.
  void raised(std::string_view plain);
  void blank() { text(" "); }
  /// Whether nothing but blanks has been written since the last block.
  [[nodiscard]] bool empty() const { return empty_; }
  /// What has been written, cleaned, without becoming a block: of a cell.
  std::string take_text();

  // Each ends a block; nothing written, no block.
  void heading(int level);
  void paragraph();
  /// `marker`: as printed, `3.`; empty for a bullet.
  void item(std::string_view marker);
  /// A note of the format's own, `number` 0 where it has none.
  void note(std::uint32_t number);
  /// An entry of a list of references.
  void reference();
  void table(Cells rows, std::string caption);
  /// The blocks that follow stand behind a page break.
  void page_break() { page_cut_ = true; }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  Block* push(BlockKind kind);

  std::string raw_;  ///< in the inline markup that clean_inline reads
  bool empty_ = true;
  bool page_cut_ = false;
  std::vector<Block> blocks_;
};

/// What was read of a marked-up paper.
struct MarkedUp {
  std::vector<Block> blocks;
  Paper paper;     ///< what the format itself says
  Paper fallback;  ///< what counts only where the text does not say it: properties that programs fill in
  std::vector<std::string> notes;  ///< sentences for the report
};

}  // namespace dossier::reading
