// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

namespace dossier::reading {

/// Settles what is a heading: takes lines for headings that the format did not mark (bold lines, names of sections,
/// numbered lines, short lines above a paragraph in papers without marked headings), makes paragraphs of marked lines
/// that are none (sentences, captions, the rest of a sentence), puts headings together that were cut in two, splits
/// run-in headings off ("Abstract: …").
void settle_headings(Document& document);

/// Whether the text is the number and title of a table or figure: "Table 2", "Figure 3: …"; not "Table 2 shows …".
bool is_caption(std::string_view text);

}  // namespace dossier::reading
