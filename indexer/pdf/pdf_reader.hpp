// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"
#include "indexer/source/pdf_words.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::pdf {

enum class PassageSort : std::uint8_t { Paragraph, List, Table, Note, Reference, Front, Caption };

/// A piece of a passage's place: the box around its lines in one column, as far as nothing stands between them.
struct PageBox {
  std::uint32_t page = 0;  ///< from 1
  Box box;                 ///< in points
};

/// One passage in reading order.
struct Passage {
  PassageSort sort = PassageSort::Paragraph;
  std::string text;                  ///< clean, without marks of notes; rows of a table by newline, cells by ` | `
  std::vector<std::string> heading;  ///< above it, outermost first
  std::uint32_t first_page = 0;      ///< of all that it consists of; from 1
  std::uint32_t last_page = 0;
  std::string first_printed;  ///< the numbers printed on these pages; both empty where none is
  std::string last_printed;
  std::vector<PageBox> boxes;
};

/// How well the text layer of a file can be read.
struct TextLayer {
  bool missing = false;    ///< no words at all, or next to none a page: a scan
  bool gibberish = false;  ///< letters without a meaning: private use, no vowels
  double odd_share = 0;    ///< of characters of private use or replaced ones
};

/// What was read of a paper, and what was left out.
struct PdfPaper {
  std::vector<Passage> passages;
  TextLayer layer;
  std::uint32_t pages = 0;
  std::string title;                ///< as printed; empty where none was found
  std::vector<std::string> front;   ///< texts of the other blocks of front matter: authors, affiliations, keywords
  std::vector<std::string> margin;  ///< lines of the first page that stand in no passage: heads, stamps, small print
  std::uint32_t dropped_lines = 0;  ///< furniture
  std::uint32_t debris_lines = 0;
  std::uint32_t small_print_lines = 0;  ///< of boxes, stamps, covers that stand in no passage
  std::uint32_t debris = 0;             ///< blocks of drawings and formulas left out
};

/// Reads passages out of placed words. Moved in, these do not lie in memory beside what is made of them. `probe`, where
/// set, tells which steps are left out (see steps()), and receives what each did. Time is linear in the words but for
/// sorting.
PdfPaper read_paper(PdfText text, reading::StageProbe* probe = nullptr);

/// Looks at a sample of the words.
TextLayer look_at_layer(const PdfText& text);

/// The name of the kind of passage, as an index calls it: `paragraph`, `footnote`; a caption is a paragraph.
std::string_view name_of(PassageSort sort);

}  // namespace dossier::pdf
