// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"

namespace dossier::reading {

/// Fills what document.paper does not know yet from the front blocks and the lines of the journal that were left out:
/// title, authors, year, journal, volume, issue, pages, DOI, keywords. Changes no block.
void read_metadata(Document& document);

}  // namespace dossier::reading
