// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/fonts/estimated_sizes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::pdf {
namespace {

constexpr float descent = 0.2F;  // of the size of the type, below its baseline

using Sizes = std::vector<std::pair<float, std::size_t>>;  // with their letters

/// The size that half of the letters do not exceed.
float median(Sizes& sizes) {
  std::ranges::sort(sizes);
  std::size_t all = 0;
  for (const auto& [size, letters] : sizes) all += letters;
  std::size_t seen = 0;
  for (const auto& [size, letters] : sizes) {
    seen += letters;
    if (2 * seen >= all) return size;
  }
  return 0;
}

float baseline(const Word& word) { return word.box.y1 - descent * word.size; }

/// Whether a word stands on the line of the one before it.
bool is_beside(const Word& before, const Word& word) {
  const float overlap = std::min(before.box.y1, word.box.y1) - std::max(before.box.y0, word.box.y0);
  return word.quarter_turns == 0 && word.box.x0 >= before.box.x0 &&
         overlap > 0.5F * std::min(before.box.height(), word.box.height());
}

/// Sizes of type in steps, of which one is the text's own: small differences are none. A line that stands alone, as
/// headings do, may be a bit larger.
float rounded(float size, float body, bool alone) {
  constexpr float step = 1.25F;
  constexpr float a_bit = 1.12F;
  if (alone && size > 1.085F * body && size < a_bit * body) return a_bit * body;
  return body * std::pow(step, std::round(std::log(size / body) / std::log(step)));
}

/// Fonts without shapes in which Tesseract, OCRmyPDF and Acrobat lay text over the picture of a page.
bool is_invisible(std::string_view font) {
  return font.find("GlyphLess") != std::string_view::npos || font.find("HiddenHorz") != std::string_view::npos;
}

struct Row {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind the end
  float size = 0;
  float line = 0;  ///< its baseline
};

std::vector<Row> rows_of(const std::vector<Word>& words) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].quarter_turns != 0 || !(words[i].size > 0)) continue;
    if (!rows.empty() && rows.back().last == i && is_beside(words[i - 1], words[i]))
      rows.back().last = i + 1;
    else
      rows.push_back({i, i + 1, 0, 0});
  }
  for (auto& row : rows) {
    Sizes sizes;
    Sizes lines;
    for (auto i = row.first; i < row.last; ++i) {
      sizes.emplace_back(words[i].size, words[i].text.size());
      lines.emplace_back(baseline(words[i]), 1);
    }
    row.size = median(sizes);
    row.line = median(lines);
  }
  return rows;
}

/// How far the lines of a page are apart; 0 where there are none below each other.
float usual_step(const std::vector<Row>& rows) {
  Sizes steps;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].line > rows[i - 1].line) steps.emplace_back(rows[i].line - rows[i - 1].line, 1);
  }
  return median(steps);
}

/// Whether the lines above and below stand farther off than lines of one text do.
bool stands_alone(const std::vector<Row>& rows, std::size_t at, float step) {
  const auto is_near = [&](std::size_t above, std::size_t below) {
    const float gap = rows[below].line - rows[above].line;
    return gap > 0 && gap < 1.2F * step;
  };
  return !(at > 0 && is_near(at - 1, at)) && !(at + 1 < rows.size() && is_near(at, at + 1));
}

void set_row(std::vector<Word>& words, const Row& row, float size) {
  for (auto i = row.first; i < row.last; ++i) {
    words[i].size = size;
    words[i].box.y0 = row.line - (1 - descent) * size;
    words[i].box.y1 = row.line + descent * size;
  }
}

}  // namespace

bool has_estimated_sizes(const PdfText& text) {
  std::map<std::uint16_t, std::size_t> fonts;
  std::map<long, std::size_t> sizes;  // tenths of points
  std::size_t all = 0;
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) {
      fonts[word.font] += word.text.size();
      sizes[std::lround(word.size * 10)] += word.text.size();
      all += word.text.size();
    }
  }
  constexpr std::size_t fewest_letters = 1000;
  constexpr std::size_t fewest_sizes = 6;
  if (all < fewest_letters) return false;
  std::size_t most = 0;
  std::size_t common = 0;  // sizes of more than a fiftieth of the letters: a typeset text has few
  for (const auto& [size, letters] : sizes) {
    most = std::max(most, letters);
    common += letters * 50 > all ? 1 : 0;
  }
  std::size_t widest = 0;
  std::size_t invisible = 0;
  for (const auto& [font, letters] : fonts) {
    widest = std::max(widest, letters);
    if (font < text.fonts.size() && is_invisible(text.fonts[font])) invisible += letters;
  }
  return invisible * 2 > all || (widest * 10 > all * 9 && most * 2 < all && common >= fewest_sizes);
}

void even_out_sizes(PdfText& text) {
  Sizes sizes;
  std::vector<std::vector<Row>> pages;
  for (const auto& page : text.pages) {
    pages.push_back(rows_of(page.words));
    for (const auto& row : pages.back()) {
      std::size_t letters = 0;
      for (auto i = row.first; i < row.last; ++i) letters += page.words[i].text.size();
      sizes.emplace_back(row.size, letters);
    }
  }
  const float body = median(sizes);
  if (body <= 0) return;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto& rows = pages[i];
    const float step = usual_step(rows);
    for (std::size_t k = 0; k < rows.size(); ++k)
      set_row(text.pages[i].words, rows[k], rounded(rows[k].size, body, stands_alone(rows, k, step)));
  }
}

}  // namespace dossier::pdf
