// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"
#include "indexer/source/source_lines.hpp"

#include <vector>

namespace dossier::reading {

/// Takes a YAML block (between --- and --- or ...) off the beginning of the lines and fills document.paper from it:
/// title, author(s) as names or as maps with `name` or `given` and `family`, date or year, journal, volume, issue,
/// pages, doi, url, lang, keywords. A block that is no YAML stays text; one larger than 64 KiB too.
void take_yaml_front_matter(std::vector<SourceLine>& lines, Document& document);

}  // namespace dossier::reading
