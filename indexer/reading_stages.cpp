// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading_stages.hpp"

#include "indexer/cleaning/drop_capitals.hpp"
#include "indexer/cleaning/figure_lines.hpp"
#include "indexer/cleaning/furniture.hpp"
#include "indexer/cleaning/glued_notes.hpp"
#include "indexer/cleaning/joining.hpp"
#include "indexer/cleaning/line_spacing.hpp"
#include "indexer/cleaning/margin_numbers.hpp"
#include "indexer/cleaning/note_lines.hpp"
#include "indexer/cleaning/page_edges.hpp"
#include "indexer/cleaning/stamps.hpp"
#include "indexer/cleaning/text_columns.hpp"
#include "indexer/structure/front_matter.hpp"
#include "indexer/structure/headings.hpp"
#include "indexer/structure/lists.hpp"
#include "indexer/structure/notes.hpp"
#include "indexer/structure/references.hpp"
#include "indexer/structure/tables.hpp"

namespace dossier::reading {

const std::vector<LineStage>& line_stages() {
  static const std::vector<LineStage> stages{
      {"margin-numbers", "takes the line numbers of a manuscript out", take_margin_numbers},
      {"left-margin", "takes the blanks out with which nearly all lines of a page begin", take_left_margin},
      {"stamps", "leaves stamps of libraries and lines of a table of contents out", drop_stamps},
      {"page-edges", "leaves page numbers and running heads at the edges of pages out", drop_page_edges},
      {"columns", "lays columns side by side one below the other", part_columns},
      {"line-spacing", "takes the blank lines out that stand between all lines", take_line_spacing},
      {"drop-capitals", "puts a capital alone on a line before its word", join_drop_capitals},
      {"figure-lines", "leaves the ticks and labels of figures out", drop_figure_lines},
      {"glued-notes", "parts notes from words that the end of a page or column cuts", part_glued_notes},
      {"note-lines", "finds where notes begin at the foot of a page", find_note_lines},
  };
  return stages;
}

const std::vector<Stage>& reading_stages() {
  static const std::vector<Stage> stages{
      {"contents", "leaves the table of contents out", drop_contents},
      {"empty-tables", "leaves tables without words out", drop_empty_tables},
      {"page-numbers", "leaves lone page numbers and badges out", drop_page_numbers},
      {"running-heads", "leaves repeated heads and feet out", drop_running_heads},
      {"article-info", "takes the columns beside an abstract apart", split_article_info},
      {"front-matter", "finds title, authors, journal lines, keywords", sort_front_matter},
      {"front-boxes", "finds boxes of correspondence, dates and licence", find_front_boxes},
      {"repeated-title", "leaves the title out where it is printed again", drop_repeated_title},
      {"note-numbers", "puts lone numbers before their notes", join_note_numbers},
      {"notes", "tells footnotes from numbered lists", settle_notes},
      {"cut-notes", "joins notes that a page break cut", join_cut_notes},
      {"run-in-headings", "splits headings off paragraphs", split_run_in_headings},
      {"false-headings", "makes paragraphs of marked lines that are no headings", demote_headings},
      {"cut-headings", "joins headings over two lines", join_cut_headings},
      {"headings", "finds headings that are not marked", find_headings},
      {"references", "finds the entries of the reference list", settle_references},
      {"tables", "gives tables their captions and notes", settle_tables},
      {"joining", "joins paragraphs that were cut", join_cut_text},
      {"lists", "finds lists without bullets", settle_lists},
      {"long-items", "makes paragraphs of items that are whole paragraphs", free_long_items},
  };
  return stages;
}

}  // namespace dossier::reading
