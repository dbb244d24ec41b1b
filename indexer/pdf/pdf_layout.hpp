// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pdf/pdf_line.hpp"
#include "indexer/source/page_numbers.hpp"
#include "indexer/source/pdf_words.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dossier::pdf {

/// One region of a page whose lines are read one after the other.
struct Column {
  std::uint32_t page = 0;
  Box box;
  float left = 0;         ///< where most of its lines begin
  float right = 0;        ///< where its full lines end
  float size = 0;         ///< that most of its letters have
  std::size_t first = 0;  ///< its lines are [first, last) of Layout::lines
  std::size_t last = 0;
  bool aside = false;  ///< a narrow column of smaller type beside the running text

  [[nodiscard]] float width() const { return right - left; }
};

/// The paper as lines in reading order, with the paper's own units.
struct Layout {
  std::vector<Line> lines;
  std::vector<Column> columns;
  std::vector<float> page_heights;
  std::vector<float> page_widths;
  std::vector<std::vector<reading::MarginNumber>> margin_numbers;  ///< of each page, in what is furniture
  float body = 0;                                                  ///< size of running text, in points
  std::map<int, float> line_spacings;                              ///< distance of baselines by size in half points
  bool right_to_left = false;                                      ///< most of it runs from right to left
  std::vector<std::string> without;                                ///< signs that count nothing: `drawings: code`
  std::uint32_t dropped_words = 0;                                 ///< rotated, painted twice, numbers of lines

  /// Distance of baselines of lines of this size, in points.
  [[nodiscard]] float line_spacing(float size) const;
};

/// Lines and columns of a paper; the functions below are to settle the rest. Linear in its words but for sorting.
Layout layout_of(const PdfText& text);

/// Marks what stands in the margin for its own sake: running heads, page numbers, stamps; notes the numbers in it.
void mark_furniture(Layout& layout);

/// Takes out numbers that count the lines of a page in its margin; returns how many.
std::uint32_t drop_line_numbers(std::vector<const Word*>& words, float body);

/// Left and right edges, sizes and line spacings of all columns, from lines that are no furniture.
void measure(Layout& layout);

/// Marks rows of tables: lines in a row whose cells stand below each other.
void mark_table_rows(Layout& layout);

/// What part of the paper a line stands in.
enum class Zone : std::uint8_t { Text, References, Notes, Opening };  ///< Opening: the heading of one of the two

}  // namespace dossier::pdf
