// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/source/pdf_words.hpp"

#include <functional>
#include <string_view>

namespace dossier::pdf {

/// Takes the pages of a PDF one by one, with the names of the fonts seen so far.
using PageSink = std::function<void(Page&&)>;

/// Gives the pages to `sink` in order and returns what else is known of the file, without pages: so a long book need
/// not be held twice.
Result<PdfText> pages_by_poppler(std::string_view bytes, const PdfLimits& limits, const PageSink& sink);

/// The words of a PDF, through poppler, in this process: about 120 pages a second. A file that is broken, locked by a
/// password or without pages gives an error. A hostile file may take long or much memory; see pdf_child.hpp.
Result<PdfText> words_by_poppler(std::string_view bytes, const PdfLimits& limits = {});

}  // namespace dossier::pdf
