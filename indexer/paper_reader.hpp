// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/file_record.hpp"
#include "index/passage.hpp"
#include "indexer/blocks/user_note.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

/// How a text layer may be made of a PDF: of its pages that have none, or of all pages anew.
enum class TextLayerRemedy : std::uint8_t { None, Recognise, Replace };

/// One source file, read: what it says of itself, its passages in reading order, and the account of what was left out.
/// Passages have kind, section, heading, lines, page and text; ids and labels come later (see IdRegistry, label_paper).
struct PaperReading {
  Paper paper;  ///< without id, source and citation_key
  std::vector<Passage> passages;
  std::vector<UserNote> notes;                     ///< what its reader has marked and written in it; no passages yet
  TextLayerRemedy remedy = TextLayerRemedy::None;  ///< of a PDF some of whose pages have no text that can be read
  FileRecord record;                               ///< passages by kind, dropped_lines, repairs and notes are filled
};

/// Reads Markdown or plain text as PDF converters leave it, a PDF (see pdf_paper.hpp), or a format that marks its parts
/// (see marked_up.hpp), told by the content. `bytes` is the file's content
/// in any encoding. Errors: BadData where the bytes are no text (binary, empty), with reason and remedy. Never fails on
/// odd text. Linear in the size; at least 10 MB/s a core together with the labelling.
Result<PaperReading> read_paper(std::string_view bytes);

}  // namespace dossier
