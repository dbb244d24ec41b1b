// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/pdf_words.hpp"

namespace dossier::pdf {

/// Whether the sizes of the type are estimates, a bit other in each line, as programs leave them that recognise the
/// text of scans.
bool has_estimated_sizes(const PdfText& text);

/// Gives the words of a line one size and one baseline, and lines whose sizes differ little the same size. Linear in
/// the words but for sorting.
void even_out_sizes(PdfText& text);

}  // namespace dossier::pdf
