// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/output/docx_file.hpp"
#include "searcher/output/export_writers.hpp"

namespace dossier::export_writers {

std::string docx(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style) {
  DocxFile file;
  file.title(provenance.query.empty() ? "Passages" : one_line(provenance.query));
  file.paragraph(provenance_line(provenance));
  const Citer citer(style, papers_of(items));
  for (const auto& item : items) {
    const auto* passage = item.passage;
    const auto* paper = item.paper;
    file.quotation(passage->text);
    file.paragraph(citer.cite(*paper, *passage) + " · " + location_line(*passage) + " · " + one_line(passage->id));
    if (const auto note = note_line(item); !note.empty()) file.paragraph(note);
  }
  if (items.empty()) return file.bytes();
  file.heading("Papers");
  for (auto& [paper, parts] : citer.references()) {
    if (style.is(CitationStyle::Pandoc)) parts.insert(parts.begin(), {"@" + citation_key(*paper) + ": ", false});
    file.paragraph(parts);
  }
  return file.bytes();
}

}  // namespace dossier::export_writers
