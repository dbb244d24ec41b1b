// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "indexer/citations/printed_names.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::citations {

/// A citation as it stands in a text: names and a year, or the number of an entry.
struct InText {
  /// Names and a year; names and a page, `(Khan 14)`; a number: `[12]`, `(12)`, `¹²`.
  enum class Form : std::uint8_t { AuthorYear, AuthorPage, Bracketed, Rounded, Raised };
  TextSpan span;
  Form form = Form::AuthorYear;
  PrintedNames authors;
  bool in_sentence = false;  ///< `Khan (2019)`: words of the sentence may stand before the names
  int year = 0;
  char letter = 0;           ///< `a` of `2014a`; 0: none
  std::uint32_t number = 0;  ///< of the entry, from 1
};

/// Finds the citations of a text: `(Khan 2019)`, `(see Khan, 2019, p. 14; Smith 2014a, 2014b)`, `Khan and Yaqoob
/// (2019)`,
/// `(Khan 14)` with a page, `[3, 7–9]`, `[3]–[7]`, and numbers in round brackets or raised, which are citations only
/// where the paper's entries have numbers. Linear.
std::vector<InText> find_citations(std::string_view text);

}  // namespace dossier::citations
