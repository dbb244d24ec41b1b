// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/user_note.hpp"
#include "indexer/source/pdf_words.hpp"

#include <cstdint>
#include <vector>

namespace dossier::notes {

/// A box on a page, in points rounded to a tenth.
PageBox page_box(std::uint32_t page, const pdf::Box& box);

/// What readers of a PDF have put on its pages, with the words that they marked. What has neither words nor a comment
/// is left out. Time grows with words and marked lines, but for a sort.
std::vector<UserNote> notes_of(const pdf::PdfText& text);

}  // namespace dossier::notes
