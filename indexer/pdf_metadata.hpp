// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/source/pdf_words.hpp"

#include <string_view>

namespace dossier::reading {

/// What the data of a PDF say of the paper: its XMP (Dublin Core, PRISM), then its Info dictionary. Programs fill much
/// of this in by themselves, so that what is no title or no name of a person is left out, and dates of files are not
/// taken. DOI, journal, volume, issue and year are those of XMP alone, which only publishers write.
Paper paper_in(const pdf::PdfInfo& info);

/// Whether a text may be a title: no name of a file or program, not in one word, with letters.
bool is_likely_title(std::string_view title);

/// Fills what the paper does not have yet: what is printed counts more. A DOI of the data takes the place of a printed
/// one, which may be that of a cited work.
void complete_from(const Paper& data, Paper& paper);

}  // namespace dossier::reading
