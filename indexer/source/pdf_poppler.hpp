// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/source/pdf_words.hpp"

#include <functional>
#include <string_view>

namespace dossier::pdf {

/// Takes the pages of a PDF one by one, with the names of the fonts seen so far.
using PageSink = std::function<void(Page&&)>;

/// Gives the pages of a PDF, read by poppler in this process, to `sink` in order and returns what else is known of the
/// file: about 120 pages a second. A file that is broken, locked by a password or without pages gives an error. A
/// hostile file may take long or much memory; see pdf_child.hpp.
Result<PdfText> pages_by_poppler(std::string_view bytes, const PdfLimits& limits, const PageSink& sink);

}  // namespace dossier::pdf
