// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/pipeline.hpp"

#include <cstdint>
#include <string_view>

namespace dossier::reading {

/// Whether the bytes are a PDF, by their signature: at the beginning, or in the first 1024 bytes of a file that ends as
/// a PDF does. The file's name does not matter.
bool is_pdf(std::string_view bytes);

/// Reads a PDF in a child process (see source/pdf_child.hpp). Passages have pages, boxes and the numbers printed there,
/// and no lines. `probe`, where set, receives headings and passages as blocks. Errors: BadData where the file is
/// broken, locked, too long to read, or has no text layer that can be read; Unreadable where the system gives no
/// process.
Result<PaperReading> read_pdf_paper(std::string_view bytes, ReadingProbe* probe = nullptr);

/// How a text layer may be made of a PDF that read_pdf_paper() refused.
TextLayerRemedy remedy_for(const Error& refusal);

}  // namespace dossier::reading
