// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/bibliography/entry.hpp"

#include <string_view>

namespace dossier::bibliography {

/// Reads BibTeX and biblatex: entries in braces or parentheses, @string, values joined by `#`. An entry that is not
/// well-formed is left out with a note, and reading goes on at the next `@`. `text` is UTF-8. Linear.
Entries read_bibtex(std::string_view text);

/// Paths in the field `file` of JabRef, Zotero and Mendeley: `:paper.pdf:PDF`, `Title:paper.pdf:application/pdf`,
/// `paper.pdf`, parted by `;`.
std::vector<std::filesystem::path> files_of_field(std::string_view field);

}  // namespace dossier::bibliography
