// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pdf/pdf_reader.hpp"
#include "indexer/source/pdf_words.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Pages of placed words, typed as lines.
namespace pdf_pages {

using dossier::pdf::PdfText;

struct Style {
  float size = 10;
  std::uint16_t font = 0;  ///< 0 upright, 1 bold, 2 italic
};

inline PdfText empty_paper(std::size_t pages) {
  PdfText text;
  text.fonts = {"Serif-Regular", "Serif-Bold", "Serif-Italic"};
  text.pages.resize(pages);
  for (auto& page : text.pages) {
    page.width = 600;
    page.height = 800;
  }
  return text;
}

/// Width of a word in this invented type: half of its size a letter.
inline float width_of(std::string_view word, float size) { return 0.5F * size * static_cast<float>(word.size()); }

/// Sets one word; `y` is the upper edge of its box.
inline void put_word(dossier::pdf::Page& page, float x, float y, std::string_view word, Style style = {}) {
  dossier::pdf::Word placed;
  placed.text = std::string(word);
  placed.size = style.size;
  placed.font = style.font;
  placed.box = {x, y, x + width_of(word, style.size), y + 1.2F * style.size};
  page.words.push_back(placed);
}

/// Sets a line of words from `x` on; returns where it ends.
inline float put_line(dossier::pdf::Page& page, float x, float y, std::string_view line, Style style = {}) {
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    put_word(page, x, y, word, style);
    x += width_of(word, style.size) + 0.25F * style.size;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return x;
}

/// Sets a paragraph between two edges, its first line set in; returns where the next line would stand.
inline float put_paragraph(dossier::pdf::Page& page, float left, float right, float y, std::string_view text,
                           float indent = 15, Style style = {}) {
  float x = left + indent;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    if (x + width_of(word, style.size) > right) {
      x = left;
      y += 1.3F * style.size;
    }
    put_word(page, x, y, word, style);
    x += width_of(word, style.size) + 0.25F * style.size;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return y + 1.3F * style.size;
}

/// A text of so many invented sentences, each different.
inline std::string sentences(int from, int count) {
  constexpr std::string_view subjects[] = {"The river", "A trader", "Every village", "Our survey", "This council"};
  constexpr std::string_view verbs[] = {"carried", "recorded", "moved", "measured", "settled"};
  constexpr std::string_view objects[] = {
      "its grain over the northern pass before winter", "several letters about the price of salt",
      "more wool than the year before had seen", "what the neighbours had promised each other",
      "the border stones along the dry valley"};
  std::string text;
  for (int i = from; i < from + count; ++i) {
    if (!text.empty()) text += ' ';
    text += std::string(subjects[i % 5]) + ' ' + std::string(verbs[(i / 5 + i) % 5]) + ' ' +
            std::string(objects[(i / 3 + 2 * i) % 5]) + '.';
  }
  return text;
}

inline std::vector<std::string> texts_of(const dossier::pdf::PdfPaper& paper, dossier::pdf::PassageSort sort) {
  std::vector<std::string> texts;
  for (const auto& passage : paper.passages) {
    if (passage.sort == sort) texts.push_back(passage.text);
  }
  return texts;
}

}  // namespace pdf_pages
