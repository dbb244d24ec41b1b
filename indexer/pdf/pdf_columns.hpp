// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/pdf_words.hpp"

#include <vector>

namespace dossier::pdf {

/// A white strip that parts two columns: from `box.x0` to `box.x1`, as far down as it stays white.
struct Gutter {
  Box box;
  float evidence = 0;  ///< points of height over which text stands on both of its sides
};

/// Where the paper sets its columns, from all of its pages: a strip seen on many pages is trusted on each.
struct ColumnHabit {
  std::vector<float> middles;  ///< of gutters that half of the pages with text have
};

/// Words of one region, to be read one after the other.
struct Region {
  std::vector<const Word*> words;
  bool aside = false;  ///< a narrow column of smaller type beside the text: side notes, boxes
  Box box;
};

/// White strips of a page. `body` is the size of running text, in points.
std::vector<Gutter> gutters_of(const std::vector<const Word*>& words, const Page& page, float body,
                               const ColumnHabit& habit);

/// The habit of a paper from the gutters found on each page without one.
ColumnHabit habit_of(const std::vector<std::vector<Gutter>>& pages, float body);

/// Cuts a page at its gutters: above, left, right, below, each cut again. From right to left where `right_to_left`.
std::vector<Region> regions_of(std::vector<const Word*> words, std::vector<Gutter> gutters, bool right_to_left);

}  // namespace dossier::pdf
