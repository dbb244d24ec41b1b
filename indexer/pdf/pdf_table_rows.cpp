// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/pdf/pdf_layout.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::pdf {
namespace {

constexpr std::size_t fewest_rows = 2;
constexpr std::size_t fewest_gaps = 4;     // of all rows
constexpr float most_words_a_cell = 3.5F;  // more are columns of text
constexpr float near = 0.4F;               // of the size: how far aligned cells may be apart

/// A number, a bullet or a label with room behind it begins an entry, no row.
bool is_labelled(const Line& line) {
  return line.cells.size() == 2 &&
         (list_marker(line.text).size > 0 || numbering_of(line.text).size > 0 || line.first_word.size() <= 3);
}

/// All of its words stand apart: a line of text that was stretched to the edge.
bool is_stretched(const Line& line) {
  return line.cells.size() > 3 && line.cells.size() == line.words && line.digits < 0.1F;
}

bool may_be_row(const Line& line) {
  return line.role == LineRole::Text && line.cells.size() > 1 && !is_labelled(line) && !is_stretched(line) &&
         static_cast<float>(line.words) <= most_words_a_cell * static_cast<float>(line.cells.size());
}

/// Whether cells of two lines, the first cells left out, begin, end or are centred at one place.
bool is_aligned(const Line& a, const Line& b) {
  const float slack = near * std::max(a.size, b.size);
  for (std::size_t i = 1; i < a.cells.size(); ++i) {
    const auto& x = a.cells[i];
    for (std::size_t j = 1; j < b.cells.size(); ++j) {
      const auto& y = b.cells[j];
      if (std::fabs(x.start - y.start) < slack || std::fabs(x.end - y.end) < slack ||
          std::fabs(x.start + x.end - y.start - y.end) < 2 * slack) {
        return true;
      }
    }
  }
  return false;
}

class RowFinder {
 public:
  RowFinder(Layout& layout, const Column& column) : layout_(layout), column_(column) {}

  void run() {
    std::vector<std::size_t> rows;
    for (auto i = column_.first; i < column_.last; ++i) {
      const auto& line = layout_.lines[i];
      if (!may_be_row(line)) continue;
      if (!rows.empty() && !goes_on(rows.back(), i)) {
        settle(rows);
        rows.clear();
      }
      rows.push_back(i);
    }
    settle(rows);
  }

 private:
  /// A row may have further lines in one of its cells.
  [[nodiscard]] bool goes_on(std::size_t above, std::size_t at) const {
    const auto& line = layout_.lines[at];
    const float step = line.core.middle() - layout_.lines[above].core.middle();
    if (step < 0 || step > 4 * layout_.line_spacing(line.size) || at - above > 3) return false;
    for (auto i = above + 1; i < at; ++i) {
      const auto& between = layout_.lines[i];
      if (between.role != LineRole::Text || between.core.width() > 0.6F * column_.width()) return false;
    }
    return is_aligned(layout_.lines[above], line);
  }

  /// On the first page names and addresses of authors stand in columns too.
  [[nodiscard]] bool holds_numbers(const std::vector<std::size_t>& rows) const {
    return std::ranges::any_of(rows, [&](auto i) { return layout_.lines[i].digits > 0.3F; });
  }

  void settle(const std::vector<std::size_t>& rows) {
    std::size_t gaps = 0;
    for (const auto i : rows) gaps += layout_.lines[i].cells.size() - 1;
    if (rows.size() < fewest_rows || gaps < fewest_gaps) return;
    if (column_.page == 0 && !holds_numbers(rows)) return;
    for (auto i = rows.front(); i <= rows.back(); ++i) layout_.lines[i].table_row = true;
  }

  Layout& layout_;
  const Column& column_;
};

}  // namespace

void mark_table_rows(Layout& layout) {
  for (const auto& column : layout.columns) RowFinder(layout, column).run();
}

}  // namespace dossier::pdf
