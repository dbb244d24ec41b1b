// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/markup/markup_writer.hpp"
#include "indexer/markup/zip_archive.hpp"

namespace dossier::reading {

/// Reads a document of Word: headings by their styles, lists by their numbering, tables, footnotes and endnotes.
/// Comments, deleted and moved-away text, fields' instructions, heads and feet of pages are left out. Errors: BadData.
Result<MarkedUp> read_docx(ZipArchive& archive);

}  // namespace dossier::reading
