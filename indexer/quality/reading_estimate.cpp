// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quality/reading_estimate.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::reading {
namespace {

// Printed by bench/fit_quality.py: the estimate is 1.05 - exp(-(start - weights · roots of the shares)).
constexpr double start = 2.56;
constexpr std::array<double, sign_count> weights{1.24, 0.29, 1.27, 1.32, 0.78, 0, 0};

constexpr double letters_a_word = 5;

constexpr std::uint32_t fewest_paragraphs = 4;  // of fewer nothing can be told

std::string_view what_is_wrong(Sign sign) {
  switch (sign) {
    case Sign::UnendedWords:
    case Sign::Unended:
      return "many paragraphs end in mid-sentence, so text of columns, pages or figures is probably mixed up";
    case Sign::BeginsInside:
      return "many paragraphs begin in mid-sentence, so columns or pages probably cut them";
    case Sign::Long:
      return "many passages are longer than 400 words, so paragraphs have probably run together";
    case Sign::Short:
      return "many passages have only a few words, like text from figures, tables and page edges";
    case Sign::OddCharacters:
      return "many characters could not be decoded";
    case Sign::PagesWithoutText:
      return "some pages are scans without text";
  }
  return "";
}

std::string_view what_to_do(Sign sign, SourceForm form) {
  if (sign == Sign::PagesWithoutText) return "run `dossier index --ocr`";
  if (form == SourceForm::Pdf) {
    if (sign == Sign::OddCharacters) return "run `dossier index --ocr`";
    return "convert it to Markdown with another tool, and put that beside the PDF under the same name (NAME.md)";
  }
  return "index the PDF itself, or convert it again to Markdown";
}

}  // namespace

ReadingEstimate estimate_of(const ReadingSigns& signs) {
  ReadingEstimate estimate;
  double sum = 0;
  double most = 0;
  for (std::size_t i = 0; i < sign_count; ++i) {
    const double part = weights[i] * std::sqrt(signs.shares[i]);
    sum += part;
    if (part > most) {
      most = part;
      estimate.main = static_cast<Sign>(i);
    }
  }
  // These two are no signs but facts: what is not there is not read right.
  const double missing = signs[Sign::PagesWithoutText];
  const double undecoded = std::min(1.0, signs[Sign::OddCharacters] * letters_a_word);
  if (missing > 0.3 || undecoded > 0.3)
    estimate.main = missing > undecoded ? Sign::PagesWithoutText : Sign::OddCharacters;
  estimate.right = std::clamp(1.05 - std::exp(sum - start), 0.0, 1.0) * (1 - missing) * (1 - undecoded);
  return estimate;
}

std::string reading_warning(const ReadingSigns& signs, const ReadingEstimate& estimate) {
  if (signs.paragraphs < fewest_paragraphs || estimate.right >= badly_read) return "";
  return std::string(what_is_wrong(estimate.main)) + "; " + std::string(what_to_do(estimate.main, signs.form));
}

ReadingSigns note_quality(const std::vector<Passage>& passages, SourceForm form, double pages_without_text,
                          FileRecord& record) {
  auto signs = signs_of(passages, form);
  signs[Sign::PagesWithoutText] = pages_without_text;
  const auto estimate = estimate_of(signs);
  record.quality = static_cast<std::uint32_t>(std::lround(std::max(1.0, estimate.right * 100)));
  record.badly_read_because = reading_warning(signs, estimate);
  return signs;
}

}  // namespace dossier::reading
