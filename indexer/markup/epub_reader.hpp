// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/markup/markup_writer.hpp"
#include "indexer/markup/zip_archive.hpp"

namespace dossier::reading {

/// Reads a book: its chapters in the order of its spine, each as a page in HTML. Errors: BadData.
Result<MarkedUp> read_epub(ZipArchive& archive);

}  // namespace dossier::reading
