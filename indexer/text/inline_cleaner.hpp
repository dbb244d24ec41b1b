// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/text/inline_text.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// The walk of clean_inline over one stretch. Delimiters whose partner is not yet known are written and noted as
/// edits; finish() takes those out that found one. Every look ahead is bounded or remembered, so the walk is linear.
class InlineCleaner {
 public:
  explicit InlineCleaner(std::string_view raw) : raw_(raw) { out_.text.reserve(raw.size()); }

  [[nodiscard]] bool done() const { return at_ >= raw_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  /// Copies up to `end`, where nothing is special before it.
  void plain(std::size_t end);
  /// Deals with the special byte at at().
  void step();
  InlineText finish();

 private:
  struct Edit {
    std::size_t offset;  ///< in the text written so far
    std::size_t size;    ///< bytes to take out
    int bold;            ///< +1 bold begins, -1 bold ends behind it
    bool active;
  };
  /// The last delimiter of a sort that still looks for its partner.
  struct Opener {
    std::size_t edit = 0;
    bool open = false;
  };

  void blank();
  void literal();
  void wide();
  void escape();
  void entity();
  void tag();
  void raised_tag(std::size_t content);
  bool escaped_tag(std::size_t from);
  void apply_tag(std::string_view name, bool closing);
  void delimiters();
  void match(char mark, std::size_t size, bool can_open, bool can_close);
  void open_bracket();
  void close_bracket();
  void span(std::size_t edit);
  void raised_math();
  void raised_caret();
  void lowered_tilde();
  void raised_digits();
  void note_mark(std::string_view mark);
  /// End of raw text from `from` that ends with `mark`, within reach; npos where there is none.
  std::size_t find_within(char mark, std::size_t from, std::size_t reach, std::size_t& barren);

  std::string_view raw_;
  std::size_t at_ = 0;
  InlineText out_;
  std::vector<Edit> edits_;
  std::vector<std::size_t> brackets_;  ///< edits of '[' that may begin a link
  std::array<Opener, 4> openers_{};    ///< *, **, _, __
  std::size_t no_paren_before_ = 0;    ///< a ')' is known not to stand before this offset
  std::size_t no_angle_before_ = 0;    ///< a '>' likewise
  bool after_mark_ = false;            ///< a note mark was taken out right before
};

}  // namespace dossier::reading
