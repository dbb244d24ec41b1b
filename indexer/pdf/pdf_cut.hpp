// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pdf/pdf_layout.hpp"

#include <cstddef>

namespace dossier::pdf {

/// What speaks for and against a new block at a line; lengths in the size of its type.
struct BreakSigns {
  float gap = 1;             ///< distance of the baselines, in the usual line spacing
  bool wide_gap = false;     ///< over 1.5 of it
  bool some_gap = false;     ///< over 1.25
  bool uneven_gap = false;   ///< over 1.1, or under .55
  bool indented = false;     ///< set in against the line above, or first lines of two paragraphs
  bool short_above = false;  ///< the first word would have found room on the line above
  bool ends = false;         ///< the line above ends as a sentence does
  bool open = false;         ///< it does not
  bool small = false;        ///< begins with a small letter
  bool capital = false;
  bool marker = false;  ///< a list marker that counts on, or a bullet
  bool other_size = false;
  bool other_weight = false;
  bool numbers = false;     ///< both are bold and begin with numbers of sections: two headings
  bool formula = false;     ///< one of the two is a formula on a line of its own
  bool table_edge = false;  ///< one of the two is a row of a table, the other is none
  bool named = false;       ///< begins with `Keywords:` or `Abstract:`
  bool upwards = false;     ///< stands above the line before
};

/// The signs between a line and the one above it in the same column.
BreakSigns signs_between(const Layout& layout, const Column& column, std::size_t above, std::size_t line);

/// Over 0 for a new block.
float break_score(const Layout& layout, const BreakSigns& signs);

/// Distance from the column's edge to where a line begins, and from its end to where lines around it end; in points.
float start_of(const Layout& layout, const Column& column, const Line& line);
float slack_of(const Layout& layout, const Column& column, std::size_t line);

/// A formula on a line of its own.
bool is_formula(const Layout& layout, const Column& column, std::size_t line);

}  // namespace dossier::pdf
