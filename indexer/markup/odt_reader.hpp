// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/markup/markup_writer.hpp"
#include "indexer/markup/zip_archive.hpp"

namespace dossier::reading {

/// Reads a document of LibreOffice: headings, lists, tables and notes as it has them. Comments, tracked deletions,
/// heads and feet of pages are left out. Errors: BadData.
Result<MarkedUp> read_odt(ZipArchive& archive);

}  // namespace dossier::reading
