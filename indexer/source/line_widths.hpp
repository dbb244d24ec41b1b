// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/source_lines.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// How wide the lines of a text are, and where they were wrapped: measured in columns (base/columns.hpp, or as printed:
/// base/printed_width.hpp) for each line by the lines around it, since notes, abstracts and columns of one text differ
/// in width. A line is surely wrapped where the next one goes on with a small letter inside a sentence.
class LineWidths {
 public:
  /// Linear in the text.
  explicit LineWidths(const std::vector<SourceLine>& lines);

  /// Columns of the line, its indentation included.
  [[nodiscard]] std::size_t width(std::size_t at) const { return widths_[at]; }
  /// Columns of a full line around `at`; 0 where the lines there are not wrapped.
  [[nodiscard]] std::size_t full(std::size_t at) const { return full_[at]; }
  [[nodiscard]] bool wrapped(std::size_t at) const { return full_[at] > 0; }
  /// Whether `next` begins with a word that had room at the end of line `at`: the line was ended on purpose. `slack` is
  /// the share of a full line that counts as full, in percent.
  [[nodiscard]] bool had_room(std::size_t at, std::string_view next, std::size_t slack = 100) const;
  /// Whether every line is a paragraph or heading of its own, without blank lines between them.
  [[nodiscard]] bool one_a_line() const { return one_a_line_; }
  /// Whether the paragraphs of the text begin set in, so that a line that is not is hardly the first of one.
  [[nodiscard]] bool indents() const { return indents_; }
  /// Share of a full line that the line fills, in percent; of a line that holds the rest of a hyphenated word and the
  /// whole next line (as pdftotext leaves it) only its last part counts. 100 where lines are not wrapped.
  [[nodiscard]] std::size_t filled(std::size_t at) const;
  /// Whether a paragraph begins with line `at` + 1, by what widths tell behind the end of a sentence: by the room that
  /// its first word had, and by the indent, which pdftotext leaves out but which makes first lines narrower than full
  /// ones.
  [[nodiscard]] bool parts_behind(std::size_t at, std::string_view next) const;

 private:
  /// Fills widths_; gives the lines that are surely wrapped, ascending.
  std::vector<std::size_t> measure(const std::vector<SourceLine>& lines);
  void measure_printed(const std::vector<SourceLine>& lines, const std::vector<std::size_t>& wrapped);
  /// `behind`: the first of the wrapped lines that does not stand before the line.
  [[nodiscard]] std::size_t full_width(std::size_t at, std::size_t behind,
                                       const std::vector<std::size_t>& wrapped) const;
  [[nodiscard]] std::size_t last_part(std::size_t at) const;
  [[nodiscard]] bool are_indented(const std::vector<SourceLine>& lines) const;
  void measure_first_lines(const std::vector<SourceLine>& lines, const std::vector<std::size_t>& wrapped);
  /// By how much the line is narrower than one full line or several, as a share of a full one; nothing where it is
  /// none.
  [[nodiscard]] std::optional<double> short_by(std::size_t at) const;

  std::vector<std::size_t> widths_;
  std::vector<std::size_t> stretch_;  ///< counts the stretches without a blank line
  std::vector<std::size_t> full_;
  bool one_a_line_ = false;
  bool short_lines_ = false;  ///< no line is long, and several are followed by another
  bool indents_ = false;
  bool printed_ = false;  ///< widths are those of a proportional type
  double set_in_ = 0;     ///< by how much first lines of paragraphs are narrower, as a share of a full line
  double spread_ = 0;     ///< of the widths of full lines, likewise
};

}  // namespace dossier::reading
