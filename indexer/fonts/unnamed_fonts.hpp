// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/pdf_words.hpp"

namespace dossier::pdf {

/// Whether words of the text are set in fonts without a name, which are drawings of letters (Type 3), as TeX made them.
bool has_unnamed_fonts(const PdfText& text);

/// Gives words in fonts without a name the size that the widths of their letters tell, and boxes to match. The size
/// that the file tells is a guess, another for each font. Linear in the words.
void measure_unnamed_fonts(PdfText& text);

}  // namespace dossier::pdf
