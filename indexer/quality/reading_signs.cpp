// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quality/reading_signs.hpp"

#include "base/utf8.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr double few = 3;  // paragraphs without a sign that are added, so that one of two says little
constexpr std::uint32_t few_words = 300;
constexpr std::uint32_t long_passage = 400;  // words
constexpr std::uint32_t short_passage = 20;
constexpr std::uint32_t most_words_a_line = 30;

/// What is counted of one text.
struct Counts {
  std::uint32_t words = 0;   ///< between blanks; two ideographs count as one
  std::uint32_t broken = 0;  ///< of them, those that end in a hyphen
};

Counts count(std::string_view text) {
  Counts counts;
  std::uint32_t ideographs = 0;
  std::size_t word = 0;  // letters of the word at hand
  bool inside = false;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    if (c.code == ' ' || c.code == '\n' || c.code == '\t') {
      if (inside && last == '-' && word > 2 && at < text.size()) ++counts.broken;
      inside = false;
      word = 0;
      continue;
    }
    if (!inside) ++counts.words;
    inside = true;
    word += pdf::is_letter(c.code) ? 1 : 0;
    ideographs += pdf::is_ideograph(c.code) ? 1 : 0;
    last = c.code;
  }
  counts.words += ideographs / 2;
  return counts;
}

bool ends_well(std::string_view text) {
  return pdf::ends_as_sentence(text) || text.ends_with(':') || text.ends_with("：") || text.ends_with(';');
}

double share(double part, double whole) { return whole <= 0 ? 0 : std::min(1.0, part / whole); }

}  // namespace

std::string_view to_string(Sign sign) {
  constexpr std::array<std::string_view, sign_count> names{"cut lines",      "unended words", "unended",
                                                           "begins inside",  "long",          "short",
                                                           "odd characters", "broken words",  "pages without text"};
  return names[static_cast<std::size_t>(sign)];
}

ReadingSigns signs_of(const std::vector<Passage>& passages, SourceForm form) {
  ReadingSigns signs;
  signs.form = form;
  double words = few_words;
  double characters = 1000;
  for (const auto& passage : passages) {
    const auto letters = pdf::count_letters(passage.text);
    signs[Sign::OddCharacters] += letters.odd;
    characters += letters.all;
    const auto counts = count(passage.text);
    if (passage.kind != PassageKind::Paragraph) continue;
    ++signs.paragraphs;
    words += counts.words;
    const bool ended = ends_well(passage.text);
    signs[Sign::UnendedWords] += ended ? 0 : counts.words;
    signs[Sign::Unended] += ended ? 0 : 1;
    signs[Sign::BeginsInside] += pdf::begins_small(passage.text) ? 1 : 0;
    signs[Sign::Long] += counts.words > long_passage ? counts.words : 0;
    signs[Sign::Short] += counts.words < short_passage ? 1 : 0;
    signs[Sign::BrokenWords] += counts.broken;
    const auto lines = passage.lines.last - passage.lines.first + 1;
    if (form == SourceForm::PlainText && lines >= 3 && counts.words <= lines * most_words_a_line)
      signs[Sign::CutLines] += counts.words;
  }
  const double paragraphs = few + signs.paragraphs;
  for (const auto sign : {Sign::Unended, Sign::BeginsInside, Sign::Short}) signs[sign] = share(signs[sign], paragraphs);
  for (const auto sign : {Sign::CutLines, Sign::UnendedWords, Sign::Long, Sign::BrokenWords})
    signs[sign] = share(signs[sign], words);
  signs[Sign::OddCharacters] = share(signs[Sign::OddCharacters], characters);
  return signs;
}

}  // namespace dossier::reading
