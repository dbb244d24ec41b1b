// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/markup/markup_writer.hpp"

#include <string_view>

namespace dossier::reading {

/// Reads an article in JATS (as publishers and PubMed Central have them): title, authors, journal, abstract, sections,
/// tables, captions, notes, references as the format says them. Errors: BadData.
Result<MarkedUp> read_jats(std::string_view bytes);

}  // namespace dossier::reading
