// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What a PDF shows: words and where they stand. Lengths are PDF points (1/72 inch), y grows downwards from the upper
/// edge of the page.
namespace dossier::pdf {

struct Box {
  float x0 = 0;
  float y0 = 0;
  float x1 = 0;
  float y1 = 0;

  [[nodiscard]] float width() const { return x1 - x0; }
  [[nodiscard]] float height() const { return y1 - y0; }
  [[nodiscard]] float middle() const { return (y0 + y1) / 2; }
  void add(const Box& other) {
    if (other.x0 < x0) x0 = other.x0;
    if (other.y0 < y0) y0 = other.y0;
    if (other.x1 > x1) x1 = other.x1;
    if (other.y1 > y1) y1 = other.y1;
  }
};

struct Word {
  std::string text;  ///< well-formed UTF-8, letters in the order of reading
  Box box;
  float size = 0;                  ///< of the type, in points
  std::uint16_t font = 0;          ///< index in PdfText::fonts
  std::uint8_t quarter_turns = 0;  ///< 0 for upright words
  bool space_after = false;        ///< the file itself says that a blank follows
};

/// What a reader of the file has put on a page: marked text, or a comment.
struct Annotation {
  bool marks_text = false;  ///< highlighted, underlined or struck out
  std::string comment;      ///< well-formed UTF-8; may be empty where text is marked
  std::vector<Box> boxes;   ///< of the marked text, a line each; else one, where the comment stands
};

struct Page {
  float width = 0;
  float height = 0;
  std::string label;  ///< the page's number as the file gives it; empty where it does not
  std::vector<Word> words;
  std::vector<Annotation> annotations;
};

/// What a file says of itself, often wrong.
struct PdfInfo {
  std::string title;   ///< of the Info dictionary
  std::string author;  ///< the same
  std::string xmp;     ///< its packet of XMP, if it is not too long
};

struct PdfText {
  std::vector<std::string> fonts;  ///< names without the prefix of a subset
  std::vector<Page> pages;
  PdfInfo info;
  std::size_t cut_pages = 0;     ///< pages with more words than allowed, of which the rest is missing
  bool annotations_cut = false;  ///< there are more annotations than allowed
};

struct PdfLimits {
  std::size_t pages = 20000;
  std::size_t words_a_page = 50000;
  std::size_t words = 20000000;
  std::size_t annotations = 5000;        ///< of the whole file
  std::size_t annotation_boxes = 500;    ///< of one
  std::size_t annotation_bytes = 20000;  ///< of the comment of one
};

}  // namespace dossier::pdf
