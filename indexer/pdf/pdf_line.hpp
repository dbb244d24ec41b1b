// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/pdf_words.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier::pdf {

/// How a type is drawn.
struct Face {
  bool bold = false;
  bool italic = false;
  bool caps = false;  ///< small capitals by the name of the font
  bool mono = false;
  bool math = false;
};

/// What the name of a font says of its face.
Face face_of(const std::string& font_name);

/// What a line is, where it is no running text.
enum class LineRole : std::uint8_t { Text, Furniture, Debris, Note };

/// Words of a line that have wide gaps on both sides; points of the page.
struct Cell {
  float start = 0;
  float end = 0;
  std::size_t at = 0;  ///< where it begins in the text of its line, in bytes
};

/// A line of one column: words on one baseline.
struct Line {
  std::string text;        ///< in reading order, without raised note numbers
  std::string mark;        ///< the raised number that it begins with: `12`, `*`
  std::string first_word;  ///< as printed
  Box box;
  Box core;                   ///< box of the words of the line's own size
  std::uint32_t page = 0;     ///< from 0
  std::uint32_t column = 0;   ///< region of the page, in reading order
  float size = 0;             ///< that most of its letters have, in points
  std::uint32_t letters = 0;  ///< code points that are no blanks
  std::uint32_t words = 0;
  float first_width = 0;    ///< width of its first word
  float widest_gap = 0;     ///< between two of its words
  std::uint16_t gaps = 0;   ///< wider than 1.2 of its size
  std::vector<Cell> cells;  ///< where there are two or more
  bool table_row = false;   ///< its cells are aligned with those of lines around it
  float bold = 0;           ///< shares of its letters, 0 to 1
  float italic = 0;
  float caps = 0;
  float mono = 0;
  float math = 0;
  float digits = 0;
  std::vector<std::string> raised;  ///< note numbers taken out of its text
  std::uint32_t lead = 0;           ///< bytes of its text that begin it in bold or italics, where the rest is not
  bool lead_bold = false;
  bool right_to_left = false;  ///< runs from right to left
  bool dropped_capital = false;
  LineRole role = LineRole::Text;
};

/// The faces of all fonts of a file.
std::vector<Face> faces_of(const std::vector<std::string>& fonts);

/// Makes lines of the words of one region of one column, from the top downwards. `body` is the size of the paper's
/// running text in points.
std::vector<Line> lines_of(std::vector<const Word*> words, const std::vector<Face>& faces, float body);

/// In a paper that runs from right to left, a Latin line that begins with a number (`1 Introduction`) ends with it on
/// the page.
void put_number_first(Line& line);

}  // namespace dossier::pdf
