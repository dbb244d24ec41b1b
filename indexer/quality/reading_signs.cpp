// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quality/reading_signs.hpp"

#include "base/sentences.hpp"
#include "base/utf8.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

constexpr double few = 3;  // paragraphs without a sign that are added, so that one of two says little
constexpr std::uint32_t few_words = 300;
constexpr std::uint32_t long_passage = 400;  // words
constexpr std::uint32_t short_passage = 20;

/// Words between blanks; two ideographs count as one.
std::uint32_t count_words_of(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t ideographs = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    const bool blank = c.code == ' ' || c.code == '\n' || c.code == '\t';
    if (!inside && !blank) ++words;
    inside = !blank;
    ideographs += pdf::is_ideograph(c.code) ? 1 : 0;
  }
  return words + ideographs / 2;
}

bool ends_well(std::string_view text) {
  return ends_with_stop(text) || text.ends_with(':') || text.ends_with("：") || text.ends_with(';');
}

double share(double part, double whole) { return whole <= 0 ? 0 : std::min(1.0, part / whole); }

}  // namespace

std::string_view to_string(Sign sign) {
  constexpr std::array<std::string_view, sign_count> names{
      "unended words", "unended", "begins inside", "long", "short", "odd characters", "pages without text"};
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
    if (passage.kind != PassageKind::Paragraph) continue;
    ++signs.paragraphs;
    const auto size = count_words_of(passage.text);
    words += size;
    const bool ended = ends_well(passage.text);
    signs[Sign::UnendedWords] += ended ? 0 : size;
    signs[Sign::Unended] += ended ? 0 : 1;
    signs[Sign::BeginsInside] += pdf::begins_small(passage.text) ? 1 : 0;
    signs[Sign::Long] += size > long_passage ? size : 0;
    signs[Sign::Short] += size < short_passage ? 1 : 0;
  }
  const double paragraphs = few + signs.paragraphs;
  for (const auto sign : {Sign::Unended, Sign::BeginsInside, Sign::Short}) signs[sign] = share(signs[sign], paragraphs);
  for (const auto sign : {Sign::UnendedWords, Sign::Long}) signs[sign] = share(signs[sign], words);
  signs[Sign::OddCharacters] = share(signs[Sign::OddCharacters], characters);
  return signs;
}

}  // namespace dossier::reading
