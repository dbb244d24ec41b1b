// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/markup/markup_writer.hpp"

#include <string_view>

namespace dossier::reading {

/// Reads a saved web page, or a chapter of a book, in any declared encoding: its main content without menus, heads and
/// feet of the site, scripts and what is hidden. Title, authors, journal … from its `citation_*` and Dublin Core
/// fields. Nothing is fetched. Errors: BadData for a page that nests deeper than any does, or holds no text.
Result<MarkedUp> read_html(std::string_view bytes);

/// The same into blocks that have begun, for one of several files of a book. False where it nests too deep.
bool write_html(std::string_view bytes, MarkupWriter& writer, Paper& paper, Paper& fallback);

/// Whether the bytes begin as a page in HTML does.
bool looks_like_html(std::string_view bytes);

}  // namespace dossier::reading
