// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/markup/markup_writer.hpp"

#include <string_view>

namespace dossier::reading {

/// Reads an article in TEI, GROBID's too: head, abstract, sections, notes, tables, references as the format says them.
/// Errors: BadData.
Result<MarkedUp> read_tei(std::string_view bytes);

}  // namespace dossier::reading
