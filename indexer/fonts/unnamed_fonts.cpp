// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/fonts/unnamed_fonts.hpp"

#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace dossier::pdf {
namespace {

constexpr float descent = 0.35F;  // of the told size: how far poppler's box of such a font reaches below the line

/// Usual widths of letters in types for running text, in shares of the size.
constexpr float small_width = 0.47F;
constexpr float capital_width = 0.7F;
constexpr float digit_width = 0.5F;
constexpr float other_width = 0.28F;
constexpr float mono_width = 0.525F;  // of a typewriter's

bool is_unnamed(const PdfText& text, const Word& word) {
  return word.size > 0 && (word.font >= text.fonts.size() || text.fonts[word.font].empty());
}

/// Fonts without a name are told apart by the size that the file tells.
int key_of(const Word& word) { return static_cast<int>(std::lround(std::min(word.size, 4000.0F) * 100)); }

/// What is seen of a font.
struct Font {
  float printed = 0;       ///< width of its words, in points
  float expected = 0;      ///< the same at a size of one point
  float narrowest = 1e6F;  ///< of its words, by the letter
  float widest = 0;
  float signs = 0;
  std::uint16_t place = 0;  ///< in PdfText::fonts

  [[nodiscard]] bool mono() const { return signs > 30 && widest < 1.04F * narrowest; }
  [[nodiscard]] float size() const { return mono() ? printed / signs / mono_width : printed / expected; }
  [[nodiscard]] bool measured() const { return printed > 0 && expected > 0; }
};

void add(Font& font, const Word& word) {
  const auto counts = count_letters(word.text);
  if (counts.letters + counts.digits == 0 || counts.ideographs > 0 || word.quarter_turns != 0) return;
  const auto capitals = static_cast<float>(counts.capitals);
  const auto digits = static_cast<float>(counts.digits);
  const auto letters = static_cast<float>(counts.letters);
  const auto all = static_cast<float>(counts.all);
  font.printed += word.box.width();
  font.expected += capitals * capital_width + (letters - capitals) * small_width + digits * digit_width +
                   (all - letters - digits) * other_width;
  if (counts.letters == 0) return;
  font.signs += all;
  font.narrowest = std::min(font.narrowest, word.box.width() / all);
  font.widest = std::max(font.widest, word.box.width() / all);
}

using Fonts = std::map<int, Font>;

/// The type that most letters have.
struct BodyType {
  float size = 0;
  int key = 0;  ///< of a font without a name; 0 where it has one
};

BodyType body_type(const PdfText& text, const Fonts& fonts) {
  std::map<std::pair<int, bool>, std::size_t> letters;  // by told size, and whether the font has no name
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) letters[{key_of(word), is_unnamed(text, word)}] += word.text.size();
  }
  const auto most = std::max_element(letters.begin(), letters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == letters.end()) return {};
  const auto [key, unnamed] = most->first;
  const auto found = unnamed ? fonts.find(key) : fonts.end();
  if (found == fonts.end() || !found->second.measured()) return {static_cast<float>(key) / 100, 0};
  return {found->second.size(), key};
}

std::size_t add_name(PdfText& text, std::string name) {
  text.fonts.push_back(std::move(name));
  return text.fonts.size() - 1;
}

/// Gives fonts names that say how they look: of one width a letter; another one than the text's with wider letters,
/// which is bold or large. Italics are as wide as the text's.
void name_fonts(PdfText& text, Fonts& fonts) {
  constexpr std::size_t most_names = 60000;
  constexpr float wider = 1.06F;
  if (text.fonts.size() > most_names) return;
  const auto body = body_type(text, fonts);
  const auto mono = static_cast<std::uint16_t>(add_name(text, "unnamed mono"));
  const auto bold = static_cast<std::uint16_t>(add_name(text, "unnamed bold"));
  for (auto& [key, font] : fonts) {
    if (!font.measured()) continue;
    if (font.mono())
      font.place = mono;
    else if (key != body.key && font.signs > 60 && font.size() > wider * body.size)
      font.place = bold;
  }
}

void resize(Word& word, float size) {
  const float line = word.box.y1 - descent * word.size;
  const float factor = size / word.size;
  word.box.y0 = line - (line - word.box.y0) * factor;
  word.box.y1 = line + (word.box.y1 - line) * factor;
  word.size = size;
}

}  // namespace

bool has_unnamed_fonts(const PdfText& text) {
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) {
      if (is_unnamed(text, word)) return true;
    }
  }
  return false;
}

void measure_unnamed_fonts(PdfText& text) {
  Fonts fonts;
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) {
      if (is_unnamed(text, word)) add(fonts[key_of(word)], word);
    }
  }
  name_fonts(text, fonts);
  for (auto& page : text.pages) {
    for (auto& word : page.words) {
      if (!is_unnamed(text, word) || word.quarter_turns != 0) continue;
      const auto& font = fonts[key_of(word)];
      if (!font.measured()) continue;
      resize(word, font.size());
      if (font.place > 0) word.font = font.place;
    }
  }
}

}  // namespace dossier::pdf
